using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Figures.Domain;
using TalentPortal.Platform.Time;

namespace TalentPortal.Tests.Features.Figures;

/// <summary>How turns of cases become times of stages, against the calendar itself.</summary>
public sealed class CaseWaysTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 20, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Office_minutes_are_those_of_the_calendar()
    {
        foreach (var calendar in new[] { WorkingCalendar.China, WorkingCalendar.England })
        {
            var office = new OfficeMinutes(calendar, new DateOnly(2026, 1, 1), Now);
            var (from, checks) = (new DateTimeOffset(2026, 1, 2, 3, 0, 0, TimeSpan.Zero), 0);
            for (var at = from; at < Now; at = at.AddMinutes(397), checks++)
                Assert.Equal(calendar.WorkingHoursBetween(from, at).Value.TotalMinutes, office.Until(at.UtcTicks) - office.Until(from.UtcTicks), 0.01);
            Assert.True(checks > 200);
            Assert.Equal(0, office.Until(from.AddYears(-1).UtcTicks));
        }
    }

    [Fact]
    public void Turns_count_in_whatever_order_they_come()
    {
        // A Monday at noon in Fuzhou; two days of work, one of waiting, and then the next stage.
        var start = new DateTimeOffset(2026, 3, 9, 4, 0, 0, TimeSpan.Zero);
        WayRow[] rows =
        [
            new(2, 0, 1, FigureWay.PlaceOf("O3"), 0, null, null, start.AddDays(3)),
            new(2, 0, 1, FigureWay.PlaceOf("O2"), 0, null, null, start),
            new(1, 1, 1, 1, 0, null, "O3", null),
            new(0, 1, 0, 2026, 0, "GB", null, null),
            new(2, 0, 1, null, (int)CaseClock.WaitingTalent, null, null, start.AddDays(2)),
            new(0, 2, 0, 2026, 0, "GB", null, null),
        ];
        var day = (WorkingCalendar.China.Closes - WorkingCalendar.China.Opens).TotalMinutes;
        foreach (var order in new[] { rows, [.. rows.Reverse()] })
        {
            var ways = new CaseWays(new(WorkingCalendar.China, new DateOnly(2026, 1, 1), Now), Now);
            foreach (var row in order) ways.Add(row);
            var found = ways.Count(null);
            // The stage in which the case still is says nothing of how long that stage takes.
            var stage = Assert.Single(found, row => row.Kind == "stage");
            Assert.Equal(("O2", 1, 2 * day, 2 * day, day), (stage.Key, stage.People, stage.A, stage.B, stage.C));
            Assert.Equal([("NoCase", 1), ("UnderWay", 1)], found.Where(row => row.Kind == "end").Select(row => (row.Key, row.People)).Order());
            Assert.Equal([0, 1], found.Where(row => row.Kind == "step").Select(row => row.Step).Order());
            var turn = Assert.Single(found, row => row.Kind == "turn");
            Assert.Equal(1, turn.A + turn.B + turn.C + turn.D, 6);
            Assert.True(turn.A > turn.B && turn.B > 0);
            Assert.DoesNotContain(ways.Count("US"), row => row.Kind is "stage" or "turn");
        }
    }

    [Theory]
    [InlineData(0.5, 2.5)]
    [InlineData(0.9, 3.7)]
    [InlineData(1, 4)]
    public void A_part_of_all_lies_between_two_values_as_the_database_has_it(double part, double value) => Assert.Equal(value, CaseWays.Part([1, 2, 3, 4], part), 9);
}
