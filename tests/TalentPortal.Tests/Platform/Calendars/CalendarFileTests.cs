using System.Text;
using TalentPortal.Platform.Calendars;

namespace TalentPortal.Tests.Platform.Calendars;

public sealed class CalendarFileTests
{
    private static readonly DateTimeOffset Stamp = new(2026, 11, 22, 10, 30, 0, TimeSpan.FromHours(8));

    [Fact]
    public void A_file_is_written_as_calendar_programs_read_it()
    {
        var text = new CalendarFile("Plan", TimeSpan.FromHours(12), Stamp, [new("a@x", "Begin", new(2027, 1, 31), new(2027, 2, 1)) { Description = "One\r\ntwo; three, four\\", Page = new("https://example.org/a?b=1,2") }]).Write();
        Assert.Equal(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//TalentPortal//TalentPortal//EN
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            NAME:Plan
            X-WR-CALNAME:Plan
            REFRESH-INTERVAL;VALUE=DURATION:PT12H
            X-PUBLISHED-TTL:PT12H
            BEGIN:VEVENT
            UID:a@x
            DTSTAMP:20261122T023000Z
            DTSTART;VALUE=DATE:20270131
            DTEND;VALUE=DATE:20270202
            SUMMARY:Begin
            DESCRIPTION:One\ntwo\; three\, four\\
            URL:https://example.org/a?b=1,2
            TRANSP:TRANSPARENT
            END:VEVENT
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n"), text);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("中")]
    [InlineData("𠮷")]
    [InlineData("é")]
    public void Long_lines_are_folded_between_characters(string one)
    {
        for (var length = 1; length < 120; length++)
        {
            var summary = string.Concat(Enumerable.Repeat(one, length));
            var text = new CalendarFile("n", TimeSpan.FromHours(1), Stamp, [new("a@x", summary, new(2027, 1, 1), new(2027, 1, 1))]).Write();
            Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, CalendarFile.LineOctets));
            Assert.Contains("\r\nSUMMARY:" + summary + "\r\n", text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Nobody_writes_lines_of_their_own_into_it()
    {
        var text = new CalendarFile("n", TimeSpan.FromMinutes(1), Stamp, [new("a@x", "x\r\nATTENDEE:mailto:a@example.org\u0000\u001b\rb", new(2027, 1, 1), new(2027, 1, 1))]).Write();
        Assert.Contains("SUMMARY:x\\nATTENDEE:mailto:a@example.org\\nb\r\n", text, StringComparison.Ordinal);
        Assert.Contains("PT1H", text, StringComparison.Ordinal);
    }
}
