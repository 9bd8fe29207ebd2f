using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

public sealed class ViewTaskPlanTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_route_shows_what_would_be_added_and_by_when_and_adds_nothing()
    {
        var one = await portal.Opened();
        var routes = (await portal.As(CaseScene.Overseas).Get(new ViewTaskPlan(one.Id, null))).Routes;
        Assert.Equal(["returnee", "foreigner-a", "foreigner-b", "entrepreneur", "graduate", "family"], routes.Select(route => route.Code));
        foreach (var route in routes)
        {
            var plan = await portal.As(CaseScene.Overseas).Get(new ViewTaskPlan(one.Id, route.Code));
            Assert.True(plan.Lines.Count >= 10, $"{route.Code}: {plan.Lines.Count}");
            Assert.True(plan.Lines.Select(item => item.Line.Track).Distinct().Count() >= 4, $"{route.Code} runs on too few tracks");
            Assert.All(plan.Lines, item => Assert.True(item.DueOn > portal.Today() && !item.IsThere));
            var dates = plan.Lines.ToDictionary(item => item.Line.Code, item => item.DueOn);
            Assert.All(plan.Lines, item => Assert.All(item.Line.After.Where(dates.ContainsKey), first => Assert.True(dates[first] < item.DueOn, $"{item.Line.Code} is due before {first}")));
        }

        Assert.Empty(await portal.Tasks(one));
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(CaseScene.Overseas).Send(new ViewTaskPlan(one.Id, "no-such"))).Kind);
    }

    [Fact]
    public async Task What_is_there_already_is_said_and_nobody_else_looks()
    {
        var one = await portal.Opened();
        await portal.Routed(one, "foreigner-a", without: ["cv"]);
        var plan = await portal.As(CaseScene.Overseas).Get(new ViewTaskPlan(one.Id, "foreigner-b"));
        Assert.Equal(["work-letters", "cv"], plan.Lines.Where(item => !item.IsThere).Select(item => item.Line.Code));
        await HandOverScene.NobodyFinds(portal.Strangers(one), new ViewTaskPlan(one.Id, "family"));
    }
}

public sealed class AddTaskPlanTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_route_is_taken_without_what_is_left_out_and_order_and_dates_close_the_gap()
    {
        var one = await portal.Opened();
        // The contract is left out: what waits for it waits for the offer.
        var plan = await portal.Routed(one, "returnee", without: ["contract", "terms"]);
        var tasks = (await portal.Tasks(one)).ToDictionary(t => t.Line!.Code);
        Assert.Equal(plan.Lines.Select(item => item.Line.Code).Except(["contract", "terms"]).Order(), tasks.Keys.Order());
        Assert.Equal(("Send a written offer", tasks["offer"].Title.En), (Assert.Single(tasks["leave-job"].BlockedBy)!.En, "Send a written offer"));
        Assert.Equal((portal.WorkingDay(10), portal.WorkingDay(30)), (tasks["offer"].DueOn, tasks["leave-job"].DueOn));
        Assert.Equal((TaskParty.Authority, CaseTrack.Papers, TaskCertainty.Medium), (tasks["cscse-result"].Party, tasks["cscse-result"].Track, tasks["cscse-result"].Line!.Certainty));
        var told = (await portal.Mine(one).Get(new ViewMyCase(one.Id))).Entries.Single(entry => entry.Kind == CaseEntryKind.TasksPlanned);
        Assert.Equal($"{tasks.Count}", told.To);
    }

    [Fact]
    public async Task A_second_route_adds_what_is_missing_and_hangs_it_on_what_is_there()
    {
        var one = await portal.Opened();
        await portal.Routed(one, "foreigner-a");
        var before = (await portal.Tasks(one)).ToDictionary(t => t.Id);
        await portal.Routed(one, "family");
        var after = await portal.Tasks(one);
        Assert.All(before.Values, task => Assert.Equivalent(task, after.Single(t => t.Id == task.Id), strict: true));
        Assert.Equal(after.Count, after.DistinctBy(t => t.Line!.Code).Count());
        var visa = after.Single(t => t.Line!.Code == "family-visa");
        Assert.Contains(after.Single(t => t.Line!.Code == "notification").Id, visa.After);
        Assert.True(visa.DueOn > after.Single(t => t.Line!.Code == "notification").DueOn);
        Assert.Equal("AddTaskPlan_AllThere", (await Add(one, "family", "clinic")).Reason!.Name);
    }

    [Fact]
    public async Task What_is_unfit_is_told_and_two_at_once_add_nothing_twice()
    {
        var one = await portal.Opened();
        async Task<(string, string)> Says(string? route, string plan, params string[] lines) =>
            (await portal.As(CaseScene.Overseas).Send(new AddTaskPlan(one.Id, route, plan, lines))).Errors.Select(e => (e.Field, e.Text.Name)).Single();
        Assert.Equal(("Route", "AddTaskPlan_RouteMissing"), await Says(null, "1", "offer"));
        Assert.Equal(("Lines", "AddTaskPlan_NothingChosen"), await Says("returnee", "1"));
        Assert.Equal(("Lines", "AddTaskPlan_UnknownLine"), await Says("returnee", "1", "no-such"));
        Assert.Equal(("Lines", "AddTaskPlan_UnknownLine"), await Says("returnee", "1", "police"));
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(CaseScene.Overseas).Send(new AddTaskPlan(one.Id, "returnee", "99", ["offer"]))).Kind);
        await HandOverScene.NobodyFinds(portal.Strangers(one), new AddTaskPlan(one.Id, "returnee", TaskPlan.Current.Mark, ["offer"]));
        Assert.Empty(await portal.Tasks(one));
        var both = await Task.WhenAll(Add(one, "returnee", "offer"), Add(one, "returnee", "offer", "contract"));
        // At once, the later one gets a conflict; one after the other, it adds what is missing. Nothing is there twice.
        Assert.All(both, outcome => Assert.True(outcome.Kind is OutcomeKind.Ok or OutcomeKind.Conflict or OutcomeKind.Refused, outcome.Kind.ToString()));
        Assert.Contains(both, outcome => outcome.IsOk);
        Assert.Single(await portal.Tasks(one), t => t.Line!.Code == "offer");
    }

    private Task<Outcome<AddTaskPlanResult>> Add(Opened one, string route, params string[] lines) => portal.As(CaseScene.Overseas).Send(new AddTaskPlan(one.Id, route, TaskPlan.Current.Mark, lines));
}
