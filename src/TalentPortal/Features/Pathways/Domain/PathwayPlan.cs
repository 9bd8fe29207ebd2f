using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Time;

namespace TalentPortal.Features.Pathways.Domain;

/// <summary>How a step stands today.</summary>
public enum PathwayStepState
{
    Done,

    /// <summary>It should have been begun.</summary>
    Late,

    /// <summary>It has to be begun within two weeks.</summary>
    Soon,

    Later,
}

/// <summary>From where the days are with which a step is planned.</summary>
public enum PlannedBasis
{
    /// <summary>The most that its source says.</summary>
    Source,

    /// <summary>What the task plans of cases reckon with.</summary>
    Usual,

    /// <summary>Nobody says anything: a working week.</summary>
    Assumed,
}

/// <summary>A step with the last days on which it can be begun and ended.</summary>
/// <param name="StartBy">Null without a day by which all is to be done; likewise <paramref name="EndBy"/>.</param>
/// <param name="After">The steps that come first.</param>
/// <param name="IsAnnounced">Whether the days off between are announced.</param>
public sealed record PlannedStep(PathwayStep Step, DateOnly? StartBy, DateOnly? EndBy, PathwayStepState State, DateOnly? DoneOn, IReadOnlyList<PathwayStep> After, int Days, PlannedBasis Basis, bool IsAnnounced);

/// <summary>A way reckoned backwards from a day along what waits for what, and forwards from today.</summary>
/// <param name="Earliest">The day on which all is done when it goes on today, with the most that each step takes.</param>
public sealed record PathwayPlan(IReadOnlyList<PlannedStep> Steps, DateOnly Earliest)
{
    /// <summary>Within how many days a step counts as soon.</summary>
    public const int SoonDays = 14;

    /// <summary>Working days for a step of which nobody says how long it takes. The pages say so.</summary>
    public const int AssumedDays = 5;

    /// <param name="there">The steps that concern the person, without those they left out.</param>
    /// <param name="plans">The task plans of cases, which know how long some steps usually take.</param>
    /// <param name="target">By when all is to be done; null where no day was chosen.</param>
    /// <param name="done">Steps that are done, with their day.</param>
    public static PathwayPlan Make(
        PathwayDocument document, IReadOnlyList<PathwayStep> there, TaskPlan plans, DateOnly? target, IReadOnlyDictionary<string, DateOnly> done, WorkingCalendar calendar, DateOnly today)
    {
        var before = document.Before(there);
        var byCode = there.ToDictionary(step => step.Code, StringComparer.Ordinal);
        var days = there.ToDictionary(step => step.Code, step => DaysOf(step, plans), StringComparer.Ordinal);
        var ends = target is { } by ? Backwards(there, before, days, by, calendar) : [];
        return new([.. there.Select(Plan)], Forwards(there, before, days, done, calendar, today).Values.DefaultIfEmpty(today).Max());

        PlannedStep Plan(PathwayStep step)
        {
            var (count, _, basis) = days[step.Code];
            DateOnly? doneOn = done.TryGetValue(step.Code, out var day) ? day : null;
            var (start, end, isAnnounced) = ends.TryGetValue(step.Code, out var found) ? ((DateOnly?)found.Start, (DateOnly?)found.End, found.IsAnnounced) : (null, null, true);
            var state = doneOn is not null ? PathwayStepState.Done : start is null || start > today.AddDays(SoonDays) ? PathwayStepState.Later : start < today ? PathwayStepState.Late : PathwayStepState.Soon;
            return new(step, start, end, state, doneOn, [.. before[step.Code].Select(code => byCode[code])], count, basis, isAnnounced);
        }
    }

    /// <summary>The day on which each step ends when it goes on today.</summary>
    /// <param name="done">Steps that are done: nothing waits for them.</param>
    internal static Dictionary<string, DateOnly> Forwards(
        IReadOnlyList<PathwayStep> there, IReadOnlyDictionary<string, IReadOnlyList<string>> before, Dictionary<string, (int Count, bool IsWorking, PlannedBasis Basis)> days, IReadOnlyDictionary<string, DateOnly> done, WorkingCalendar calendar, DateOnly today)
    {
        Dictionary<string, DateOnly> ends = new(StringComparer.Ordinal);
        foreach (var step in there)
        {
            var start = before[step.Code].Select(code => ends[code]).Append(today).Max();
            var (count, isWorking, _) = days[step.Code];
            ends[step.Code] = done.ContainsKey(step.Code) ? start : isWorking ? calendar.AddWorkingDays(start, count).Value : start.AddDays(count);
        }

        return ends;
    }

    internal static (int Count, bool IsWorking, PlannedBasis Basis) DaysOf(PathwayStep step, TaskPlan plans) =>
        step.Days is { } known ? (known.Most, known.Working, PlannedBasis.Source) : plans.Find(step.Line) is { } line ? (line.Days, true, PlannedBasis.Usual) : (AssumedDays, true, PlannedBasis.Assumed);

    private static Dictionary<string, (DateOnly Start, DateOnly End, bool IsAnnounced)> Backwards(
        IReadOnlyList<PathwayStep> there, IReadOnlyDictionary<string, IReadOnlyList<string>> before, Dictionary<string, (int Count, bool IsWorking, PlannedBasis Basis)> days, DateOnly target, WorkingCalendar calendar)
    {
        Dictionary<string, (DateOnly, DateOnly, bool)> found = new(StringComparer.Ordinal);
        Dictionary<string, DateOnly> next = new(StringComparer.Ordinal);
        for (var at = there.Count - 1; at >= 0; at--)
        {
            var step = there[at];
            var end = next.TryGetValue(step.Code, out var first) ? first : target;
            var (count, isWorking, _) = days[step.Code];
            // What ends on a day off is done on the working day before it.
            var last = calendar.IsWorkingDay(end).Value ? end : calendar.AddWorkingDays(end, -1).Value;
            var start = isWorking ? calendar.AddWorkingDays(last, -count) : new(end.AddDays(-count), true);
            found[step.Code] = (start.Value, isWorking ? last : end, start.Known);
            foreach (var code in before[step.Code])
                if (!next.TryGetValue(code, out var other) || start.Value < other) next[code] = start.Value;
        }

        return found;
    }
}
