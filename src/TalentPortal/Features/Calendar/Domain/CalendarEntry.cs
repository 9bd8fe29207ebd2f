using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Calendar.Domain;

/// <summary>What a day of a calendar has.</summary>
public enum CalendarWork
{
    /// <summary>The last day on which a hand-over can be answered.</summary>
    HandOver,

    /// <summary>The next step of a case.</summary>
    NextStep,

    /// <summary>A task of a case, the consultant's or another's over which they watch.</summary>
    Task,

    /// <summary>The talent is asked how things are.</summary>
    CheckIn,

    /// <summary>Somebody is away.</summary>
    Absence,

    /// <summary>Something of the day plan around an arrival.</summary>
    Arrival,
}

/// <summary>One line of a day. It tells nobody's name but colleagues': who it is about shows on opening the case.</summary>
/// <param name="CaseId">Null for an absence.</param>
/// <param name="Title">What a task or a next step is; null for the first contact.</param>
/// <param name="Detail">Days after the arrival of a check-in.</param>
/// <param name="Until">By when on this day a hand-over is to be answered, or at what time something of a day plan is, at the tenant.</param>
/// <param name="Colleague">Who is away, or for whom the caller stands in; null for the caller.</param>
/// <param name="IsOverdue">The day is over and it is still open.</param>
public sealed record CalendarEntry(DateOnly On, CalendarWork Work, Guid? CaseId, Bilingual? Title, int? Detail, TimeOnly? Until, string? Colleague, bool IsOverdue)
{
    public string? Reference => CaseId is { } id ? TalentCase.ReferenceOf(id) : null;
}

/// <summary>A day with what it has, and whether offices of the tenant work on it.</summary>
public sealed record CalendarDay(DateOnly On, bool IsWorkingDay, IReadOnlyList<CalendarEntry> Entries);
