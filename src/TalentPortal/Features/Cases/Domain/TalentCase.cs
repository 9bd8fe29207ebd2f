using System.Security.Cryptography;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Time;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>
/// One talent's way to one tenant: from the first contact abroad to being settled. One person answers for the next step at
/// any time. The talent may read every column; what staff think of it lies in <see cref="CaseNote"/>.
/// </summary>
public sealed partial class TalentCase : Entity, ICaseRow
{
    public const int NextActionMax = 500;
    public const int WordsMax = 4000;
    public const string Table = "cases";

    /// <summary>What the readings of a case are for, in the access log.</summary>
    public const string Purpose = "case";

    /// <summary>How policies know who answers for a case, and who stands in: what was opened for it is open to them alone, and while it goes on.</summary>
    public static readonly Matter Matter = new(Table, "lead_id", "talent_user_id", "owner_user_id", "closed_at", new("deputy_user_id", "deputy_from", "deputy_until"));

    /// <summary>How policies know when a case ends for the campus.</summary>
    public static readonly SeenForATime Seen = new(Table, "campus_until", "lead_id");

    /// <summary>Years for which an ended case is kept: the record of a service that employers of talents must be able to show.</summary>
    public const int KeptYears = 3;

    /// <summary>Months after the end for which packets and staff's own notes are kept, in which clearance and health may be spoken of.</summary>
    public const int PapersKeptMonths = 6;

    private TalentCase()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    /// <summary>Never set: employers are no party to a case.</summary>
    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    /// <summary>The same for all cases of one person, at every tenant.</summary>
    [Class(FieldClass.Internal)]
    public Guid JourneyId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid LeadId { get; private set; }

    /// <summary>Code of the stage, see <see cref="Playbook"/>.</summary>
    [Class(FieldClass.Sensitive)]
    public string Stage { get; private set; } = "";

    [Class(FieldClass.Internal)]
    public DateTimeOffset StageSince { get; private set; }

    [Class(FieldClass.Internal)]
    public CaseTier Tier { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? OwnerUserId { get; private set; }

    /// <summary>The owner's name as the talent reads it.</summary>
    [Class(FieldClass.Public)]
    public string? OwnerName { get; private set; }

    [Class(FieldClass.Sensitive)]
    public CaseClock Clock { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset ClockSince { get; private set; }

    /// <summary>Office minutes of work in this stage before <see cref="ClockSince"/>.</summary>
    [Class(FieldClass.Internal)]
    public int StageMinutes { get; private set; }

    /// <summary>Office minutes for which the case waited for the talent before <see cref="ClockSince"/>.</summary>
    [Class(FieldClass.Internal)]
    public int TalentMinutes { get; private set; }

    [Class(FieldClass.Internal)]
    public int EmployerMinutes { get; private set; }

    [Class(FieldClass.Internal)]
    public int AuthorityMinutes { get; private set; }

    /// <summary>What happens next, sealed under the person's key; empty with a date means: get in touch for the first time.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText NextAction { get; private set; }

    /// <summary>Day at the tenant by which it is to be done.</summary>
    [Class(FieldClass.Internal)]
    public DateOnly? NextOn { get; private set; }

    [Class(FieldClass.Sensitive)]
    public Language Language { get; private set; }

    /// <summary>IANA zone by whose clock the person lives.</summary>
    [Class(FieldClass.Sensitive)]
    public string TimeZone { get; private set; } = "";

    [Class(FieldClass.Internal)]
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>When the timeline last grew: who hears nothing for long waits in silence.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset LastEntryAt { get; private set; }

    /// <summary>Since when a hand-over that nobody answered waits for the team lead.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset? BouncedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset? ClosedAt { get; private set; }

    [Class(FieldClass.Sensitive)]
    public CaseCloseReason? CloseReason { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    /// <summary>What all sides call the case by: says nothing of the person.</summary>
    public string Reference => ReferenceOf(Id);

    public bool IsOpen => ClosedAt is null;

    /// <summary>A lead was taken: there is a case, and its first word is the consultant's.</summary>
    /// <param name="edition">The organisation's own way of working; null: the portal's.</param>
    public static TalentCase Open(Guid id, LeadTaken lead, DateOnly firstContactBy, PlaybookEdition? edition = null)
    {
        var talent = lead.TalentUserId ?? throw new ArgumentException("A case is somebody's.", nameof(lead));
        var opened = new TalentCase
        {
            Id = id,
            TenantId = lead.TenantId,
            TalentUserId = talent,
            JourneyId = JourneyOf(talent),
            LeadId = lead.LeadId,
            PlaybookVersion = edition?.BaseVersion ?? Playbook.Current.Version,
            PlaybookEditionId = edition?.Id,
            Edition = edition,
            Stage = Playbook.First,
            StageSince = lead.At,
            Tier = Playbook.Current[Playbook.First].Tier,
            OwnerUserId = lead.StaffUserId,
            OwnerName = lead.StaffName,
            Clock = CaseClock.Running,
            ClockSince = lead.At,
            NextOn = firstContactBy,
            Language = lead.Language,
            TimeZone = lead.TimeZone,
            OpenedAt = lead.At,
            LastEntryAt = lead.At,
        };
        opened.Raise(new CaseOpened(opened));
        return opened;
    }

    /// <summary>The same for the same person everywhere, without looking at other tenants.</summary>
    public static Guid JourneyOf(Guid talentUserId)
    {
        Span<byte> bytes = stackalloc byte[16];
        talentUserId.TryWriteBytes(bytes, bigEndian: true, out _);
        return new Guid(SHA256.HashData([.. "journey:"u8, .. bytes]).AsSpan(0, 16), bigEndian: true);
    }

    public static string ReferenceOf(Guid id) => Applications.Domain.JobApplication.ReferenceOf(id);

    /// <summary>Moves within the owner's tier: any number of stages on, or one back with a reason. Returns why not, or null.</summary>
    public TextKey? MoveTo(string stage, bool hasReason, WorkingCalendar calendar, DateTimeOffset now)
    {
        if (!IsOpen) return "Case_Closed";
        if (Playbook.Before(Stage)?.Code == stage)
        {
            if (!hasReason) return "MoveCase_BackNeedsReason";
        }
        else if (Ahead().All(ahead => ahead.Code != stage))
        {
            return "MoveCase_NotFromHere";
        }

        if (UnclearedOnTheWayTo(stage) is { } uncleared) return uncleared;
        if (Stage == Playbook.Arrival) ArrivedOn ??= DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, calendar.Zone).Date);
        Enter(stage, calendar, now);
        return null;
    }

    /// <summary>Says what happens next and until when. Returns why not, or null.</summary>
    public TextKey? Plan(SealedText action, DateOnly on)
    {
        if (!IsOpen) return "Case_Closed";
        (NextAction, NextOn) = (action, on);
        return null;
    }

    /// <summary>Ends it: settled from the last stage on, for another reason from any. Returns why not, or null.</summary>
    public TextKey? Close(CaseCloseReason reason, WorkingCalendar calendar, DateTimeOffset now)
    {
        if (!IsOpen) return "Case_Closed";
        var settled = reason == CaseCloseReason.Settled;
        if (settled && !CanSettle) return "CloseCase_NotSettledYet";
        Enter(settled ? Playbook.Settled : Playbook.ClosedEarly, calendar, now, stays: true);
        (NextAction, NextOn, BouncedAt, ClosedAt, CloseReason) = (default, null, null, now, reason);
        Raise(new CaseClosed(this));
        return null;
    }

    /// <summary>Another member of the same tier answers for it from now on.</summary>
    public void GiveTo(Guid userId, string name, bool inBulk = false)
    {
        var former = OwnerUserId;
        Belong(userId, name);
        Raise(new CaseAssigned(this, former, inBulk));
    }

    /// <summary>A hand-over was accepted: the case is with another tier, whose first step is to get in touch.</summary>
    internal void TakeOver(CaseStage stage, Guid userId, string name, DateOnly firstContactBy, WorkingCalendar calendar, DateTimeOffset now)
    {
        Enter(stage.Code, calendar, now);
        Belong(userId, name);
        (Tier, NextAction, NextOn) = (stage.Tier, default, firstContactBy);
    }

    /// <summary>Who stood in stood in for the former one.</summary>
    private void Belong(Guid userId, string name) => (OwnerUserId, OwnerName, BouncedAt, DeputyUserId, DeputyName, DeputyFrom, DeputyUntil) = (userId, name, null, null, null, null, null);

    internal void Bounced(DateTimeOffset now) => BouncedAt = now;

    internal void OfferedAnew() => BouncedAt = null;

    internal void Heard(DateTimeOffset now) => LastEntryAt = now;

    /// <summary>A new stage begins with work, whoever was waited for before.</summary>
    private void Enter(string stage, WorkingCalendar calendar, DateTimeOffset now, bool stays = false)
    {
        Settle(calendar, now);
        (Stage, Clock) = (stage, CaseClock.Running);
        if (!stays) (StageSince, StageMinutes) = (now, 0);
    }
}
