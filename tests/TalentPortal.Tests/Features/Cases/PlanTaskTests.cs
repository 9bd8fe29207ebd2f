using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Time;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

public sealed class PlanTaskTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_is_missing_or_unfit_is_told_field_by_field()
    {
        var one = await portal.Opened();
        var right = portal.Planning(one);
        async Task Says(string field, string text, PlanTask wrong) => Assert.Equal((field, text), (await portal.As(CaseScene.Overseas).Send(wrong)).Errors.Select(e => (e.Field, e.Text.Name)).Single());
        await Says("TitleZh", "PlanTask_TitleMissing", right with { TitleEn = " " });
        await Says("TitleEn", "Case_WordsUnfit", right with { TitleEn = new string('x', CaseTask.TitleMax + 1) });
        await Says("PartyName", "Case_WordsUnfit", right with { PartyName = new string('x', CaseTask.PartyMax + 1) });
        await Says("Track", "PlanTask_TrackMissing", right with { Track = (CaseTrack)99 });
        await Says("Party", "PlanTask_PartyMissing", right with { Party = (TaskParty)99 });
        await Says("DueOn", "PlanNextAction_DateMissing", right with { DueOn = null });
        await Says("DueOn", "PlanNextAction_DateUnfit", right with { DueOn = portal.Today().AddDays(-1) });
        await Says("DueOn", "PlanNextAction_DateUnfit", right with { DueOn = portal.Today().AddYears(3) });
        await Says("After", "PlanTask_TooManyBefore", right with { After = [.. Enumerable.Range(0, CaseTask.AfterMost + 1).Select(_ => Guid.NewGuid())] });
        var free = portal.Today();
        while (WorkingCalendar.China.IsWorkingDay(free).Value) free = free.AddDays(1);
        await Says("DueOn", "PlanTask_NoWorkingDay", right with { DueOn = free });
        Assert.Empty(await portal.Tasks(one));
    }

    [Fact]
    public async Task Consultant_and_talent_read_the_same_and_the_database_holds_no_word_of_it()
    {
        var one = await portal.Opened();
        var bureau = await portal.As(CaseScene.Overseas).Get(portal.Planning(one, "Stamp the papers", TaskParty.Authority) with { PartyName = " Notary of Dublin ", TitleZh = "加盖印章" });
        var seen = Assert.Single(await portal.Tasks(one));
        Assert.Equal(
            (bureau.TaskId, CaseTrack.Papers, TaskParty.Authority, "Notary of Dublin", "加盖印章", "Stamp the papers", portal.WorkingDay(), CaseTaskState.Open, false),
            (seen.Id, seen.Track, seen.Party, seen.PartyName, seen.Title.Zh, seen.Title.En, seen.DueOn, seen.State, seen.IsOverdue));
        Assert.Equivalent(seen, Assert.Single(await portal.MyTasks(one)), strict: true);
        var row = (await portal.Scalar<string>("select row_to_json(t)::text || encode(words, 'escape') from case_tasks t where id = $1", bureau.TaskId))!;
        Assert.DoesNotContain("Stamp", row, StringComparison.Ordinal);
        Assert.DoesNotContain("Notary", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changed_it_is_new_to_both_and_a_stale_look_is_a_conflict()
    {
        var one = await portal.Opened();
        var id = await portal.Planned(one);
        var version = await portal.TaskVersion(id);
        var changed = portal.Planning(one, "Fetch both certificates", TaskParty.Other, CaseTrack.Permit, 12) with { TaskId = id, Version = version, PartyName = "An agent" };
        Assert.Equal(id, (await portal.As(CaseScene.Overseas).Get(changed)).TaskId);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(CaseScene.Overseas).Send(changed with { TitleEn = "Lost" })).Kind);
        var seen = Assert.Single(await portal.MyTasks(one));
        Assert.Equal(("Fetch both certificates", "An agent", TaskParty.Other, CaseTrack.Permit, portal.WorkingDay(12)), (seen.Title.En, seen.PartyName, seen.Party, seen.Track, seen.DueOn));
        Assert.True((await portal.Mark(id)).IsOk);
        Assert.Equal("PlanTask_Ended", (await portal.As(CaseScene.Overseas).Send(changed with { Version = await portal.TaskVersion(id) })).Reason!.Name);
    }

    [Fact]
    public async Task A_task_waits_for_another_and_says_for_which_and_never_for_itself()
    {
        var one = await portal.Opened();
        var first = await portal.Planned(one, "First");
        var second = await portal.Planned(one, "Second", after: [first]);
        var third = await portal.Planned(one, "Third", after: [second]);
        var tasks = (await portal.MyTasks(one)).ToDictionary(t => t.Id);
        Assert.Equal((false, "First", "Second"), (tasks[first].IsBlocked, tasks[second].BlockedBy.Single()!.En, tasks[third].BlockedBy.Single()!.En));
        async Task Circle(Guid task, Guid after) => Assert.Equal(
            ("After", "PlanTask_Circle"),
            (await portal.As(CaseScene.Overseas).Send(portal.Planning(one, "Again", after: [after]) with { TaskId = task, Version = await portal.TaskVersion(task) })).Errors.Select(e => (e.Field, e.Text.Name)).Single());
        await Circle(first, first);
        await Circle(first, second);
        await Circle(first, third);
        Assert.Equal("MarkTask_Blocked", (await portal.Mark(third)).Reason!.Name);
        Assert.True((await portal.Mark(first)).IsOk);
        Assert.True((await portal.Mark(second, CaseTaskState.NotNeeded)).IsOk);
        Assert.Equal((false, true), ((await portal.MyTasks(one)).Single(t => t.Id == third).IsBlocked, (await portal.Mark(third)).IsOk));
    }

    [Fact]
    public async Task Two_at_once_make_no_circle()
    {
        var one = await portal.Opened();
        var (a, b) = (await portal.Planned(one, "A"), await portal.Planned(one, "B"));
        var (va, vb) = (await portal.TaskVersion(a), await portal.TaskVersion(b));
        var both = await Task.WhenAll(
            portal.As(CaseScene.Overseas).Send(portal.Planning(one, "A", after: [b]) with { TaskId = a, Version = va }), portal.As(CaseScene.Overseas).Send(portal.Planning(one, "B", after: [a]) with { TaskId = b, Version = vb }));
        Assert.Single(both, outcome => outcome.IsOk);
        Assert.Equal(1, (await portal.MyTasks(one)).Count(t => t.IsBlocked));
    }

    [Fact]
    public async Task Nobody_else_plans_and_what_is_of_another_case_is_not_there()
    {
        var (one, other) = (await portal.Opened(), await portal.Opened());
        var (id, theirs) = (await portal.Planned(one), await portal.Planned(other));
        await HandOverScene.NobodyFinds(portal.Strangers(one), portal.Planning(one));
        await HandOverScene.NobodyFinds(portal.Strangers(one), portal.Planning(one) with { TaskId = id, Version = await portal.TaskVersion(id) });
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Overseas)], portal.Planning(one) with { TaskId = theirs, Version = await portal.TaskVersion(theirs) });
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Overseas)], portal.Planning(one, after: [theirs]));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Overseas)], portal.Planning(one, after: [Guid.NewGuid()]));
        Assert.Single(await portal.MyTasks(one));
    }

    [Fact]
    public async Task An_ended_case_takes_none_and_a_full_one_neither()
    {
        var one = await portal.Opened();
        var id = await portal.Planned(one);
        await HandOverScene.Run(portal, $"insert into case_tasks select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'line', null))).* from case_tasks t, generate_series(2, {CaseTask.MostOfCase}) where t.id = $1", id);
        Assert.Equal("PlanTask_TooMany", (await portal.As(CaseScene.Overseas).Send(portal.Planning(one))).Reason!.Name);
        await portal.As(CaseScene.Overseas).Get(new CloseCase(one.Id, CaseCloseReason.Withdrew, null, await portal.VersionOf(one)));
        Assert.Equal("Case_Closed", (await portal.As(CaseScene.Overseas).Send(portal.Planning(one))).Reason!.Name);
        Assert.Equal("Case_Closed", (await portal.Mark(id)).Reason!.Name);
        Assert.Equal("Case_Closed", (await portal.Mine(one).Send(new MarkMyTask(id, true))).Reason!.Name);
        Assert.Equal("Case_Closed", (await portal.As(CaseScene.Overseas).Send(new ViewTaskPlan(one.Id, null))).Reason!.Name);
    }
}
