using System.Globalization;
using TalentPortal.Platform.Text;
using TalentPortal.Platform.Time;

namespace TalentPortal.Tests.Platform.Time;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar china = WorkingCalendar.China;
    private static readonly WorkingCalendar england = WorkingCalendar.England;

    private static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("2026-11-20", true)] // a plain Friday
    [InlineData("2026-11-21", false)] // a plain Saturday
    [InlineData("2025-01-26", true)] // Sunday worked for the Spring Festival
    [InlineData("2025-01-28", false)]
    [InlineData("2025-02-04", false)]
    [InlineData("2025-02-08", true)] // Saturday worked
    [InlineData("2025-10-08", false)]
    [InlineData("2025-10-11", true)]
    [InlineData("2026-01-02", false)] // Friday bridged
    [InlineData("2026-01-04", true)] // Sunday worked for it
    [InlineData("2026-02-14", true)]
    [InlineData("2026-02-23", false)]
    [InlineData("2026-02-28", true)]
    [InlineData("2026-05-09", true)]
    [InlineData("2026-09-20", true)]
    [InlineData("2026-09-25", false)]
    [InlineData("2026-10-10", true)]
    public void China_works_and_rests_as_announced(string date, bool works)
    {
        var answer = china.IsWorkingDay(Day(date));
        Assert.Equal(works, answer.Value);
        Assert.True(answer.Known);
    }

    [Theory]
    [InlineData(2025, 28, 5)]
    [InlineData(2026, 33, 6)]
    public void The_announced_years_have_all_their_days(int year, int off, int made)
    {
        var days = Year(year).Select(china.Exception).OfType<WorkingDayException>().ToList();
        Assert.Equal(off, days.Count(d => d.Kind == WorkingDayKind.Holiday));
        Assert.Equal(made, days.Count(d => d.Kind == WorkingDayKind.Working));
        // 13 days are public holidays by law: however they are shifted, so many fewer are worked than the plain weeks have.
        var weekdays = Year(year).Count(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        var worked = Year(year).Count(d => china.IsWorkingDay(d).Value);
        Assert.InRange(weekdays - worked, 12, 13);
    }

    [Fact]
    public void Beyond_the_announced_years_the_answer_says_that_it_is_not_certain()
    {
        Assert.Equal(Day("2026-12-31"), china.KnownTo);
        Assert.Equal(new(false, false), china.IsWorkingDay(Day("2027-01-01")));
        Assert.Equal(new(true, false), china.IsWorkingDay(Day("2027-01-04")));
        Assert.Equal(new(true, false), china.IsWorkingDay(Day("2024-12-31")));
        Assert.Equal(new(Day("2027-01-04"), false), china.AddWorkingDays(Day("2026-12-31"), 1));
        Assert.Equal(new(Day("2026-12-31"), true), china.AddWorkingDays(Day("2026-12-30"), 1));
        Assert.False(china.WorkingHoursBetween(At("2026-12-31T10:00+08:00"), At("2027-01-04T10:00+08:00")).Known);
    }

    [Fact]
    public void The_days_that_the_law_fixes_for_the_unannounced_year_fall_on_the_right_lunar_dates()
    {
        var lunar = new ChineseLunisolarCalendar();
        var leap = lunar.GetLeapMonth(2027);
        DateOnly Lunar(int month, int day) => DateOnly.FromDateTime(lunar.ToDateTime(2027, leap > 0 && month >= leap ? month + 1 : month, day, 0, 0, 0, 0));
        var newYear = Lunar(1, 1);
        DateOnly[] expected = [Day("2027-01-01"), .. Enumerable.Range(-1, 4).Select(newYear.AddDays), Day("2027-04-05"), Day("2027-05-01"), Day("2027-05-02"),
            Lunar(5, 5), Lunar(8, 15), Day("2027-10-01"), Day("2027-10-02"), Day("2027-10-03")];
        Assert.Equal(expected, Year(2027).Where(d => china.Exception(d) is not null));
    }

    [Theory]
    [InlineData("2026-02-13", 1, "2026-02-14")] // Friday to the Saturday that is worked
    [InlineData("2026-02-14", 1, "2026-02-24")] // over the nine days of the Spring Festival
    [InlineData("2026-09-30", 1, "2026-10-08")]
    [InlineData("2026-10-08", 2, "2026-10-10")]
    [InlineData("2026-10-10", 1, "2026-10-12")]
    [InlineData("2026-10-12", -1, "2026-10-10")]
    [InlineData("2026-10-08", -1, "2026-09-30")]
    [InlineData("2026-10-03", 0, "2026-10-08")]
    [InlineData("2026-10-10", 0, "2026-10-10")]
    [InlineData("2026-10-03", 1, "2026-10-08")]
    [InlineData("2026-10-03", -1, "2026-09-30")]
    public void Working_days_are_added_over_holidays_and_made_up_days(string start, int days, string expected) =>
        Assert.Equal(new(Day(expected), true), china.AddWorkingDays(Day(start), days));

    [Fact]
    public void Adding_and_counting_working_days_agree()
    {
        foreach (var start in Year(2026).Where(d => china.IsWorkingDay(d).Value && d < Day("2026-11-01")))
        {
            var end = china.AddWorkingDays(start, 20).Value;
            Assert.Equal(20, china.WorkingDaysBetween(start, end).Value);
            Assert.Equal(start, china.AddWorkingDays(end, -20).Value);
        }
    }

    [Theory]
    [InlineData("2026-11-20T16:00+08:00", "2026-11-23T10:00+08:00", 2)] // over a weekend
    [InlineData("2026-11-20T08:00Z", "2026-11-23T02:00Z", 2)] // the same moments written in UTC
    [InlineData("2026-02-14T16:00+08:00", "2026-02-24T10:00+08:00", 2)] // over the Spring Festival, from a worked Saturday
    [InlineData("2026-11-20T20:00+08:00", "2026-11-20T23:00+08:00", 0)]
    [InlineData("2026-11-20T06:00+08:00", "2026-11-20T23:00+08:00", 8)]
    [InlineData("2026-11-20T10:00+08:00", "2026-11-20T10:30+08:00", 0.5)]
    [InlineData("2026-11-23T10:00+08:00", "2026-11-20T16:00+08:00", -2)]
    public void Office_hours_are_counted_on_the_local_clock(string from, string to, double hours) =>
        Assert.Equal(new(TimeSpan.FromHours(hours), true), china.WorkingHoursBetween(At(from), At(to)));

    [Fact]
    public void Summer_time_moves_the_office_hours_with_it()
    {
        // The clocks of London go forward on Sunday 29 March 2026.
        Assert.Equal(At("2026-03-30T08:30Z"), england.AddWorkingHours(At("2026-03-27T16:30Z"), TimeSpan.FromHours(1)).Value);
        Assert.Equal(TimeSpan.FromHours(1), england.WorkingHoursBetween(At("2026-03-27T16:30Z"), At("2026-03-30T08:30Z")).Value);
    }

    [Theory]
    [InlineData("2026-02-14T16:00+08:00", 2, "2026-02-24T10:00+08:00")]
    [InlineData("2026-02-15T12:00+08:00", 1, "2026-02-24T10:00+08:00")]
    [InlineData("2026-11-20T09:00+08:00", 8, "2026-11-20T17:00+08:00")]
    [InlineData("2026-11-20T09:00+08:00", 24, "2026-11-24T17:00+08:00")]
    [InlineData("2026-11-20T22:00+08:00", 0, "2026-11-23T09:00+08:00")]
    public void A_deadline_falls_into_office_hours(string from, double hours, string due)
    {
        var answer = china.AddWorkingHours(At(from), TimeSpan.FromHours(hours));
        Assert.Equal(At(due), answer.Value);
        Assert.Equal(TimeSpan.Zero, answer.Value.Offset);
        Assert.Equal(TimeSpan.FromHours(hours), china.WorkingHoursBetween(At(from), answer.Value).Value);
    }

    [Theory]
    [InlineData(2025, 8)]
    [InlineData(2026, 8)]
    [InlineData(2027, 8)]
    public void England_has_eight_bank_holidays_each_on_a_weekday(int year, int count)
    {
        var days = Year(year).Select(england.Exception).OfType<WorkingDayException>().ToList();
        Assert.Equal(count, days.Count);
        Assert.All(days, d => Assert.False(d.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));
        Assert.All(days, d => Assert.Equal(new(false, true), england.IsWorkingDay(d.Date)));
        Assert.Equal(new(Day("2026-12-29"), true), england.AddWorkingDays(Day("2026-12-24"), 1));
    }

    [Fact]
    public void A_country_without_data_has_no_calendar_and_absurd_spans_are_refused()
    {
        Assert.Null(WorkingCalendar.Find("ZZ"));
        Assert.Same(china, WorkingCalendar.Find("CN"));
        Assert.Throws<ArgumentOutOfRangeException>(() => china.AddWorkingDays(Day("2026-01-05"), int.MinValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => china.AddWorkingHours(At("2026-01-05T10:00Z"), TimeSpan.FromHours(-1)));
    }

    [Theory]
    [InlineData("2026-01-05,working,x,y", "anyway")]
    [InlineData("2026-01-10,working,x,y\n2026-01-10,holiday,x,y", "after the one before")]
    [InlineData("2026-01-10,feast,x,y", "kind")]
    public void A_faulty_file_is_refused(string rows, string why)
    {
        var table = CsvTable.Parse("days.csv", $"date,kind,name_zh,name_en\n{rows}\n", WorkingCalendar.DayColumns);
        Assert.Contains(why, Assert.Throws<CsvException>(() => WorkingCalendar.ReadDays(table)).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<DateOnly> Year(int year) =>
        Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(new DateOnly(year, 1, 1).AddDays);
}
