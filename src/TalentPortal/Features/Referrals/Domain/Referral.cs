using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Referrals.Domain;

/// <summary>
/// A consultant refers a talent to somebody who can do more: an employer, a hub, a school, a service. Nothing goes out before
/// the talent agreed, and then only <see cref="ReferralLetter"/>. The talent may read every column; the receiver reads none.
/// </summary>
public sealed class Referral : ICaseRow
{
    public const string Table = "referrals";
    public const string Purpose = "referral";
    public const int NameMax = 100;
    public const int ContactMax = 80;
    public const int AsksMax = 1000;
    public const int NoteMax = 1000;
    public const int LinkHashLength = 32;

    /// <summary>Working days in which an outcome is due.</summary>
    public const int DaysUsual = 10;
    public const int DaysMost = 60;

    /// <summary>Working days after the reminder at which whoever answers for the case is told.</summary>
    public const int OwnerToldAfterDays = 2;

    /// <summary>Days after the due day at which a loop that nobody closed ends by itself.</summary>
    public const int LapseDays = 60;

    /// <summary>Months after the end of the case for which referrals are kept.</summary>
    public const int KeptMonths = 12;

    private Referral()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid CaseId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    /// <summary>Never set: the receiver reads the letter, and only once the talent agreed.</summary>
    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    [Class(FieldClass.Sensitive)]
    public ReferralKind Kind { get; private set; }

    /// <summary>The employer on the platform to which it goes; null: it goes to an address.</summary>
    [Class(FieldClass.Sensitive)]
    public Guid? ReceiverEmployerId { get; private set; }

    /// <summary>Name of the organisation as the consultant wrote it, or as the employer bears it.</summary>
    [Class(FieldClass.Sensitive)]
    public Bilingual ReceiverName { get; private set; } = Bilingual.Empty;

    /// <summary>Whom the mail goes to, sealed; empty for an employer on the platform. See <see cref="ReferralContact"/>.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Contact { get; private set; }

    /// <summary>What is asked for, sealed under the person's key.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Asks { get; private set; }

    /// <summary>What the consultant would pass on beside the name.</summary>
    [Class(FieldClass.Sensitive)]
    public List<ReferralPart> Proposed { get; private set; } = [];

    /// <summary>What the talent agreed to.</summary>
    [Class(FieldClass.Sensitive)]
    public List<ReferralPart> Agreed { get; private set; } = [];

    [Class(FieldClass.Sensitive)]
    public ReferralState State { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid AskedBy { get; private set; }

    [Class(FieldClass.Public)]
    public string AskedByName { get; private set; } = "";

    [Class(FieldClass.Internal)]
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>When the talent agreed, and it went out.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Working days for the outcome.</summary>
    [Class(FieldClass.Internal)]
    public int Days { get; private set; }

    /// <summary>Day at the tenant by which an outcome is due.</summary>
    [Class(FieldClass.Internal)]
    public DateOnly? DueOn { get; private set; }

    /// <summary>Why not, or what came of it, sealed; empty for nothing written.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Note { get; private set; }

    /// <summary>When the receiver first answered.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset? AnsweredAt { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When the receiver was reminded, once.</summary>
    [Class(FieldClass.Internal)]
    public DateOnly? RemindedOn { get; private set; }

    /// <summary>When whoever answers for the case was told that it is overdue.</summary>
    [Class(FieldClass.Internal)]
    public DateOnly? OwnerToldOn { get; private set; }

    /// <summary>SHA-256 of the secret in the mailed link; null where there is none.</summary>
    [Class(FieldClass.Internal)]
    public byte[]? LinkHash { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    /// <summary>The loop is not closed.</summary>
    public bool IsOpen => State is ReferralState.Asked or ReferralState.Sent or ReferralState.Accepted;

    /// <summary>It is with the receiver.</summary>
    public bool IsOut => State is ReferralState.Sent or ReferralState.Accepted;

    public static Referral Ask(Guid id, TalentCase of, ReferralKind kind, Guid? employer, Bilingual name, IEnumerable<ReferralPart> parts, int days, Guid by, string byName, DateTimeOffset now) => new()
    {
        Id = id, TenantId = of.TenantId, CaseId = of.Id, TalentUserId = of.TalentUserId, Kind = kind, ReceiverEmployerId = employer, ReceiverName = name,
        Proposed = [.. parts.Distinct().Order()], Days = days, AskedBy = by, AskedByName = byName, AskedAt = now,
    };

    /// <summary>Takes what is written in it, sealed.</summary>
    public Referral With(SealedText contact, SealedText asks)
    {
        (Contact, Asks) = (contact, asks);
        return this;
    }

    /// <summary>The talent agrees to some of what was proposed; it goes out. Returns why not, or null.</summary>
    public TextKey? Send(IEnumerable<ReferralPart> parts, DateOnly dueOn, byte[]? linkHash, DateTimeOffset now)
    {
        if (State != ReferralState.Asked) return "Referral_Over";
        (State, Agreed, DueOn, LinkHash, SentAt) = (ReferralState.Sent, [.. parts.Where(Proposed.Contains).Distinct().Order()], dueOn, linkHash, now);
        return null;
    }

    /// <summary>The receiver takes care of it, or ends the loop; or it is ended otherwise. Returns why not, or null.</summary>
    /// <param name="linkHash">Of the link for the outcome, where it is accepted by a link.</param>
    public TextKey? Move(ReferralState to, SealedText note, byte[]? linkHash, DateTimeOffset now)
    {
        if (!CanMove(to)) return "Referral_Over";
        if (to is ReferralState.Accepted or ReferralState.Declined || (AnsweredAt is null && to is ReferralState.Met or ReferralState.Found or ReferralState.Nothing)) AnsweredAt = now;
        (State, LinkHash) = (to, linkHash);
        if (note.ToBytes().Length > 0) Note = note;
        if (!IsOpen) ClosedAt = now;
        return null;
    }

    /// <summary>Whether it can go there from where it stands, whoever does it.</summary>
    public bool CanMove(ReferralState to) => State switch
    {
        ReferralState.Asked => to is ReferralState.Refused or ReferralState.Withdrawn,
        ReferralState.Sent => to is ReferralState.Accepted or ReferralState.Declined || IsEnd(to),
        ReferralState.Accepted => IsEnd(to),
        _ => false,
    };

    /// <summary>Whether a receiver may say so at this point: yes or no first, then what came of it.</summary>
    public bool ReceiverMay(ReferralState to) => State == ReferralState.Sent ? to is ReferralState.Accepted or ReferralState.Declined : State == ReferralState.Accepted && to is ReferralState.Met or ReferralState.Found or ReferralState.Nothing;

    public void Reminded(DateOnly today) => RemindedOn = today;

    public void OwnerTold(DateOnly today) => OwnerToldOn = today;

    private static bool IsEnd(ReferralState to) => to is ReferralState.Met or ReferralState.Found or ReferralState.Nothing or ReferralState.NoAnswer or ReferralState.Withdrawn;
}
