using System.Globalization;
using System.Resources;

namespace TalentPortal.Components;

/// <summary>Dates and times in words. A time never stands without its place.</summary>
public static class DateWords
{
    private static readonly ResourceManager texts = new(typeof(ComponentsText));

    /// <summary>A day with its weekday: "Fri 27 Nov 2026".</summary>
    public static string Day(DateOnly date, CultureInfo culture) => Format("Date_Day", culture, date);

    /// <summary>The end of a day, with the distance from UTC of the place whose day it is: "Fri 27 Nov 2026, 24:00 (UTC+8)".</summary>
    /// <param name="date">The last day.</param>
    /// <param name="zone">Time zone of the place whose day it is.</param>
    /// <param name="culture">Language of the answer.</param>
    public static string DayEnd(DateOnly date, TimeZoneInfo zone, CultureInfo culture) => Format("Date_End", culture, date, FromUtc(zone, date.ToDateTime(new TimeOnly(23, 59))));

    /// <summary>How far a place is from UTC: "UTC+8".</summary>
    /// <param name="zone">Time zone of the place.</param>
    /// <param name="local">The moment there, as summer time changes the distance.</param>
    public static string FromUtc(TimeZoneInfo zone, DateTime local) => Offset(zone.GetUtcOffset(local));

    /// <summary>A month: "Nov 2026".</summary>
    public static string Month(DateOnly date, CultureInfo culture) => Format("Date_Month", culture, date);

    /// <summary>A moment where the reader or the deadline is: "Fri 27 Nov 2026, 18:00 in Fuzhou".</summary>
    /// <param name="moment">The moment.</param>
    /// <param name="zone">Time zone to show it in.</param>
    /// <param name="place">Name of the place in the language of the page; without one the distance from UTC is shown.</param>
    /// <param name="culture">Language of the answer.</param>
    public static string Moment(DateTimeOffset moment, TimeZoneInfo zone, string? place, CultureInfo culture)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        return place is null
            ? Format("Date_MomentUtc", culture, local, Offset(local.Offset))
            : Format("Date_Moment", culture, local, place);
    }

    /// <summary>Only the time of a moment, for a second place beside the first: "10:00 in London".</summary>
    public static string Time(DateTimeOffset moment, TimeZoneInfo zone, string? place, CultureInfo culture)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        return place is null
            ? Format("Date_TimeUtc", culture, local, Offset(local.Offset))
            : Format("Date_Time", culture, local, place);
    }

    private static string Offset(TimeSpan offset) => offset == TimeSpan.Zero ? "UTC"
        : "UTC" + (offset < TimeSpan.Zero ? "−" : "+") + (offset.Minutes == 0
            ? Math.Abs(offset.Hours).ToString(CultureInfo.InvariantCulture)
            : offset.ToString("h\\:mm", CultureInfo.InvariantCulture));

    private static string Format(string key, CultureInfo culture, params object[] values) =>
        string.Format(culture, texts.GetString(key, culture) ?? throw new MissingManifestResourceException(key), values);
}
