using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Time;

namespace TalentPortal.Features.ReturnTimelines.Domain;

/// <summary>How a step stands today.</summary>
public enum TimelineStepState
{
    Done,

    /// <summary>It should have been begun.</summary>
    Late,

    /// <summary>It has to be begun within two weeks.</summary>
    Soon,

    Later,
}

/// <summary>One line of a plan, with the last days on which it can be begun and ended.</summary>
/// <param name="StartBy">Begun later, it ends too late.</param>
/// <param name="EndBy">The last day for what comes after it, or its own.</param>
/// <param name="After">The steps that come first.</param>
/// <param name="IsAnnounced">Whether the days off between are announced; else they rest on the plain week and the days that the law fixes.</param>
public sealed record TimelineStep(TaskLine Line, DateOnly StartBy, DateOnly EndBy, TimelineStepState State, DateOnly? DoneOn, IReadOnlyList<TaskLine> After, bool IsAnnounced);

/// <summary>A return, reckoned backwards from the first day at work along what waits for what.</summary>
/// <param name="Steps">Those that begin first stand first; what is done stands last.</param>
/// <param name="EarliestStart">The first day at work that can be kept when everything left begins today; null where the one that was chosen can be kept, or none within three years.</param>
public sealed record ReturnTimelinePlan(IReadOnlyList<TimelineStep> Steps, DateOnly? EarliestStart)
{
    /// <summary>Within how many days a step counts as soon.</summary>
    public const int SoonDays = 14;

    /// <summary>How far ahead a start is looked for, in days.</summary>
    public const int Horizon = 1100;

    /// <summary>The line with which somebody is there: what follows it is done after the arrival and cannot move that forward.</summary>
    private const string Met = "meet";

    /// <summary>A school year that begins so many days after the arrival is waited for; for a later one the children join the year under way.</summary>
    private const int SchoolWaitDays = 120;

    /// <param name="done">Lines that are done, with their day.</param>
    /// <param name="leftOut">Lines that do not apply.</param>
    public static ReturnTimelinePlan Make(
        TaskPlan plan, IEnumerable<string> routes, DateOnly startOn, DateOnly? arriveOn, IReadOnlyDictionary<string, DateOnly> done, IEnumerable<string> leftOut, WorkingCalendar calendar, DateOnly today)
    {
        var without = leftOut.ToHashSet(StringComparer.Ordinal);
        var chosen = routes.ToList();
        List<TaskLine> lines = [.. plan.Lines.Where(line => !without.Contains(line.Code) && chosen.Exists(route => line.Routes.Contains(route, StringComparer.Ordinal)))];
        var there = lines.Select(line => line.Code).ToHashSet(StringComparer.Ordinal);
        var before = lines.ToDictionary(line => line.Code, line => plan.Before(line, there), StringComparer.Ordinal);
        var byCode = lines.ToDictionary(line => line.Code, StringComparer.Ordinal);
        var ends = Backwards(lines, before, startOn, arriveOn ?? startOn, calendar);
        var steps = lines.Select(line =>
        {
            var (start, end, isThere, isAnnounced) = ends[line.Code];
            var doneOn = done.TryGetValue(line.Code, out var day) ? day : (DateOnly?)null;
            return new TimelineStep(line, start, end, StateOf(isThere && end >= today && start < today ? today : start, doneOn, today), doneOn, [.. before[line.Code].Select(code => byCode[code])], isAnnounced);
        }).OrderBy(step => step.State == TimelineStepState.Done).ThenBy(step => step.StartBy).ThenBy(step => step.Line.Place).ToList();
        return new(steps, Earliest());

        DateOnly? Earliest()
        {
            var lead = arriveOn is { } arrive ? startOn.DayNumber - arrive.DayNumber : 0;
            // Children's school years come when they come, and what is done after the arrival moves with it: neither decides when one can start.
            var counted = lines.Where(line => !done.ContainsKey(line.Code)).ToList();
            if (Fits(startOn)) return null;
            var (late, early) = (0, Horizon);
            if (!Fits(today.AddDays(early))) return null;
            while (early - late > 1)
            {
                var middle = (early + late) / 2;
                if (Fits(today.AddDays(middle))) early = middle;
                else late = middle;
            }

            return today.AddDays(early);

            bool Fits(DateOnly start)
            {
                var days = Backwards(lines, before, start, start.AddDays(-lead), calendar, isWithSchool: false);
                return counted.TrueForAll(line => !days.TryGetValue(line.Code, out var by) || by.IsThere || by.Start >= today);
            }
        }
    }

    private static TimelineStepState StateOf(DateOnly startBy, DateOnly? doneOn, DateOnly today) =>
        doneOn is not null ? TimelineStepState.Done : startBy < today ? TimelineStepState.Late : startBy <= today.AddDays(SoonDays) ? TimelineStepState.Soon : TimelineStepState.Later;

    /// <summary>The last days of each line: it ends before the first of those that wait for it begins, and by its own end.</summary>
    private static Dictionary<string, (DateOnly Start, DateOnly End, bool IsThere, bool IsAnnounced)> Backwards(
        List<TaskLine> lines, Dictionary<string, IReadOnlyList<string>> before, DateOnly startOn, DateOnly arriveOn, WorkingCalendar calendar, bool isWithSchool = true)
    {
        Dictionary<string, (DateOnly, DateOnly, bool, bool)> found = new(StringComparer.Ordinal);
        var first = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        var followed = before.Values.SelectMany(codes => codes).ToHashSet(StringComparer.Ordinal);
        HashSet<string> there = new([Met], StringComparer.Ordinal);
        foreach (var line in lines)
            if (before[line.Code].Any(there.Contains)) there.Add(line.Code);
        // A line stands after those it waits for, so from the last to the first each is known when it is needed.
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            var line = lines[i];
            var end = TimelineEnd.Of(line, followed.Contains(line.Code)) is { } own && (isWithSchool || own.Anchor != TimelineAnchor.School) ? DayOf(own, startOn, arriveOn) : (DateOnly?)null;
            if (first.TryGetValue(line.Code, out var next) && (end is null || next < end)) end = next;
            if (end is not { } by) continue;
            var (start, isKnown) = StartOf(line, by);
            found[line.Code] = (start, by, line.Code != Met && there.Contains(line.Code), isKnown);
            foreach (var code in before[line.Code])
                if (!first.TryGetValue(code, out var other) || start < other) first[code] = start;
        }

        return found;

        (DateOnly, bool) StartOf(TaskLine line, DateOnly by)
        {
            // What ends on a day off is done on the working day before it.
            var last = calendar.IsWorkingDay(by).Value ? by : calendar.AddWorkingDays(by, -1).Value;
            var start = calendar.AddWorkingDays(last, -line.Days);
            return (line.Code != Met && there.Contains(line.Code) && start.Value < arriveOn ? arriveOn : start.Value, start.Known);
        }
    }

    private static DateOnly DayOf(TimelineEnd end, DateOnly startOn, DateOnly arriveOn) => (end.Anchor switch
    {
        TimelineAnchor.Arrival => arriveOn,
        TimelineAnchor.Start => startOn,
        _ => SchoolDay(arriveOn),
    }).AddDays(end.Days);

    /// <summary>The next first of September where that is soon after the arrival, else the arrival.</summary>
    internal static DateOnly SchoolDay(DateOnly arriveOn)
    {
        var autumn = new DateOnly(arriveOn.Year, 9, 1);
        if (autumn < arriveOn) autumn = autumn.AddYears(1);
        return autumn.DayNumber - arriveOn.DayNumber <= SchoolWaitDays ? autumn : arriveOn;
    }
}
