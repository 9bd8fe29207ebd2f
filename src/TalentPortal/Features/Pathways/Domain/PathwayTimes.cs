namespace TalentPortal.Features.Pathways.Domain;

/// <summary>How long a way takes, along the steps that wait for one another: the longest of them decides.</summary>
/// <param name="Least">Days where each step takes the least that its source says.</param>
/// <param name="IsWorking">Working days; else days of the calendar.</param>
/// <param name="Claims">What the longest ways rest on.</param>
/// <param name="Open">Steps of which nobody says how long they take: they are not in it.</param>
public sealed record PathwayTimes(int Least, int Most, bool IsWorking, IReadOnlyList<string> Claims, int Open)
{
    private const int WeekDays = 7;
    private const int WeekWorkingDays = 5;

    /// <summary>Null where no source says anything of any step.</summary>
    public static PathwayTimes? Of(PathwayDocument document, IReadOnlyList<PathwayStep> there)
    {
        if (there.All(step => step.Days is null)) return null;
        var isWorking = there.All(step => step.Days is not { Working: false });
        var before = document.Before(there);
        Dictionary<string, (Way Least, Way Most)> ends = new(StringComparer.Ordinal);
        foreach (var step in there)
        {
            var first = before[step.Code].Select(code => ends[code]).ToList();
            ends[step.Code] = (Longest(first.Select(end => end.Least)).And(step, step.Days?.Least ?? 0, isWorking), Longest(first.Select(end => end.Most)).And(step, step.Days?.Most ?? 0, isWorking));
        }

        var (least, most) = (Longest(ends.Values.Select(end => end.Least)), Longest(ends.Values.Select(end => end.Most)));
        return new(least.Days, most.Days, isWorking, [.. least.Claims.Concat(most.Claims).Distinct(StringComparer.Ordinal)], there.Count(step => step.Days is null));
    }

    private static Way Longest(IEnumerable<Way> ways) => ways.MaxBy(way => way.Days) ?? Way.None;

    /// <summary>Days in a row, and what says so.</summary>
    private sealed record Way(int Days, IReadOnlyList<string> Claims)
    {
        public static Way None { get; } = new(0, []);

        /// <summary>Where the calendar counts elsewhere on the way, five working days are a week of it.</summary>
        public Way And(PathwayStep step, int days, bool isWorking) => step.Days is not { } known ? this : new(
            Days + (known.Working && !isWorking ? (int)Math.Ceiling(days * (decimal)WeekDays / WeekWorkingDays) : days), [.. Claims, .. known.Claims]);
    }
}
