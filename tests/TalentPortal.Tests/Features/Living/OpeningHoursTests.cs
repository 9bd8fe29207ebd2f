using TalentPortal.Features.Living.Domain;

namespace TalentPortal.Tests.Features.Living;

/// <summary>How hours are read, and when something is open.</summary>
public sealed class OpeningHoursTests
{
    [Theory]
    [InlineData("Mo-Fr 09:00-12:00,14:00-17:30; Sa 09:00-12:00", "2026-11-23T09:00", true)]
    [InlineData("Mo-Fr 09:00-12:00,14:00-17:30; Sa 09:00-12:00", "2026-11-23T12:00", false)]
    [InlineData("Mo-Fr 09:00-12:00,14:00-17:30; Sa 09:00-12:00", "2026-11-23T17:29", true)]
    [InlineData("Mo-Fr 09:00-12:00,14:00-17:30; Sa 09:00-12:00", "2026-11-28T11:59", true)]
    [InlineData("Mo-Fr 09:00-12:00,14:00-17:30; Sa 09:00-12:00", "2026-11-29T11:00", false)]
    [InlineData("Su 10:00-16:00", "2026-11-29T10:00", true)]
    [InlineData("Sa-Su 10:00-16:00", "2026-11-23T10:00", false)]
    [InlineData("24/7", "2026-11-29T03:00", true)]
    public void Something_is_open_from_the_first_minute_to_the_one_before_the_last(string text, string moment, bool open) =>
        Assert.Equal(open, OpeningHours.Read(text)!.IsOpenAt(DateTime.Parse(moment, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("daily")]
    [InlineData("Mo-Fr 09:00-17:00 and later")]
    [InlineData("Mo 17:00-09:00")]
    [InlineData("Fr-Mo 09:00-17:00")]
    [InlineData("Mo 25:00-26:00")]
    [InlineData("Xx 09:00-17:00")]
    [InlineData(";")]
    public void What_is_no_hours_is_not_read(string? text) => Assert.Null(OpeningHours.Read(text));
}
