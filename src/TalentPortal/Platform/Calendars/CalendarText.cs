using System.Globalization;
using System.Text;

namespace TalentPortal.Platform.Calendars;

/// <summary>Lines and values as iCalendar wants them (RFC 5545): lines of at most 75 octets, ended by CR LF.</summary>
internal static class CalendarText
{
    /// <summary>Most octets of a line, without its end (RFC 5545, 3.1).</summary>
    public const int LineOctets = 75;

    /// <summary>A moment in UTC (RFC 5545, 3.3.5).</summary>
    public static string Utc(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Text as a value: RFC 5545, 3.3.11; other control characters have no place in one.</summary>
    public static string Escape(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var c in value.ReplaceLineEndings("\n"))
        {
            if (c == '\n') text.Append("\\n");
            else if (c is '\\' or ';' or ',') text.Append('\\').Append(c);
            else if (!char.IsControl(c) || c == '\t') text.Append(c);
        }

        return text.ToString();
    }

    /// <summary>Folded between characters, never inside one.</summary>
    public static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
