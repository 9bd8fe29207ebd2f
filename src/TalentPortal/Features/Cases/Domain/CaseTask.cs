using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>
/// One thing to be done on a case's way. The talent may read every column, and marks as done what is theirs; whoever answers
/// for the case at the time sees to the rest, so an open task goes over with its case by itself.
/// </summary>
public sealed class CaseTask : ICaseRow
{
    public const int TitleMax = 200;
    public const int PartyMax = 80;

    /// <summary>How many tasks one may wait for.</summary>
    public const int AfterMost = 10;

    /// <summary>How many a case may have.</summary>
    public const int MostOfCase = 150;

    /// <summary>Working days before its day on which the talent is reminded of a task.</summary>
    public const int NearDays = 3;

    /// <summary>Days after which the talent is reminded again of what is overdue.</summary>
    public const int OverdueEveryDays = 7;

    public const string Table = "case_tasks";

    private CaseTask()
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

    /// <summary>Never set: employers are no party to a case.</summary>
    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    [Class(FieldClass.Sensitive)]
    public CaseTrack Track { get; private set; }

    /// <summary>Who does it; for anybody but the talent the present consultant watches over it.</summary>
    [Class(FieldClass.Sensitive)]
    public TaskParty Party { get; private set; }

    /// <summary>Title in one language or both and the party's name, see <see cref="TaskWords"/>; sealed under the person's key.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Words { get; private set; }

    /// <summary>Working day at the tenant by which it is to be done.</summary>
    [Class(FieldClass.Internal)]
    public DateOnly DueOn { get; private set; }

    /// <summary>Tasks of the same case that come first.</summary>
    [Class(FieldClass.Internal)]
    public List<Guid> After { get; private set; } = [];

    /// <summary>The version of the plans it was taken from; null when somebody wrote it.</summary>
    [Class(FieldClass.Internal)]
    public int? PlanVersion { get; private set; }

    /// <summary>The organisation's edition of the plans it was taken from; null: the portal's own.</summary>
    [Class(FieldClass.Internal)]
    public Guid? PlanEditionId { get; private set; }

    /// <summary>Its code in that version: each line of the plans is in a case once.</summary>
    [Class(FieldClass.Internal)]
    public string? Line { get; private set; }

    /// <summary>Order among those due on the same day.</summary>
    [Class(FieldClass.Internal)]
    public int Place { get; private set; }

    [Class(FieldClass.Sensitive)]
    public CaseTaskState State { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset PlannedAt { get; private set; }

    /// <summary>When it was done, or found not to be needed.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset? EndedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public CallSide? EndedBy { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? EndedByUserId { get; private set; }

    /// <summary>The name to show; null for the talent.</summary>
    [Class(FieldClass.Public)]
    public string? EndedByName { get; private set; }

    /// <summary>The last day at the tenant on which the talent was reminded of it.</summary>
    [Class(FieldClass.Internal)]
    public DateOnly? RemindedOn { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public bool IsOpen => State == CaseTaskState.Open;

    public static CaseTask Plan(Guid id, TalentCase talentCase, CaseTrack track, TaskParty party, SealedText words, DateOnly dueOn, IEnumerable<Guid> after, int place, DateTimeOffset now, TaskPlan? plan = null, string? line = null) => new()
    {
        Id = id,
        TenantId = talentCase.TenantId,
        CaseId = talentCase.Id,
        TalentUserId = talentCase.TalentUserId,
        Track = track,
        Party = party,
        Words = words,
        DueOn = dueOn,
        After = [.. after],
        Place = place,
        PlannedAt = now,
        PlanVersion = plan?.Version,
        PlanEditionId = plan?.EditionId,
        Line = line,
    };

    /// <summary>Says anew what it is, whose and by when. A new date is a new reason to remind. Returns why not, or null.</summary>
    public TextKey? Change(CaseTrack track, TaskParty party, SealedText words, DateOnly dueOn, IEnumerable<Guid> after)
    {
        if (!IsOpen) return "PlanTask_Ended";
        if (dueOn != DueOn) RemindedOn = null;
        (Track, Party, Words, DueOn, After) = (track, party, words, dueOn, [.. after]);
        return null;
    }

    /// <summary>Done, not needed, or open again. Returns why not, or null.</summary>
    /// <param name="isBlocked">Whether one that comes first is still open.</param>
    public TextKey? Mark(CaseTaskState to, bool isBlocked, CallSide by, Guid? user, string? name, DateTimeOffset now)
    {
        if (to == State) return null;
        if (to == CaseTaskState.Done && isBlocked) return "MarkTask_Blocked";
        State = to;
        (EndedAt, EndedBy, EndedByUserId, EndedByName) = to == CaseTaskState.Open ? ((DateTimeOffset?)null, (CallSide?)null, (Guid?)null, (string?)null) : (now, by, user, name);
        return null;
    }

    /// <summary>The day from which what comes after it is reckoned.</summary>
    public DateOnly ReckonedFrom(DateOnly today) => IsOpen && DueOn > today ? DueOn : today;

    /// <summary>
    /// Whether the talent is to be reminded today: once when the day is near, once when it is over, and then every week.
    /// </summary>
    /// <param name="near">The last day that is near.</param>
    public bool IsToRemind(DateOnly today, DateOnly near) => IsOpen && Party == TaskParty.Talent && DueOn <= near &&
        (RemindedOn is not { } last || (DueOn < today && (last <= DueOn || last.AddDays(OverdueEveryDays) <= today)));

    internal void Reminded(DateOnly today) => RemindedOn = today;
}

/// <summary>What is written about a task, in clear only in the memory of the request that may read it.</summary>
/// <param name="Party">Name of whoever does it, where neither talent nor consultant does.</param>
public sealed record TaskWords(string? Zh, string? En, string? Party)
{
    public Bilingual Title => new(Zh, En);
}
