using System.Globalization;
using System.Text;

namespace TalentPortal.Platform.Calendars;

/// <summary>What a calendar program is to do with a meeting (RFC 5546, 1.4).</summary>
public enum CalendarMethod
{
    /// <summary>Shows it; nobody is asked to come.</summary>
    Publish,

    /// <summary>Invites, or changes what was invited to before.</summary>
    Request,

    /// <summary>It does not take place.</summary>
    Cancel,
}

/// <summary>Somebody who holds a meeting or comes to it.</summary>
/// <param name="Name">As it is shown; null for none.</param>
public sealed record CalendarPerson(string? Name, string Address);

/// <summary>
/// One meeting from a moment to a moment, as a file of its own: iCalendar (RFC 5545) with the methods of iTIP (RFC 5546).
/// Times are in UTC, so that no program needs our idea of a time zone.
/// </summary>
/// <param name="Uid">The same for ever, whatever else changes; at most 255 octets.</param>
/// <param name="Sequence">Goes up with each change: programs keep the highest.</param>
/// <param name="StampedAt">When this was written.</param>
public sealed record CalendarMeeting(CalendarMethod Method, string Uid, int Sequence, DateTimeOffset StampedAt, DateTimeOffset From, DateTimeOffset To, string Summary)
{
    public string? Description { get; init; }

    /// <summary>Where it is held; null for not said.</summary>
    public string? Place { get; init; }

    /// <summary>Where more is to be read.</summary>
    public Uri? Page { get; init; }

    /// <summary>It was to be, and is not. A cancellation is one in any case.</summary>
    public bool IsOff { get; init; }

    /// <summary>With <see cref="CalendarMethod.Cancel"/>: it takes place, without those whom this is written to. To say that it is cancelled would be wrong (RFC 5546, 3.2.5).</summary>
    public bool IsUninvited { get; init; }

    /// <summary>Asked for, and not confirmed yet.</summary>
    public bool IsTentative { get; init; }

    /// <summary>Needed for <see cref="CalendarMethod.Request"/> and <see cref="CalendarMethod.Cancel"/>.</summary>
    public CalendarPerson? Organizer { get; init; }

    public IReadOnlyList<CalendarPerson> Attendees { get; init; } = [];

    /// <summary>The file, UTF-8.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        void Line(string line) => CalendarText.Line(text, line);
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//TalentPortal//TalentPortal//EN");
        Line("CALSCALE:GREGORIAN");
        Line("METHOD:" + Method.ToString().ToUpperInvariant());
        Line("BEGIN:VEVENT");
        Line("UID:" + CalendarText.Escape(Uid));
        Line("DTSTAMP:" + CalendarText.Utc(StampedAt));
        Line("SEQUENCE:" + Sequence.ToString(CultureInfo.InvariantCulture));
        Line("DTSTART:" + CalendarText.Utc(From));
        Line("DTEND:" + CalendarText.Utc(To));
        Line("SUMMARY:" + CalendarText.Escape(Summary));
        if (Description is { Length: > 0 }) Line("DESCRIPTION:" + CalendarText.Escape(Description));
        if (Place is { Length: > 0 }) Line("LOCATION:" + CalendarText.Escape(Place));
        if (Page is not null) Line("URL:" + Page.AbsoluteUri);
        if (Organizer is not null) Line($"ORGANIZER{NameOf(Organizer)}:mailto:{AddressOf(Organizer)}");
        foreach (var one in Attendees) Line($"ATTENDEE{NameOf(one)};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION:mailto:{AddressOf(one)}");
        if (!IsUninvited) Line("STATUS:" + (IsOff || Method == CalendarMethod.Cancel ? "CANCELLED" : IsTentative ? "TENTATIVE" : "CONFIRMED"));
        Line("END:VEVENT");
        Line("END:VCALENDAR");
        return text.ToString();
    }

    /// <summary>A parameter in quotes, in which neither quotes nor control characters may stand (RFC 5545, 3.2).</summary>
    private static string NameOf(CalendarPerson one) => string.IsNullOrWhiteSpace(one.Name) ? "" : $";CN=\"{Bare(one.Name).Replace('"', '\'')}\"";

    private static string AddressOf(CalendarPerson one) => Bare(one.Address);

    private static string Bare(string value) => new([.. value.Where(c => !char.IsControl(c))]);
}
