using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.ReturnTimelines.Domain;
using TalentPortal.Platform.Time;

namespace TalentPortal.Tests.Features.ReturnTimelines;

/// <summary>Reckoning backwards: a pure function of the plans, the dates and what is done.</summary>
public sealed class ReturnTimelinePlanTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly DateOnly Start = new(2027, 9, 1);

    public static TheoryData<string> Routes => [.. TaskPlan.Current.Routes.Select(route => route.Code)];

    [Theory]
    [MemberData(nameof(Routes))]
    public void Every_step_of_every_way_has_its_days_and_none_begins_before_what_it_waits_for_ends(string route)
    {
        var plan = Make([route]);
        Assert.Equal(TaskPlan.Current.Of(route).Select(line => line.Code).Order(), plan.Steps.Select(step => step.Line.Code).Order());
        Holds(plan, Start.AddDays(-12));
    }

    [Fact]
    public void An_end_of_its_own_names_a_line_that_there_is() => Assert.All(TimelineEnd.Codes, code => Assert.NotNull(TaskPlan.Current.Find(code)));

    [Fact]
    public void Whatever_is_chosen_left_out_and_done_the_order_holds()
    {
        var random = new Random(20261122);
        var codes = TaskPlan.Current.Routes.Select(route => route.Code).ToList();
        for (var round = 0; round < 300; round++)
        {
            var routes = codes.Where(_ => random.Next(3) == 0).DefaultIfEmpty("returnee").Take(3).ToList();
            var leftOut = TaskPlan.Current.Lines.Where(_ => random.Next(6) == 0).Select(line => line.Code).ToList();
            var done = TaskPlan.Current.Lines.Where(_ => random.Next(5) == 0).ToDictionary(line => line.Code, _ => Today.AddDays(-random.Next(60)));
            var start = Today.AddDays(random.Next(700));
            var lead = random.Next(60);
            var plan = Make(routes, start, start.AddDays(-lead), done, leftOut);
            Holds(plan, start.AddDays(-lead));
            Assert.DoesNotContain(plan.Steps, step => leftOut.Contains(step.Line.Code));
            Assert.All(plan.Steps, step => Assert.Equal(done.ContainsKey(step.Line.Code), step.State == TimelineStepState.Done));
            if (plan.EarliestStart is not { } earliest) continue;
            // That start can be kept, and no earlier one.
            Assert.True(earliest > start);
            Assert.Null(Make(routes, earliest, earliest.AddDays(-lead), done, leftOut).EarliestStart);
            Assert.Equal(earliest, Make(routes, earliest.AddDays(-1), earliest.AddDays(-1 - lead), done, leftOut).EarliestStart);
        }
    }

    [Fact]
    public void The_earliest_start_is_the_first_that_can_be_kept()
    {
        var plan = Make(["foreigner-a"], Today.AddDays(20), Today.AddDays(10));
        var earliest = Assert.NotNull(plan.EarliestStart);
        Assert.Contains(plan.Steps, step => step.State == TimelineStepState.Late);
        Assert.DoesNotContain(Make(["foreigner-a"], earliest, earliest.AddDays(-10)).Steps, step => step.State == TimelineStepState.Late);
        Assert.Contains(Make(["foreigner-a"], earliest.AddDays(-1), earliest.AddDays(-11)).Steps, step => step.State == TimelineStepState.Late);
        Assert.Null(Make(["foreigner-a"], earliest, earliest.AddDays(-10)).EarliestStart);
    }

    [Fact]
    public void Days_are_counted_back_over_the_days_off()
    {
        // A visa takes ten working days and ends before the journey is settled, which takes ten more and ends on the way.
        var plan = Make(["foreigner-a"], Start, new DateOnly(2027, 8, 20));
        TimelineStep Step(string code) => plan.Steps.Single(step => step.Line.Code == code);
        Assert.Equal(new DateOnly(2027, 8, 20), Step("meet").EndBy);
        Assert.Equal(new DateOnly(2027, 8, 13), Step("meet").StartBy);
        Assert.Equal((new DateOnly(2027, 7, 30), new DateOnly(2027, 8, 13)), (Step("travel").StartBy, Step("travel").EndBy));
        Assert.Equal((new DateOnly(2027, 7, 16), new DateOnly(2027, 7, 30)), (Step("visa").StartBy, Step("visa").EndBy));
        Assert.Equal(new DateOnly(2027, 8, 21), Step("address").EndBy);
        // Within thirty days by law; in time for the permit to be issued by the forty-fifth, which is a Sunday in a holiday.
        Assert.Equal(new DateOnly(2027, 9, 16), Step("residence").EndBy);
        Assert.Equal(new DateOnly(2027, 10, 4), Step("residence-issued").EndBy);
        Assert.Equal(["visa", "leave-job", "notification"], Step("travel").After.Select(line => line.Code));
        // 2027 was not announced when the calendar was written.
        Assert.False(Step("visa").IsAnnounced);
        Assert.True(Make(["foreigner-a"], new DateOnly(2026, 12, 28), new DateOnly(2026, 12, 24)).Steps.Single(step => step.Line.Code == "meet").IsAnnounced);
    }

    [Fact]
    public void What_is_done_is_late_no_more_and_holds_nobody_up()
    {
        var before = Make(["returnee"], Today.AddDays(40), Today.AddDays(30));
        var late = before.Steps.Where(step => step.State == TimelineStepState.Late).Select(step => step.Line.Code).ToList();
        Assert.NotEmpty(late);
        var after = Make(["returnee"], Today.AddDays(40), Today.AddDays(30), late.ToDictionary(code => code, _ => Today));
        Assert.DoesNotContain(after.Steps, step => step.State == TimelineStepState.Late);
        Assert.Null(after.EarliestStart);
    }

    [Theory]
    [InlineData("2027-08-20", "2027-09-01")]
    [InlineData("2027-05-04", "2027-09-01")]
    [InlineData("2027-05-03", "2027-05-03")]
    [InlineData("2027-09-02", "2027-09-02")]
    public void Children_start_in_September_where_that_is_near(string arrive, string school) => Assert.Equal(DateOnly.Parse(school, null), ReturnTimelinePlan.SchoolDay(DateOnly.Parse(arrive, null)));

    private static ReturnTimelinePlan Make(IEnumerable<string> routes, DateOnly? start = null, DateOnly? arrive = null, IReadOnlyDictionary<string, DateOnly>? done = null, IEnumerable<string>? leftOut = null) =>
        ReturnTimelinePlan.Make(TaskPlan.Current, routes, start ?? Start, arrive ?? (start is null ? Start.AddDays(-12) : null), done ?? new Dictionary<string, DateOnly>(), leftOut ?? [], WorkingCalendar.China, Today);

    private static void Holds(ReturnTimelinePlan plan, DateOnly arrive)
    {
        var byCode = plan.Steps.ToDictionary(step => step.Line.Code);
        foreach (var step in plan.Steps)
        {
            // What comes after the arrival begins no sooner, however little time there is for it.
            Assert.True(step.StartBy == arrive || WorkingCalendar.China.WorkingDaysBetween(step.StartBy, step.EndBy).Value >= step.Line.Days, step.Line.Code);
            Assert.All(step.After, line => Assert.True(byCode[line.Code].EndBy <= step.StartBy, $"{line.Code} ends after {step.Line.Code} begins"));
        }

        var open = plan.Steps.Where(step => step.State != TimelineStepState.Done).ToList();
        Assert.Equal(open.OrderBy(step => step.StartBy).Select(step => step.StartBy), open.Select(step => step.StartBy));
        Assert.All(open, step => Assert.True(step.State == TimelineStepState.Late ? step.StartBy < Today : step.StartBy >= Today || (step.StartBy >= arrive && step.EndBy >= Today), step.Line.Code));
    }
}
