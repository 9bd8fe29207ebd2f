using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Pathways;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Pathways;

public sealed class TakePathwayIntoCaseTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private async Task<int> Take(Opened one) => (await portal.Mine(one).Get(new TakePathwayIntoCase(one.Id, PathwayScene.Slug))).Added;

    [Fact]
    public async Task Steps_become_tasks_with_their_day_order_and_party_and_the_timeline_tells_it()
    {
        var target = portal.Today().AddDays(120);
        var one = await portal.CaseWithWay(target);
        await portal.As(one.Talent).Get(new MarkPathwayStep(PathwayScene.Slug, "form", PathwayMark.LeftOut));
        var plan = (await portal.MyWay(one.Talent)).Plan;

        Assert.Equal(4, await Take(one));

        var tasks = (await portal.Tasks(one)).ToDictionary(task => task.Title.En!);
        // The organisation's own words where its plans have the task.
        Assert.Equal(["Check the passport: valid for six months or more", "Fee", "Office", "Stamp"], tasks.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((CaseTrack.Papers, TaskParty.Talent), (tasks["Check the passport: valid for six months or more"].Track, tasks["Check the passport: valid for six months or more"].Party));
        Assert.Equal((CaseTrack.Permit, TaskParty.Employer, TaskParty.Authority), (tasks["Fee"].Track, tasks["Fee"].Party, tasks["Office"].Party));
        Assert.Equal(plan.Steps.Single(step => step.Step.Code == "office").EndBy, tasks["Office"].DueOn);
        Assert.Equal(["Fee", "Check the passport: valid for six months or more"], tasks["Office"].BlockedBy.Select(title => title!.En).OrderByDescending(title => title == "Fee"));
        var told = (await portal.Mine(one).Get(new ViewMyCase(one.Id))).Entries.Single(entry => entry.Kind == CaseEntryKind.PathwayTaken);
        Assert.Equal((CallSide.Party, PathwayScene.Slug, "4"), (told.By, told.From, told.To));
        Assert.Contains("Card", told.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_doubled_whatever_came_first_and_however_often_it_is_pressed()
    {
        var one = await portal.CaseWithWay();
        await portal.Routed(one, "foreigner-a");
        var before = await portal.Tasks(one);

        var added = await Task.WhenAll(Take(one), Take(one), Take(one));

        Assert.Equal([0, 0, 4], added.Order());
        var after = await portal.Tasks(one);
        Assert.Equal(before.Count + 4, after.Count);
        Assert.Single(after, task => task.Line?.Code == "passport");
        Assert.Single((await portal.Mine(one).Get(new ViewMyCase(one.Id))).Entries, entry => entry.Kind == CaseEntryKind.PathwayTaken);
        // And the plans of a route add to it what they have beyond it.
        Assert.Equal(0, await Take(one));
    }

    [Fact]
    public async Task No_task_is_late_when_it_comes_in_and_a_step_that_hangs_on_an_answer_does_not_come()
    {
        var one = await portal.CaseWithWay(portal.Today(), PathwayScene.NoAnswers);

        Assert.Equal(4, await Take(one));

        var tasks = await portal.Tasks(one);
        Assert.DoesNotContain(tasks, task => task.Title.En == "Stamp");
        Assert.All(tasks, task => Assert.True(task.DueOn > portal.Today() && !task.IsOverdue));
    }

    [Fact]
    public async Task Only_ones_own_open_case_at_its_own_organisation_takes_it()
    {
        var (one, other) = (await portal.CaseWithWay(), await portal.CaseWithWay());
        await portal.WithWay("greater-bay");

        foreach (var outcome in new[]
        {
            await portal.As(other.Talent).Send(new TakePathwayIntoCase(one.Id, PathwayScene.Slug)), await portal.As(one.Talent, "greater-bay").Send(new TakePathwayIntoCase(one.Id, PathwayScene.Slug)),
            await portal.As(one.Talent, "").Send(new TakePathwayIntoCase(one.Id, PathwayScene.Slug)), await portal.Mine(one).Send(new TakePathwayIntoCase(one.Id, "no-such")),
        }) Assert.Equal(OutcomeKind.NotFound, outcome.Kind);
        Assert.Empty(await portal.Tasks(one));
        await portal.Scalar<int>("update cases set closed_at = now(), close_reason = 'Withdrew' where id = $1", one.Id);
        Assert.Equal("Pathway_CaseEnded", (await portal.Mine(one).Send(new TakePathwayIntoCase(one.Id, PathwayScene.Slug))).Reason?.Name);
    }
}

public sealed class AddPathwayTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Whoever_answers_for_the_case_adds_what_surely_applies_and_twice_is_once()
    {
        await portal.WithWay();
        var one = await portal.Opened();
        AddPathway Adding(IReadOnlyDictionary<string, string?> answers) => new(one.Id, PathwayScene.Slug, answers);

        Assert.Equal(4, (await portal.As(CaseScene.Overseas).Get(Adding(PathwayScene.NoAnswers))).Added);
        Assert.Equal(1, (await portal.As(CaseScene.Overseas).Get(Adding(PathwayScene.InFuzhou))).Added);
        Assert.Equal(0, (await portal.As(CaseScene.Overseas).Get(Adding(PathwayScene.InFuzhou))).Added);
        var tasks = await portal.Tasks(one);
        Assert.Equal("Office", Assert.Single(tasks.Single(task => task.Title.En == "Stamp").BlockedBy)!.En);
        Assert.Equal((OutcomeKind.Invalid, "AddPathway_WayMissing"), ((await portal.As(CaseScene.Overseas).Send(Adding(PathwayScene.InFuzhou) with { Slug = null })) is var missing ? missing.Kind : default, missing.Errors[0].Text.Name));
        Assert.Equal("place", (await portal.As(CaseScene.Overseas).Send(Adding(new Dictionary<string, string?> { ["place"] = "atlantis" }))).Errors.Single().Field);
    }

    [Fact]
    public async Task Nobody_else_adds_and_the_campus_neither()
    {
        await portal.WithWay();
        var one = await portal.Opened();
        await HandOverScene.NobodyFinds(portal.Strangers(one), new AddPathway(one.Id, PathwayScene.Slug, PathwayScene.InFuzhou));
        var (onCampus, _) = await portal.OnCampus();
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Campus).Send(new AddPathway(onCampus.Id, PathwayScene.Slug, PathwayScene.InFuzhou))).Kind);
        Assert.Empty(await portal.Tasks(one));
    }
}

public sealed class ViewCasePathwayTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_says_what_would_come_what_is_there_and_what_an_answer_decides()
    {
        await portal.WithWay();
        var one = await portal.Opened();
        await portal.Routed(one, "foreigner-a");
        async Task<ViewCasePathwayResult> With(string? slug, IReadOnlyDictionary<string, string?> answers) => await portal.As(CaseScene.Overseas).Get(new ViewCasePathway(one.Id, slug, answers));

        Assert.Null((await With(null, PathwayScene.NoAnswers)).Chosen);
        var lines = (await With(PathwayScene.Slug, PathwayScene.NoAnswers)).Chosen!.Lines.ToDictionary(line => line.Step.Step.Code);
        Assert.Equal((true, false, Verdict.Unknown), (lines["passport"].IsThere, lines["fee"].IsThere, lines["stamp"].Step.Verdict));
        Assert.DoesNotContain((await With(PathwayScene.Slug, new Dictionary<string, string?> { ["place"] = "other" })).Chosen!.Lines, line => line.Step.Step.Code == "stamp");
        await HandOverScene.NobodyFinds(portal.Strangers(one), new ViewCasePathway(one.Id, PathwayScene.Slug, PathwayScene.NoAnswers));
    }
}
