using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Leads.Domain;

/// <summary>
/// A person who wants a consultant of one tenant. Belongs to the tenant; the talent is its party. What staff think of it
/// has no place here, because the talent can read every column.
/// </summary>
public sealed partial class Lead : Entity, ICaseRow
{
    public const int WishMax = 2000;
    public const int ReachWhenMax = 200;
    public const int ReasonMax = 1000;
    public const int TimeZoneMax = 60;
    public const int IndustryMax = 60;
    public const string Table = "leads";

    /// <summary>Name of its form among drafts; the record is the tenant.</summary>
    public const string DraftForm = "consultant";

    /// <summary>What its grants are for, in access log and grants.</summary>
    public const string Purpose = "lead";

    /// <summary>Years for which a lead that became a case stays after the case has ended.</summary>
    public const int CaseKeptYears = 3;

    /// <summary>Months for which a lead that came to nothing stays, so that one can look up how it went.</summary>
    public const int OverKeptMonths = 12;

    /// <summary>The organisation opens the profile until this long after the end of what came of the lead.</summary>
    public static readonly TimeSpan OpenAfterEnd = TimeSpan.FromDays(90);

    /// <summary>No profile stays open longer than this by one asking, however long it takes.</summary>
    public static readonly TimeSpan OpenAtMost = TimeSpan.FromDays(730);

    /// <summary>Shortly before its time a lead is marked as due.</summary>
    public static readonly TimeSpan DueWithin = TimeSpan.FromHours(4);

    private Lead()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    /// <summary>Never set: a lead is between a person and a tenant.</summary>
    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    [Class(FieldClass.Public)]
    public LeadSource Source { get; private set; }

    [Class(FieldClass.Public)]
    public LeadState State { get; private set; }

    /// <summary>The language in which the person wants to talk.</summary>
    [Class(FieldClass.Sensitive)]
    public Language Language { get; private set; }

    /// <summary>ISO 3166 alpha-2 of where the person lives.</summary>
    [Class(FieldClass.Sensitive)]
    public string CountryCode { get; private set; } = "";

    /// <summary>IANA zone by whose clock the person lives.</summary>
    [Class(FieldClass.Sensitive)]
    public string TimeZone { get; private set; } = "";

    /// <summary>Code of the branch in which the person worked when they asked, coarser than their profile: services are counted by it. Null where it was not said.</summary>
    [Class(FieldClass.Sensitive)]
    public string? IndustryCode { get; private set; }

    /// <summary>What the person wants, sealed under their key.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Wish { get; private set; }

    /// <summary>When the person can be reached, sealed under their key; empty when nothing was said.</summary>
    [Class(FieldClass.Contact)]
    public SealedText ReachWhen { get; private set; }

    /// <summary>Since when the organisation may get in touch; null while it may not.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset? ContactAllowedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>By when somebody must have taken or declined it.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset AcknowledgeBy { get; private set; }

    /// <summary>Who has it, or declined it.</summary>
    [Class(FieldClass.Internal)]
    public Guid? StaffUserId { get; private set; }

    /// <summary>Their name as it was then, for the talent, who cannot read the list of staff.</summary>
    [Class(FieldClass.Public)]
    public string? StaffName { get; private set; }

    /// <summary>Words to the talent with a refusal, sealed under their key; empty otherwise.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Reason { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>When nothing more was to come of it: declined, withdrawn, or its case ended. Until then the person has one here and asks for no other.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset? ClosedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public bool IsOpen => ClosedAt is null;

    /// <summary>What both sides call it by: says nothing of the person.</summary>
    public string Reference => ReferenceCode.Of(Id);

    /// <summary>Until when the organisation may open the profile as far as the lead goes; null while it is open. The grant may end before.</summary>
    public DateTimeOffset? OpensUntil => ClosedAt is not { } closed ? null : State == LeadState.Taken ? closed + OpenAfterEnd : closed;

    /// <summary>A person asks for a consultant at <paramref name="tenantId"/>, and lets them get in touch.</summary>
    public static Lead Ask(
        Guid id, Guid tenantId, Guid talentUserId, Language language, string countryCode, string timeZone, SealedText wish, SealedText reachWhen, DateTimeOffset now, DateTimeOffset acknowledgeBy, string? industryCode = null)
    {
        var lead = Brought(id, tenantId, talentUserId, LeadSource.Self, language, countryCode, timeZone, wish, now, acknowledgeBy, industryCode);
        lead.ReachWhen = reachWhen;
        lead.Wait();
        return lead;
    }

    /// <summary>A person whom staff or a partner brought has confirmed. It is taken, or made to wait, at once.</summary>
    public static Lead Brought(
        Guid id, Guid tenantId, Guid talentUserId, LeadSource source, Language language, string countryCode, string timeZone, SealedText wish, DateTimeOffset now, DateTimeOffset acknowledgeBy, string? industryCode = null) =>
        new()
        {
            Id = id,
            TenantId = tenantId,
            TalentUserId = talentUserId,
            Source = source,
            State = LeadState.New,
            Language = language,
            CountryCode = countryCode,
            TimeZone = timeZone,
            IndustryCode = ReferenceData.Industries.RootOf(industryCode)?.Code,
            Wish = wish,
            ContactAllowedAt = now,
            AskedAt = now,
            AcknowledgeBy = acknowledgeBy,
            ChangedAt = now,
        };

    /// <summary>It waits for whoever takes it.</summary>
    public void Wait() => Raise(new ConsultantAsked(this));

    /// <summary>How it stands with the promise to answer; null once it is answered.</summary>
    public LeadClock? ClockAt(DateTimeOffset now) =>
        State != LeadState.New ? null : AcknowledgeBy < now ? LeadClock.Overdue : AcknowledgeBy - now <= DueWithin ? LeadClock.Due : LeadClock.OnTime;

    /// <summary>A consultant takes it, or is given it. False when somebody was faster, or the talent took it back.</summary>
    /// <param name="begun">What another organisation had done of it; null where everything begins here.</param>
    public bool TakeBy(Guid staffUserId, string staffName, DateTimeOffset now, BegunElsewhere? begun = null)
    {
        if (State != LeadState.New) return false;
        (State, StaffUserId, StaffName, ChangedAt) = (LeadState.Taken, staffUserId, staffName, now);
        OpenToAll();
        Raise(new LeadTaken(TenantId, Id, TalentUserId, staffUserId, staffName, Language, CountryCode, TimeZone, now, Source, begun));
        return true;
    }

    /// <summary>The organisation says no. False when somebody was faster, or the talent took it back.</summary>
    /// <param name="reason">Words to the talent, sealed.</param>
    public bool Decline(Guid staffUserId, string staffName, SealedText reason, DateTimeOffset now)
    {
        if (State != LeadState.New) return false;
        (State, StaffUserId, StaffName, Reason, ChangedAt, ClosedAt, ContactAllowedAt) = (LeadState.Declined, staffUserId, staffName, reason, now, now, null);
        OpenToAll();
        Raise(new LeadDeclined(this));
        return true;
    }

    /// <summary>The talent takes it back. Returns why not, or null.</summary>
    public TextKey? Withdraw(DateTimeOffset now)
    {
        if (!IsOpen) return new TextKey("WithdrawLead_AlreadyOver");
        (State, ChangedAt, ClosedAt, ContactAllowedAt) = (LeadState.Withdrawn, now, now, null);
        OpenToAll();
        Raise(new LeadWithdrawn(this));
        return null;
    }

    /// <summary>Its case was given to another consultant: what came with the lead is theirs to read now, and no longer the former one's.</summary>
    public void PassTo(Guid staffUserId, string staffName)
    {
        if (State == LeadState.Taken) (StaffUserId, StaffName) = (staffUserId, staffName);
    }

    /// <summary>What came of it has ended: the person may ask anew. Without effect on one that is over.</summary>
    public void Close(DateTimeOffset now)
    {
        if (!IsOpen || State != LeadState.Taken) return;
        ClosedAt = now;
        Raise(new LeadClosed(this));
    }
}
