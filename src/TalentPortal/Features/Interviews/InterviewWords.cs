using System.Globalization;
using TalentPortal.Components;
using TalentPortal.Features.Interviews.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Interviews;

/// <summary>Interviews as pages show them.</summary>
internal static class InterviewWords
{
    public static string Place(string zone) => ReferenceData.TimeZones.Find(zone)?.Name(Languages.Current) ?? zone;

    /// <summary>A moment by one clock, and by a second where that is another: nobody has to convert.</summary>
    public static string Moment(DateTimeOffset at, string zone, string? other)
    {
        var (culture, first) = (CultureInfo.CurrentUICulture, DateWords.Moment(at, Zone(zone), Place(zone), CultureInfo.CurrentUICulture));
        return other is not { Length: > 0 } || other == zone ? first : $"{first} \u00b7 {DateWords.Moment(at, Zone(other), Place(other), culture)}";
    }

    /// <summary>The zones to choose from, from west to east.</summary>
    public static IReadOnlyList<Choice> Zones(DateTimeOffset now) =>
        [.. ReferenceData.TimeZones.OrderBy(zone => zone.Info.GetUtcOffset(now)).ThenBy(zone => zone.Name(Languages.Current), StringComparer.CurrentCulture).Select(zone => new Choice(zone.Code, zone.Name(Languages.Current)))];

    public static StatusKind Kind(InterviewState state, bool isOver) => isOver ? StatusKind.Closed : state switch
    {
        InterviewState.Fixed => StatusKind.Done,
        InterviewState.Cancelled => StatusKind.Closed,
        _ => StatusKind.Waiting,
    };

    /// <summary>Text of a state: what is over is over, however it was left.</summary>
    public static string Key(InterviewState state, bool isOver) => isOver && state == InterviewState.Fixed ? "State_Over" : "State_" + state;

    private static TimeZoneInfo Zone(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc;
}
