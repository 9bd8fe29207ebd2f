using System.Globalization;
using System.Text;

namespace TalentPortal.Platform.Calendars;

/// <summary>One entry of a calendar file.</summary>
/// <param name="Uid">The same for ever, whatever else changes; at most 255 octets.</param>
/// <param name="Day">For an entry of whole days: the first.</param>
/// <param name="LastDay">For an entry of whole days: the last.</param>
public sealed record CalendarEntry(string Uid, string Summary, DateOnly Day, DateOnly LastDay)
{
    /// <summary>What there is to say beyond the summary; null for nothing.</summary>
    public string? Description { get; init; }

    /// <summary>Where more is to be read; null for nowhere.</summary>
    public Uri? Page { get; init; }
}

/// <summary>
/// A calendar that other programs subscribe to: iCalendar (RFC 5545), UTF-8, lines of at most 75 octets, CR LF.
/// </summary>
/// <remarks>
/// Sources: RFC 5545; RFC 7986 for the name and how often to ask again. Entries take no time of the reader's
/// (TRANSP:TRANSPARENT): they are dates to know about, not appointments.
/// </remarks>
/// <param name="Name">As the subscriber's program shows it.</param>
/// <param name="Every">How often a program should ask again, in whole hours.</param>
/// <param name="StampedAt">When the content last changed.</param>
public sealed record CalendarFile(string Name, TimeSpan Every, DateTimeOffset StampedAt, IReadOnlyList<CalendarEntry> Entries)
{
    public const string Type = "text/calendar; charset=utf-8";

    /// <summary>Most octets of a line, without its end (RFC 5545, 3.1).</summary>
    public const int LineOctets = CalendarText.LineOctets;

    public string Write()
    {
        var text = new StringBuilder();
        CalendarText.Line(text, "BEGIN:VCALENDAR");
        CalendarText.Line(text, "VERSION:2.0");
        CalendarText.Line(text, "PRODID:-//TalentPortal//TalentPortal//EN");
        CalendarText.Line(text, "CALSCALE:GREGORIAN");
        CalendarText.Line(text, "METHOD:PUBLISH");
        CalendarText.Line(text, "NAME:" + CalendarText.Escape(Name));
        // Older programs know the name and the interval by these.
        CalendarText.Line(text, "X-WR-CALNAME:" + CalendarText.Escape(Name));
        var hours = string.Create(CultureInfo.InvariantCulture, $"PT{Math.Max(1, (int)Every.TotalHours)}H");
        CalendarText.Line(text, "REFRESH-INTERVAL;VALUE=DURATION:" + hours);
        CalendarText.Line(text, "X-PUBLISHED-TTL:" + hours);
        foreach (var entry in Entries) Write(text, entry);
        CalendarText.Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private void Write(StringBuilder text, CalendarEntry entry)
    {
        CalendarText.Line(text, "BEGIN:VEVENT");
        CalendarText.Line(text, "UID:" + CalendarText.Escape(entry.Uid));
        CalendarText.Line(text, "DTSTAMP:" + CalendarText.Utc(StampedAt));
        CalendarText.Line(text, "DTSTART;VALUE=DATE:" + Of(entry.Day));
        // The end is not part of the entry any more.
        CalendarText.Line(text, "DTEND;VALUE=DATE:" + Of(entry.LastDay.AddDays(1)));
        CalendarText.Line(text, "SUMMARY:" + CalendarText.Escape(entry.Summary));
        if (entry.Description is { } description) CalendarText.Line(text, "DESCRIPTION:" + CalendarText.Escape(description));
        if (entry.Page is { } page) CalendarText.Line(text, "URL:" + page.AbsoluteUri);
        CalendarText.Line(text, "TRANSP:TRANSPARENT");
        CalendarText.Line(text, "END:VEVENT");
    }

    private static string Of(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
