using System.Collections.Frozen;
using System.Reflection;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.ReturnTimelines.Domain;

/// <summary>From which day of a return an end is reckoned.</summary>
public enum TimelineAnchor
{
    /// <summary>The day of entering China.</summary>
    Arrival,

    /// <summary>The first day at work.</summary>
    Start,

    /// <summary>The first day of a school year.</summary>
    School,
}

/// <summary>By when what nothing follows has to be done.</summary>
/// <param name="Days">Calendar days after the anchor; negative: before it.</param>
public sealed record TimelineEnd(TimelineAnchor Anchor, int Days)
{
    private static readonly FrozenDictionary<string, TimelineEnd> Known = CsvTable.FromResource(Assembly.GetExecutingAssembly(), "timeline_ends.csv", "code", "end", "days").Rows
        .ToFrozenDictionary(row => row.Text("code"), row => new TimelineEnd(row.Choice<TimelineAnchor>("end"), row.Number("days")), StringComparer.Ordinal);

    /// <summary>Of a line; for one that an organisation added: before the start where it prepares the work, else in the first weeks after the arrival.</summary>
    /// <param name="isFollowed">Whether another line waits for it, whose day then counts.</param>
    public static TimelineEnd? Of(TaskLine line, bool isFollowed) => Known.GetValueOrDefault(line.Code)
        ?? (isFollowed ? null : line.Track is CaseTrack.Work or CaseTrack.Papers or CaseTrack.Permit ? new(TimelineAnchor.Start, 0) : new(TimelineAnchor.Arrival, 28));

    internal static IReadOnlyCollection<string> Codes => Known.Keys;
}
