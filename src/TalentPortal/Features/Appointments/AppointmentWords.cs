using System.Globalization;
using TalentPortal.Components;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Appointments;

/// <summary>Appointments as pages show them.</summary>
internal static class AppointmentWords
{
    public static string Place(string zone) => ReferenceData.TimeZones.Find(zone)?.Name(Languages.Current) ?? zone;

    public static TimeZoneInfo Zone(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc;

    /// <summary>A moment by one clock, and by a second where that is another.</summary>
    public static string Moment(DateTimeOffset at, string zone, string other)
    {
        var (culture, first) = (CultureInfo.CurrentUICulture, DateWords.Moment(at, Zone(zone), Place(zone), CultureInfo.CurrentUICulture));
        return zone == other ? first : $"{first} \u00b7 {DateWords.Moment(at, Zone(other), Place(other), culture)}";
    }

    /// <summary>The day of a moment by a clock.</summary>
    public static string Day(DateTimeOffset at, string zone) => DateWords.Day(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone(zone)).DateTime), CultureInfo.CurrentUICulture);

    /// <summary>The zones to choose from, from west to east.</summary>
    public static IReadOnlyList<Choice> Zones(DateTimeOffset now) =>
        [.. ReferenceData.TimeZones.OrderBy(zone => zone.Info.GetUtcOffset(now)).ThenBy(zone => zone.Name(Languages.Current), StringComparer.CurrentCulture).Select(zone => new Choice(zone.Code, zone.Name(Languages.Current)))];

    public static StatusKind Kind(AppointmentState state) => state switch
    {
        AppointmentState.Asked => StatusKind.Waiting,
        AppointmentState.Confirmed => StatusKind.Done,
        _ => StatusKind.Closed,
    };

    /// <summary>As a form sends a moment.</summary>
    public static string Sent(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
