using System.Security.Cryptography;
using System.Text;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Prospects.Domain;

/// <summary>Where a prospect stands. What is over holds no word about the person any more.</summary>
public enum ProspectState
{
    /// <summary>Somebody entered them; the person has not been written to.</summary>
    Entered,

    /// <summary>The mail is out; the person decides.</summary>
    Invited,

    /// <summary>The person confirmed and is a lead now.</summary>
    Confirmed,

    /// <summary>The person does not want it, or staff took the entry away.</summary>
    Declined,

    /// <summary>Nobody was in touch for too long.</summary>
    Lapsed,

    /// <summary>Entered twice: lies in another prospect.</summary>
    Merged,
}

/// <summary>
/// A person whom staff or a partner met and who has no part in the portal yet. One tenant's; the person has no account
/// whose key could seal the words, so they are sealed under the tenant's and overwritten when it is over.
/// </summary>
public sealed class Prospect : Entity, ITenantOwned
{
    public const string Table = "prospects";

    /// <summary>Name of its form among drafts; the record is the prospect, or empty for a new one.</summary>
    public const string DraftForm = "prospect";

    public const int LinkHashLength = 32;

    /// <summary>Days after the last contact for which an entry stays that the person has not confirmed.</summary>
    public const int KeptDays = 30;

    /// <summary>Months for which an entry that is over stays, without a word about the person, to count by.</summary>
    public const int TraceKeptMonths = 12;

    /// <summary>Days after the invitation at which the one reminder goes out.</summary>
    public const int ReminderDays = 7;

    private Prospect()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public ProspectState State { get; private set; }

    /// <summary>All that is known of the person, see <see cref="ProspectFacts"/>; empty once it is over.</summary>
    public SealedText Facts { get; private set; }

    /// <summary>ISO 3166 alpha-2 of where the person lives, to filter by; null when unknown or over.</summary>
    public string? CountryCode { get; private set; }

    public ProspectSource Source { get; private set; }

    public ContactPermission Permission { get; private set; }

    public Guid EnteredBy { get; private set; }

    /// <summary>Their name as it was then, for the person, who cannot read the list of staff.</summary>
    public string EnteredByName { get; private set; } = "";

    /// <summary>A partner brought the person, and answers for nothing after that.</summary>
    public bool ByPartner { get; private set; }

    public DateTimeOffset EnteredAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Of the last contact, or of the entry where there was none: the days until the deletion count from here.</summary>
    public DateTimeOffset ContactAt { get; private set; }

    public DateTimeOffset? InvitedAt { get; private set; }

    public DateTimeOffset? RemindedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>SHA-256 of the secret in the mailed link; null while there is none.</summary>
    public byte[]? LinkHash { get; private set; }

    /// <summary>What it became.</summary>
    public Guid? LeadId { get; private set; }

    /// <summary>In which prospect it lies since it was merged.</summary>
    public Guid? MergedInto { get; private set; }

    public uint Version { get; private set; }

    /// <summary>Whether it holds words about the person that may be read and changed.</summary>
    public bool IsOpen => State is ProspectState.Entered or ProspectState.Invited;

    /// <summary>What staff call it by: says nothing of the person.</summary>
    public string Reference => ReferenceCode.Of(Id);

    /// <summary>When it is deleted unless the person confirms or there is contact.</summary>
    public DateTimeOffset ForgetAt => ContactAt.AddDays(KeptDays);

    /// <summary>Whether the one reminder may go out now.</summary>
    public bool IsReminderDueAt(DateTimeOffset now) => State == ProspectState.Invited && RemindedAt is null && InvitedAt <= now.AddDays(-ReminderDays);

    public static Prospect Enter(Guid id, Guid tenantId, Guid enteredBy, string enteredByName, bool byPartner, DateTimeOffset now) => new()
    {
        Id = id,
        TenantId = tenantId,
        State = ProspectState.Entered,
        EnteredBy = enteredBy,
        EnteredByName = enteredByName,
        ByPartner = byPartner,
        EnteredAt = now,
        ChangedAt = now,
        ContactAt = now,
    };

    /// <summary>Takes what is known of the person now. False once it is over.</summary>
    /// <param name="words">The facts, sealed.</param>
    public bool Describe(ProspectFacts facts, SealedText words, DateTimeOffset now)
    {
        if (!IsOpen) return false;
        (Facts, CountryCode, Source, Permission, ChangedAt) = (words, facts.CountryCode, facts.Source, facts.Permission, now);
        return true;
    }

    /// <summary>Writes to the person for the first time. False when somebody did before, or they may not be written to.</summary>
    public bool Invite(byte[] linkHash, DateTimeOffset now)
    {
        if (State != ProspectState.Entered || Permission != ContactPermission.Given) return false;
        (State, LinkHash, InvitedAt, ContactAt, ChangedAt) = (ProspectState.Invited, linkHash, now, now, now);
        return true;
    }

    /// <summary>Writes to the person for the second and last time.</summary>
    public bool Remind(DateTimeOffset now)
    {
        if (!IsReminderDueAt(now)) return false;
        (RemindedAt, ContactAt, ChangedAt) = (now, now, now);
        return true;
    }

    /// <summary>The person confirmed: from here on it is a lead, and what was known of them is theirs alone.</summary>
    public bool Confirm(Guid leadId, DateTimeOffset now)
    {
        if (State != ProspectState.Invited) return false;
        LeadId = leadId;
        End(ProspectState.Confirmed, now);
        return true;
    }

    /// <summary>The person does not want it, or staff took the entry away.</summary>
    public bool Decline(DateTimeOffset now)
    {
        if (!IsOpen) return false;
        End(ProspectState.Declined, now);
        return true;
    }

    /// <summary>Time is over.</summary>
    public bool Lapse(DateTimeOffset now)
    {
        if (!IsOpen || ForgetAt > now) return false;
        End(ProspectState.Lapsed, now);
        return true;
    }

    /// <summary>Lies in another prospect from now on. Its words stay while that can be undone.</summary>
    public bool MergeInto(Guid kept, DateTimeOffset now)
    {
        if (State != ProspectState.Entered || kept == Id) return false;
        (State, MergedInto, ChangedAt) = (ProspectState.Merged, kept, now);
        return true;
    }

    /// <summary>Is one of its own again.</summary>
    public void Unmerge(DateTimeOffset now) => (State, MergedInto, ChangedAt) = (ProspectState.Entered, null, now);

    /// <summary>The merging can no longer be undone: the words of this one go.</summary>
    public void SealMerge(DateTimeOffset now)
    {
        if (State == ProspectState.Merged) End(ProspectState.Merged, now);
    }

    /// <summary>The secret of a link is not kept, only what tells it.</summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private void End(ProspectState state, DateTimeOffset now) =>
        (State, Facts, CountryCode, LinkHash, ClosedAt, ChangedAt) = (state, default, null, null, now, now);
}
