using System.Globalization;
using TalentPortal.Components;

namespace TalentPortal.Tests.Components;

public sealed class DateWordsTests
{
    private static readonly CultureInfo english = CultureInfo.GetCultureInfo("en"), chinese = CultureInfo.GetCultureInfo("zh-Hans");
    private static readonly TimeZoneInfo fuzhou = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), london = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private static readonly DateTimeOffset evening = new(2026, 11, 27, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_day_has_its_weekday()
    {
        Assert.Equal("Fri 27 Nov 2026", DateWords.Day(new(2026, 11, 27), english));
        Assert.Equal("2026年11月27日（周五）", DateWords.Day(new(2026, 11, 27), chinese));
        Assert.Equal("Mon 1 Mar 2027", DateWords.Day(new(2027, 3, 1), english));
        Assert.Equal("2027年3月1日（周一）", DateWords.Day(new(2027, 3, 1), chinese));
    }

    [Theory]
    [InlineData("Asia/Shanghai", 11, "Fri 27 Nov 2026, 24:00 (UTC+8)", "2026年11月27日（周五）24:00（UTC+8）")]
    [InlineData("Asia/Urumqi", 11, "Fri 27 Nov 2026, 24:00 (UTC+6)", "2026年11月27日（周五）24:00（UTC+6）")]
    [InlineData("America/Los_Angeles", 7, "Mon 27 Jul 2026, 24:00 (UTC−7)", "2026年7月27日（周一）24:00（UTC−7）")]
    [InlineData("America/Los_Angeles", 11, "Fri 27 Nov 2026, 24:00 (UTC−8)", "2026年11月27日（周五）24:00（UTC−8）")]
    public void A_last_day_says_whose_day_it_is(string zone, int month, string inEnglish, string inChinese)
    {
        Assert.Equal(inEnglish, DateWords.DayEnd(new(2026, month, 27), TimeZoneInfo.FindSystemTimeZoneById(zone), english));
        Assert.Equal(inChinese, DateWords.DayEnd(new(2026, month, 27), TimeZoneInfo.FindSystemTimeZoneById(zone), chinese));
    }

    [Fact]
    public void A_month_stands_without_a_day()
    {
        Assert.Equal("Sep 2026", DateWords.Month(new(2026, 9, 30), english));
        Assert.Equal("2026年9月", DateWords.Month(new(2026, 9, 30), chinese));
    }

    [Fact]
    public void A_moment_names_its_place_and_is_told_in_the_time_of_that_place()
    {
        Assert.Equal("Fri 27 Nov 2026, 18:00 in Fuzhou", DateWords.Moment(evening, fuzhou, "Fuzhou", english));
        Assert.Equal("2026年11月27日（周五）福州时间18:00", DateWords.Moment(evening, fuzhou, "福州", chinese));
        Assert.Equal("10:00 in London", DateWords.Time(evening, london, "London", english));
        Assert.Equal("伦敦时间10:00", DateWords.Time(evening, london, "伦敦", chinese));
    }

    [Theory]
    [InlineData("Asia/Shanghai", "Fri 27 Nov 2026, 18:00 (UTC+8)")]
    [InlineData("America/New_York", "Fri 27 Nov 2026, 05:00 (UTC−5)")]
    [InlineData("Asia/Kolkata", "Fri 27 Nov 2026, 15:30 (UTC+5:30)")]
    [InlineData("America/St_Johns", "Fri 27 Nov 2026, 06:30 (UTC−3:30)")]
    [InlineData("Europe/London", "Fri 27 Nov 2026, 10:00 (UTC)")]
    public void Without_a_place_the_distance_from_UTC_stands_in(string zone, string words) =>
        Assert.Equal(words, DateWords.Moment(evening, TimeZoneInfo.FindSystemTimeZoneById(zone), null, english));

    [Fact]
    public void The_day_changes_with_the_place()
    {
        var late = new DateTimeOffset(2026, 11, 27, 23, 30, 0, TimeSpan.Zero);
        Assert.StartsWith("Fri 27", DateWords.Moment(late, london, "London", english));
        Assert.StartsWith("Sat 28", DateWords.Moment(late, fuzhou, "Fuzhou", english));
    }
}
