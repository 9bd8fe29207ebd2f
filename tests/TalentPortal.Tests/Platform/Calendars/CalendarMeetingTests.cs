using System.Text;
using TalentPortal.Platform.Calendars;

namespace TalentPortal.Tests.Platform.Calendars;

public sealed class CalendarMeetingTests
{
    private static readonly DateTimeOffset At = new(2027, 1, 31, 18, 30, 0, TimeSpan.FromHours(8));

    private static CalendarMeeting Meeting(CalendarMethod method = CalendarMethod.Request) => new(method, "a@x", 3, At, At, At.AddMinutes(30), "Talk")
    {
        Organizer = new("Li \"Mei\"\r\nATTENDEE:mailto:b@example.org", "portal@example.org"), Attendees = [new(null, "a@example.org")],
    };

    [Fact]
    public void A_request_is_written_as_calendar_programs_read_it()
    {
        Assert.Equal(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//TalentPortal//TalentPortal//EN
            CALSCALE:GREGORIAN
            METHOD:REQUEST
            BEGIN:VEVENT
            UID:a@x
            DTSTAMP:20270131T103000Z
            SEQUENCE:3
            DTSTART:20270131T103000Z
            DTEND:20270131T110000Z
            SUMMARY:Talk
            ORGANIZER;CN="x":mailto:portal@example.org
            ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION:mailto:a@example.org
            STATUS:TENTATIVE
            END:VEVENT
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n"), (Meeting() with { Organizer = new("x", "portal@example.org"), IsTentative = true }).Write().Replace("\r\n ", "", StringComparison.Ordinal));
        Assert.Contains("METHOD:CANCEL\r\n", Meeting(CalendarMethod.Cancel).Write(), StringComparison.Ordinal);
        Assert.Contains("STATUS:CANCELLED\r\n", (Meeting(CalendarMethod.Cancel) with { IsTentative = true }).Write(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_writes_lines_of_their_own_into_it_and_none_is_too_long()
    {
        var text = (Meeting() with { Summary = string.Concat(Enumerable.Repeat("\u4e2d", 90)), Place = "a\r\nX:y" }).Write();
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, CalendarFile.LineOctets));
        Assert.Single(text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n"), line => line.StartsWith("ATTENDEE", StringComparison.Ordinal));
        Assert.DoesNotContain("\r\nX:y", text, StringComparison.Ordinal);
    }
}
