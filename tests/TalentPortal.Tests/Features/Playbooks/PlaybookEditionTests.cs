using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Playbooks;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Playbooks;

public sealed class ViewPlaybookTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_begins_with_the_portals_edition_and_counts_who_follows_what()
    {
        await portal.Opened();
        var before = await portal.Shown();
        Assert.Equal((null, 0, true), (before.Draft, before.Editions.Count, before.OpenOnPortals >= 1));
        await portal.Published(PlaybookScene.Much);
        await portal.Opened();
        var after = await portal.Shown();
        Assert.Equal((1, 1, before.OpenOnPortals), (after.Editions.Single().Number, after.Editions.Single().OpenCases, after.OpenOnPortals));
        Assert.Empty((await portal.Shown("greater-bay")).Editions);
        await HandOverScene.NobodyFinds(portal.Others().Where((_, i) => i != 3), new ViewPlaybook());
    }
}

public sealed class SavePlaybookDraftTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_what_differs_is_kept_and_no_case_follows_a_draft()
    {
        var whole = PlaybookScene.Much with { Stages = new(PlaybookScene.Much.Stages) { ["O2"] = new("首次联系", "First contact", 10, 10) }, Tests = new(PlaybookScene.Much.Tests) { ["source"] = false } };
        Assert.True((await portal.Save(whole)).IsOk);
        Assert.Equal(PlaybookScene.Much.ToJson(), (await portal.Shown()).Changes.ToJson());
        Assert.Equal("Needs", (await portal.Mine(await portal.CaseAt("O5")).Get(new BrowseMyCases())).Items.Single().Stage.Name.En);
    }

    [Fact]
    public async Task Of_two_administrators_the_second_one_gets_a_conflict()
    {
        Assert.True((await portal.Save(PlaybookScene.Much)).IsOk);
        var seen = (await portal.Shown()).Draft!.Version;
        Assert.True((await portal.Save(PlaybookChanges.None)).IsOk);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(PlaybookScene.Admin).Send(new SavePlaybookDraft(PlaybookScene.Much, seen))).Kind);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(PlaybookScene.Admin).Send(new SavePlaybookDraft(PlaybookScene.Much, null))).Kind);
        await HandOverScene.NobodyFinds(portal.Others().Where((_, i) => i != 3), new SavePlaybookDraft(PlaybookScene.Much, null));
    }
}

public sealed class DiscardPlaybookDraftTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_draft_goes_and_what_is_published_stays()
    {
        await portal.Published(PlaybookScene.Much);
        await portal.Save(PlaybookChanges.None);
        var version = (await portal.Shown()).Draft!.Version;
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(PlaybookScene.Admin).Send(new DiscardPlaybookDraft(version - 1))).Kind);
        Assert.True((await portal.As(PlaybookScene.Admin).Send(new DiscardPlaybookDraft(version))).IsOk);
        Assert.Equal((null, 1), await portal.Shown() is var shown ? (shown.Draft, shown.Editions.Count) : default);
        Assert.True((await portal.As(PlaybookScene.Admin, "greater-bay").Send(new DiscardPlaybookDraft(1))).Kind == OutcomeKind.NotFound);
    }
}

public sealed class PublishPlaybookTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task New_cases_follow_it_tasks_are_taken_from_it_and_running_cases_keep_their_way()
    {
        var old = await portal.CaseAt("O5");
        Assert.Equal(("Note", "PublishPlaybook_NoteMissing"), (await portal.As(PlaybookScene.Admin).Send(new PublishPlaybook(" ", 1))).Errors.Select(e => (e.Field, e.Text.Name)).Single());
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(PlaybookScene.Admin).Send(new PublishPlaybook("Shorter", 1))).Kind);
        Assert.Equal(1, await portal.Published(PlaybookScene.Much));
        var fresh = await portal.Opened();
        var (before, after) = (await portal.As(CaseScene.Overseas).Get(new ViewCase(old.Id)), await portal.As(CaseScene.Overseas).Get(new ViewCase(fresh.Id)));
        Assert.Equal(("Needs", 1, null), (before.Stage.Name.En, before.NewerPlaybook, after.NewerPlaybook));
        Assert.Equal(["O3", "What they need", "O6"], after.Moves!.Ahead.Select(stage => stage.Code == "O5" ? stage.Name.En : stage.Code));
        Assert.Equal("摸清需求", after.Stages.Single(stage => stage.Code == "O5").Name.Zh);
        Assert.True((await portal.Move(fresh, "O4")).Kind == OutcomeKind.Refused);
        var plan = await portal.As(CaseScene.Overseas).Get(new ViewTaskPlan(old.Id, "returnee"));
        Assert.Contains(plan.Lines, item => item.Line is { Code: "own-1", IsOwn: true });
        Assert.DoesNotContain(plan.Lines, item => item.Line.Code is "pay-apps" or "terms");
        await portal.Routed(old);
        Assert.Equal(("Get the city card", true), (await portal.Tasks(old)).Single(t => t.Line?.Code == "own-1") is var own ? (own.Title.En, own.Line!.IsOwn) : default);
        // Going back is an edition of its own, and tells the tasks of the former one as they were.
        Assert.Equal(2, await portal.Published(PlaybookChanges.None));
        Assert.Equal("Bring the slip", (await portal.MyTasks(old)).Single(t => t.Line?.Code == "own-1").Line!.Hint.En);
        Assert.Null((await portal.As(CaseScene.Overseas).Get(new ViewCase((await portal.Opened()).Id))).Stages.FirstOrDefault(stage => stage.IsLeftOut));
        await portal.Save(PlaybookChanges.None);
        Assert.Equal("PublishPlaybook_Same", (await portal.As(PlaybookScene.Admin).Send(new PublishPlaybook("The same", (await portal.Shown()).Draft!.Version))).Reason!.Name);
    }

    [Fact]
    public async Task A_talent_reads_the_names_of_their_way_on_every_site_and_a_draft_is_the_organisations_alone()
    {
        await portal.Save(PlaybookScene.Much, "zhongguancun");
        Assert.Equal(0L, await Seen());
        await portal.Published(PlaybookScene.Much, "zhongguancun");
        Assert.Equal(1L, await Seen());
        var one = await portal.Opened("zhongguancun");
        Assert.Equal("Three months", (await portal.As(one.Talent, "fujian").Get(new ViewMyCase(one.Id))).Road.Single(stage => stage.Code == "F90").Name.En);
        Assert.DoesNotContain((await portal.As(one.Talent, "").Get(new ViewMyCase(one.Id))).Road, stage => stage.Code == "L4");

        async Task<long> Seen()
        {
            await using var app = await portal.OpenAsApp(PortalFixture.TenantOf("fujian").Id, (await portal.Opened()).Talent.UserId, side: CallSide.Party);
            return (long)(await new Npgsql.NpgsqlCommand("select count(*) from playbook_editions where tenant_id <> (select app_tenant())", app).ExecuteScalarAsync())!;
        }
    }
}

public sealed class ComparePlaybooksTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Every_difference_is_named_in_both_directions()
    {
        await portal.Published(PlaybookScene.Much);
        var there = await portal.As(PlaybookScene.Admin).Get(new ComparePlaybooks(0, 1));
        Assert.Equal(
            [DifferenceKind.StageLeftOut, DifferenceKind.StageLeftOut, DifferenceKind.StageLeftOut, DifferenceKind.StageName, DifferenceKind.StageName, DifferenceKind.TypicalDays, DifferenceKind.TypicalDays,
                DifferenceKind.TargetDays, DifferenceKind.TargetDays, DifferenceKind.TestRequired, DifferenceKind.TestRequired, DifferenceKind.TestRequired, DifferenceKind.PacketRequired, DifferenceKind.PacketRequired],
            there.Ways.Select(one => one.Kind).OrderBy(kind => Array.IndexOf([DifferenceKind.StageLeftOut, DifferenceKind.StageName, DifferenceKind.TypicalDays], kind) is >= 0 and var at ? at : 10 + (int)kind));
        foreach (var kind in new[] { DifferenceKind.LineAdded, DifferenceKind.LineLeftOut, DifferenceKind.LineTitle, DifferenceKind.LineParty, DifferenceKind.LineDays, DifferenceKind.LineAfter, DifferenceKind.LineRoutes }) Assert.Contains(there.Tasks, one => one.Kind == kind);
        var back = await portal.As(PlaybookScene.Admin).Get(new ComparePlaybooks(1, 0));
        Assert.Equal((there.Ways.Count, 2), (back.Ways.Count, back.Tasks.Count(one => one.Kind == DifferenceKind.LineAdded)));
        Assert.Empty((await portal.As(PlaybookScene.Admin).Get(new ComparePlaybooks(1, 1))).Ways);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(PlaybookScene.Admin).Send(new ComparePlaybooks(0, 7))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Lead).Send(new ComparePlaybooks(0, 1))).Kind);
    }
}
