using TalentPortal.Features.Pathways;
using TalentPortal.Features.Pathways.Domain;
using TalentPortal.Features.ReturnTimelines;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.ReturnTimelines;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Pathways;

public sealed class SaveMyPathwayTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_was_chosen_is_kept_sealed_and_nobody_elses()
    {
        var person = await portal.Following(portal.Today().AddDays(100));
        var mine = await portal.MyWay(person);

        Assert.Equal((portal.Today().AddDays(100), false, "350100"), (mine.Target, mine.IsFromTimeline, mine.Choices.Answers["place"]));
        Assert.Equal(["passport", "form", "fee", "office", "stamp"], mine.There.Select(step => step.Code));
        var kept = (await portal.Scalar<byte[]>("select choices from pathway_checks where user_id = $1", person.UserId))!;
        Assert.True(kept.Length > 40 && kept.AsSpan().IndexOf("350100"u8) < 0);
        Assert.Null((await portal.MyWay(await portal.NewTalent())).Version);
    }

    [Fact]
    public async Task Two_windows_do_not_overwrite_each_other_unknowingly()
    {
        var person = await portal.Following();
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(person).Send(new SaveMyPathway(PathwayScene.Slug, null, PathwayScene.NoAnswers, null))).Kind);
        await portal.As(person).Get(new SaveMyPathway(PathwayScene.Slug, null, PathwayScene.NoAnswers, (await portal.MyWay(person)).Version));
        Assert.Equal(1, (await portal.MyWay(person)).Undecided);
    }

    [Fact]
    public async Task Nothing_is_kept_of_somebody_who_has_not_agreed_to_it_and_what_is_unfit_is_said()
    {
        await portal.WithWay();
        var (agreed, not) = (await portal.NewTalent(), await portal.NewPerson());
        SaveMyPathway right = new(PathwayScene.Slug, portal.Today(), PathwayScene.InFuzhou, null);

        Assert.Equal("Pathway_ProfileFirst", (await portal.As(not).Send(right)).Reason?.Name);
        foreach (var day in new[] { portal.Today().AddDays(-1), portal.Today().AddDays(SaveMyPathway.AheadMost + 1) })
            Assert.Equal(("TargetOn", "SaveMyPathway_TargetFar"), (await portal.As(agreed).Send(right with { TargetOn = day })).Errors.Select(e => (e.Field, e.Text.Name)).Single());
        Assert.Equal(("place", "Pathway_AnswerUnknown"), (await portal.As(agreed).Send(right with { Answers = new Dictionary<string, string?> { ["place"] = "atlantis" } })).Errors.Select(e => (e.Field, e.Text.Name)).Single());
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(agreed).Send(right with { Slug = "no-such" })).Kind);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from pathway_checks where user_id = any($1)", new[] { agreed.UserId, not.UserId }));
    }

    [Fact]
    public async Task A_checklist_that_nobody_touched_for_two_years_goes()
    {
        var (old, fresh) = (await portal.Following(), await portal.NewTalent());
        portal.Clock.Advance(TimeSpan.FromDays(400));
        await portal.Following(person: fresh);
        portal.Clock.Advance(TimeSpan.FromDays(400));
        await portal.RunWork("personal-retention");

        Assert.Equal((0L, 1L), (await portal.Scalar<long>("select count(*) from pathway_checks where user_id = $1", old.UserId), await portal.Scalar<long>("select count(*) from pathway_checks where user_id = $1", fresh.UserId)));
    }
}

public sealed class ViewMyPathwayTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Without_a_day_of_ones_own_the_start_of_the_return_timeline_counts()
    {
        var person = await portal.WithTimeline(await portal.NewTalent());
        await portal.Following(person: person);
        var start = (await portal.Timeline(person)).Choices!.StartOn;

        var mine = await portal.MyWay(person);

        Assert.Equal((start, true), (mine.Target, mine.IsFromTimeline));
        Assert.True(mine.Plan.Steps[^1].EndBy <= start && mine.Plan.Steps[^1].EndBy > start.AddDays(-10));
        await portal.As(person).Get(new SaveMyPathway(PathwayScene.Slug, portal.Today().AddDays(50), PathwayScene.InFuzhou, mine.Version));
        Assert.Equal((portal.Today().AddDays(50), false), (await portal.MyWay(person)) is var own ? (own.Target, own.IsFromTimeline) : default);
    }

    [Fact]
    public async Task A_step_that_is_a_task_of_a_case_stands_there_as_it_stands_in_the_case()
    {
        var one = await portal.CaseWithWay();
        await portal.Routed(one, "foreigner-a");
        var task = (await portal.Tasks(one)).Single(t => t.Line?.Code == "passport");
        await portal.Mine(one).Get(new TalentPortal.Features.Cases.MarkMyTask(task.Id, true));

        var mine = await portal.MyWay(one.Talent);

        Assert.Equal((one.Id, PathwayStepState.Done), (mine.Tasks["passport"].CaseId, mine.Plan.Steps.Single(step => step.Step.Code == "passport").State));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(one.Talent).Send(new ViewMyPathway("no-such"))).Kind);
    }

    [Theory]
    [InlineData("en", "Begin by", "Begin soon")]
    [InlineData("zh", "\u6700\u665a\u5f00\u59cb", "\u665a\u4e86")]
    public async Task The_page_works_without_scripts_from_the_first_answer_to_the_case(string language, string begin, string state)
    {
        await portal.WithWay();
        var one = await portal.Opened();
        using var client = await portal.SignedInClient(one.Talent);
        var path = $"/fujian/{language}/me/pathways/{PathwayScene.Slug}";
        var days = language == "en" ? 40 : 5;

        using (var saved = await client.Submit(path, new { place = "fuzhou", TargetOn = portal.Today().AddDays(days).ToString("yyyy-MM-dd") }, "form:has([name=TargetOn])")) Assert.Contains("done=saved", saved.Headers.Location!.ToString(), StringComparison.Ordinal);
        var page = await client.Page(path);
        Assert.Contains(begin, page.QuerySelector("#passport")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(state, page.QuerySelector("#passport .badge, #passport")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script[src*='blazor']"));
        using (var ticked = await client.Submit(path, new { }, "#fee form:has([value=Done])")) Assert.Contains("#fee", ticked.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal("Done", (await client.Page(path)).QuerySelector("#fee")!.GetAttribute("data-state"));
        using (var taken = await client.Submit(path, new { }, "form:has([name=Case])")) Assert.Contains("done=taken", taken.Headers.Location!.ToString(), StringComparison.Ordinal);
        page = await client.Page(path);
        Assert.Empty(page.QuerySelectorAll("form:has([name=Case])"));
        Assert.NotEmpty(page.QuerySelectorAll($"#passport a[href='me/cases/{one.Id}']"));
    }
}

public sealed class MarkPathwayStepTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private Task<Outcome<Done>> Mark(TalentPortal.Data.Seed.Demo.DemoPerson person, string? step, PathwayMark mark) => portal.As(person).Send(new MarkPathwayStep(PathwayScene.Slug, step, mark));

    [Fact]
    public async Task A_tick_keeps_its_day_a_step_left_out_closes_the_gap_and_both_can_be_taken_back()
    {
        var person = await portal.Following(portal.Today().AddDays(60));
        var first = portal.Today();
        await Mark(person, "passport", PathwayMark.Done);
        portal.Clock.Advance(TimeSpan.FromDays(3));
        await Mark(person, "passport", PathwayMark.Done);
        Assert.Equal(first, (await portal.MyWay(person)).Plan.Steps[0].DoneOn);
        await Mark(person, "fee", PathwayMark.LeftOut);
        var mine = await portal.MyWay(person);
        Assert.DoesNotContain(mine.There, step => step.Code == "fee");
        Assert.Equal(["form", "passport"], mine.Plan.Steps.Single(step => step.Step.Code == "office").After.Select(step => step.Code));
        await Mark(person, "passport", PathwayMark.Open);
        await Mark(person, "fee", PathwayMark.Open);
        mine = await portal.MyWay(person);
        Assert.Equal((0, 5), (mine.Done, mine.There.Count));
    }

    [Fact]
    public async Task What_is_no_step_or_a_task_of_a_case_is_not_marked_here()
    {
        var one = await portal.CaseWithWay();
        await portal.Mine(one).Get(new TakePathwayIntoCase(one.Id, PathwayScene.Slug));

        Assert.Equal("Pathway_InCase", (await Mark(one.Talent, "fee", PathwayMark.Done)).Reason?.Name);
        Assert.Equal(OutcomeKind.NotFound, (await Mark(one.Talent, "no-such", PathwayMark.Done)).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await Mark(one.Talent, "fee", (PathwayMark)9)).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await Mark(one.Talent, null, PathwayMark.Done)).Kind);
        Assert.Equal("Pathway_ProfileFirst", (await Mark(await portal.NewPerson(), "fee", PathwayMark.Done)).Reason?.Name);
    }

    [Fact]
    public async Task A_first_tick_begins_the_checklist_and_two_at_once_lose_none()
    {
        await portal.WithWay();
        var person = await portal.NewTalent();
        await Task.WhenAll(Mark(person, "passport", PathwayMark.Done), Mark(person, "form", PathwayMark.Done), Mark(person, "fee", PathwayMark.LeftOut));
        var mine = await portal.MyWay(person);
        Assert.Equal((2, "fee"), (mine.Done, Assert.Single(mine.Choices.LeftOut)));
    }
}

public sealed class DropMyPathwayTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_checklist_goes_with_its_ticks_and_no_one_elses_does()
    {
        var (person, other) = (await portal.Following(), await portal.Following());

        await portal.As(person).Get(new DropMyPathway(PathwayScene.Slug));

        Assert.Null((await portal.MyWay(person)).Version);
        Assert.NotNull((await portal.MyWay(other)).Version);
        Assert.True((await portal.As(person).Send(new DropMyPathway(PathwayScene.Slug))).IsOk);
    }
}

public sealed class BrowseMyPathwaysTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_was_begun_stands_apart_with_how_far_it_is()
    {
        await portal.WithWay("fujian", "other-card");
        var person = await portal.Following(portal.Today().AddDays(3));
        await portal.As(person).Get(new MarkPathwayStep(PathwayScene.Slug, "form", PathwayMark.Done));

        var found = await portal.As(person).Get(new BrowseMyPathways());

        var item = Assert.Single(found.Begun);
        Assert.Equal((PathwayScene.Slug, 1, 5, portal.Today().AddDays(3)), (item.Slug, item.Done, item.Steps, item.Target));
        Assert.True(item.Late > 0);
        Assert.Equal(["other-card"], found.Others.Select(way => way.Slug));
        Assert.Empty((await portal.As(await portal.NewPerson()).Get(new BrowseMyPathways())).Begun);
    }
}
