using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

public sealed class MarkTaskTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Done_not_needed_and_open_again_are_told_with_who_and_when()
    {
        var one = await portal.Opened();
        var id = await portal.Planned(one, party: TaskParty.Employer);
        Assert.True((await portal.Mark(id)).IsOk);
        var done = Assert.Single(await portal.MyTasks(one));
        Assert.Equal((CaseTaskState.Done, false, "Overseas consultant"), (done.State, done.EndedByTalent, done.EndedByName));
        Assert.InRange((portal.Clock.GetUtcNow() - done.EndedAt!.Value).TotalMinutes, 0, 1);
        Assert.True((await portal.Mark(id, CaseTaskState.Open)).IsOk);
        Assert.Equal((CaseTaskState.Open, null, null), (Assert.Single(await portal.MyTasks(one)).State, Assert.Single(await portal.MyTasks(one)).EndedAt, Assert.Single(await portal.MyTasks(one)).EndedByName));
        Assert.True((await portal.Mark(id, CaseTaskState.NotNeeded)).IsOk);
        // The same once more tells nothing new.
        Assert.True((await portal.Mark(id, CaseTaskState.NotNeeded)).IsOk);
        var told = (await portal.Mine(one).Get(new ViewMyCase(one.Id))).Entries.Where(entry => entry.Kind.IsOfTask()).ToList();
        Assert.Equal([CaseEntryKind.TaskDone, CaseEntryKind.TaskReopened, CaseEntryKind.TaskNotNeeded], told.Select(entry => entry.Kind));
        Assert.All(told, entry => Assert.Equal((TaskScene.Title, "Overseas consultant", CallSide.Staff), (entry.Words, entry.ActorName, entry.By)));
    }

    [Fact]
    public async Task A_title_in_both_languages_is_told_in_the_readers()
    {
        var one = await portal.Opened();
        await portal.Mark((await portal.As(CaseScene.Overseas).Get(portal.Planning(one) with { TitleZh = "去拿证书" })).TaskId);
        var told = (await portal.Mine(one).Get(new ViewMyCase(one.Id))).Entries.Single(entry => entry.Kind == CaseEntryKind.TaskDone).Words!;
        Assert.Equal(("去拿证书", TaskScene.Title), (CaseTasks.TitleIn(told, Language.Chinese), CaseTasks.TitleIn(told, Language.English)));
        Assert.Equal(TaskScene.Title, CaseTasks.TitleIn(TaskScene.Title, Language.Chinese));
    }

    [Fact]
    public async Task Nobody_else_marks_it_and_a_stale_look_is_a_conflict()
    {
        var one = await portal.Opened();
        var id = await portal.Planned(one);
        var version = await portal.TaskVersion(id);
        await HandOverScene.NobodyFinds(portal.Strangers(one), new MarkTask(id, CaseTaskState.Done, version));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Overseas)], new MarkTask(Guid.NewGuid(), CaseTaskState.Done, version));
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(CaseScene.Overseas).Send(new MarkTask(id, (CaseTaskState)9, version))).Kind);
        await portal.Mine(one).Get(new MarkMyTask(id, true));
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(CaseScene.Overseas).Send(new MarkTask(id, CaseTaskState.NotNeeded, version))).Kind);
        Assert.Equal(CaseTaskState.Done, await portal.TaskState(id));
    }

    [Fact]
    public async Task What_is_open_goes_over_with_the_case_to_whoever_takes_it_on()
    {
        var one = await portal.ReadyCase();
        var (open, done) = (await portal.Planned(one, "Open task", TaskParty.Consultant), await portal.Planned(one, "Done task"));
        Assert.True((await portal.Mark(done)).IsOk);
        var offer = await portal.OfferedOn(one);
        // What is open is part of what goes over: the receiver reads it before they say yes, and marks nothing yet.
        Assert.Equal([open], (await portal.Tasks(one, CaseScene.Domestic)).Select(t => t.Id));
        Assert.Equal(OutcomeKind.NotFound, (await portal.Mark(open, by: CaseScene.Domestic)).Kind);
        await portal.As(CaseScene.Domestic).Get(new AcceptHandOver(offer));
        Assert.Equal(2, (await portal.Tasks(one, CaseScene.Domestic)).Count);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Mark(open)).Kind);
        Assert.True((await portal.Mark(open, by: CaseScene.Domestic)).IsOk);
        Assert.Equal("Domestic career consultant", (await portal.MyTasks(one)).Single(t => t.Id == open).EndedByName);
    }
}

public sealed class MarkMyTaskTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_talent_marks_what_is_theirs_and_takes_it_back()
    {
        var one = await portal.Opened();
        var id = await portal.Planned(one);
        await portal.Mine(one).Get(new MarkMyTask(id, true));
        await portal.Mine(one).Get(new MarkMyTask(id, true));
        var done = Assert.Single(await portal.Tasks(one));
        Assert.Equal((CaseTaskState.Done, true, null), (done.State, done.EndedByTalent, done.EndedByName));
        await portal.Mine(one).Get(new MarkMyTask(id, false));
        Assert.Equal(CaseTaskState.Open, await portal.TaskState(id));
        Assert.Equal(["Opened", "TaskDone", "TaskReopened"], await portal.EntriesOf(one.Id));
        Assert.Equal(CallSide.Party, (await portal.Mine(one).Get(new ViewMyCase(one.Id))).Entries[^1].By);
    }

    [Fact]
    public async Task What_others_do_or_what_is_not_needed_or_waits_they_do_not_mark()
    {
        var one = await portal.Opened();
        var (theirs, gone) = (await portal.Planned(one, party: TaskParty.Consultant), await portal.Planned(one));
        var waiting = await portal.Planned(one, after: [theirs]);
        await portal.Mark(gone, CaseTaskState.NotNeeded);
        async Task<string> Why(Guid task) => (await portal.Mine(one).Send(new MarkMyTask(task, true))).Reason!.Name;
        Assert.Equal(("MarkMyTask_NotYours", "MarkMyTask_NotNeeded", "MarkTask_Blocked"), (await Why(theirs), await Why(gone), await Why(waiting)));
    }

    [Fact]
    public async Task Nobody_marks_what_is_anothers_nor_elsewhere_than_at_the_tenant()
    {
        var (one, other) = (await portal.Opened(), await portal.Opened());
        var id = await portal.Planned(one);
        await HandOverScene.NobodyFinds([portal.As(other.Talent), portal.As(CaseScene.Overseas), portal.As(CaseScene.Lead), portal.As(one.Talent, "greater-bay"), portal.As(one.Talent, "")], new MarkMyTask(id, true));
        await HandOverScene.NobodyFinds([portal.As(null)], new MarkMyTask(id, true));
        Assert.Equal(CaseTaskState.Open, await portal.TaskState(id));
    }
}
