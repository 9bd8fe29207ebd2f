using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Playbooks;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Playbooks;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

public sealed class TickCheckTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_case_is_settled_only_when_every_line_is_ticked_or_true()
    {
        var one = await portal.CaseAt("O5");
        await portal.Run("update cases set stage = 'F180', tier = 'Domestic', owner_user_id = $2, clearance = 'ClearedByTalent', arrived_on = $3 where id = $1", one.Id, CaseScene.Domestic.UserId, portal.Today().AddDays(-179));
        var task = await portal.Planned(one, party: TaskParty.Consultant, by: CaseScene.Domestic);
        Assert.Equal(["held_permits", "salaries", "tax", "home", "children", "doctor", "satisfaction", "cleared", "tasks", "day180"], (await Seen(one)).Checks.Select(check => check.Test.Key));
        Assert.Equal(9, await Open(one));
        foreach (var check in (await Seen(one)).Checks.Where(check => check.Test.Kind == StageTestKind.Tick)) Assert.True((await Tick(one, check.Test.Key)).IsOk);
        Assert.Equal(2, await Open(one));
        await portal.Mark(task, by: CaseScene.Domestic);
        Assert.Equal(1, await Open(one));
        portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await Tick(one, "home", false)).IsOk);
        Assert.Equal(1, await Open(one));
        Assert.True((await Tick(one, "home")).IsOk);
        await portal.Run("update cases set clearance = 'QuestionsOpen' where id = $1", one.Id);
        Assert.Equal(1, await Open(one));
        await portal.Cleared(one.Id);
        Assert.All((await Seen(one)).Checks, check => Assert.True(check.IsPassed && (check.At is not null || check.Test.Kind != StageTestKind.Tick), check.Test.Key));
        Assert.True((await Settle(one)).IsOk);
        Assert.Equal(("DONE", CaseCloseReason.Settled), await portal.Mine(one).Get(new ViewMyCase(one.Id)) is var mine ? (mine.Stage.Code, mine.CloseReason) : default);
    }

    [Fact]
    public async Task Facts_are_not_ticked_and_nobody_else_ticks()
    {
        var one = await portal.Opened();
        foreach (var key in new[] { "cleared", "clearance", "tasks", "day180", "no-such" }) Assert.Equal("TickCheck_Unknown", (await portal.As(CaseScene.Overseas).Send(new TickCheck(one.Id, key, true))).Errors.Single().Text.Name);
        foreach (var stranger in portal.Strangers(one)) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new TickCheck(one.Id, "identity", true))).Kind);
        for (var i = 0; i < 2; i++) Assert.True((await portal.As(CaseScene.Overseas).Send(new TickCheck(one.Id, "identity", true))).IsOk);
        Assert.Equal(("Overseas consultant", 1L), ((await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id))).Checks.Single().ByName, await portal.Scalar<long>("select count(*) from case_checks where case_id = $1", one.Id)));
    }

    private Task<ViewCaseResult> Seen(Opened one) => portal.As(CaseScene.Domestic).Get(new ViewCase(one.Id));

    private Task<Outcome<Done>> Tick(Opened one, string key, bool isPassed = true) => portal.As(CaseScene.Domestic).Send(new TickCheck(one.Id, key, isPassed));

    private async Task<Outcome<Done>> Settle(Opened one) => await portal.As(CaseScene.Domestic).Send(new CloseCase(one.Id, CaseCloseReason.Settled, null, await portal.VersionOf(one)));

    /// <summary>How many lines keep the case from being settled.</summary>
    private async Task<int> Open(Opened one) => await Settle(one) is { Reason: { Name: "Case_ChecksOpen" } why } ? (int)why.Args.Single() : 0;
}

public sealed class RecordArrivalTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Going_on_from_the_reception_is_arriving_and_the_day_can_be_said_otherwise()
    {
        var one = await portal.CampusCase("L2");
        Assert.Equal(portal.Today(), (await portal.Mine(one).Get(new ViewMyCase(one.Id))).ArrivedOn);
        Assert.True((await Say(one, portal.Today().AddDays(-4))).IsOk);
        var mine = await portal.Mine(one).Get(new ViewMyCase(one.Id));
        Assert.Equal((portal.Today().AddDays(-4), CaseEntryKind.Arrived), (mine.ArrivedOn, mine.Entries[^1].Kind));
        Assert.Equal("RecordArrival_DateMissing", (await Say(one, null)).Errors.Single().Text.Name);
        foreach (var day in new[] { portal.Today().AddDays(1), portal.Today().AddYears(-2) }) Assert.Equal((nameof(RecordArrival.On), "RecordArrival_DateUnfit"), (await Say(one, day)).Errors.Select(e => (e.Field, e.Text.Name)).Single());
        var early = await portal.Opened();
        Assert.Equal("RecordArrival_NotYet", (await portal.As(CaseScene.Overseas).Send(new RecordArrival(early.Id, portal.Today(), await portal.VersionOf(early)))).Reason!.Name);
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Domestic), portal.As(one.Talent)], new RecordArrival(one.Id, portal.Today(), 1));
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(CaseScene.Campus).Send(new RecordArrival(one.Id, portal.Today(), 1))).Kind);
    }

    private async Task<Outcome<Done>> Say(Opened one, DateOnly? on) => await portal.As(CaseScene.Campus).Send(new RecordArrival(one.Id, on, await portal.VersionOf(one)));
}

public sealed class FollowPlaybookTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_case_goes_on_by_the_newest_edition_when_its_consultant_says_so_and_its_stage_is_there()
    {
        var (one, left) = (await portal.CaseAt("O5"), await portal.CaseAt("O4"));
        Assert.Null((await portal.As(CaseScene.Overseas).Get(new ViewPlaybookMove(one.Id))).Number);
        Assert.Equal(OutcomeKind.Conflict, (await Follow(one, 1)).Kind);
        await portal.Published(PlaybookScene.Much);
        var preview = await portal.As(CaseScene.Overseas).Get(new ViewPlaybookMove(one.Id));
        Assert.Equal((1, "Shorter for most", false, true), (preview.Number, preview.Note, preview.StageIsLeftOut, preview.Differences.Any(d => d is { Kind: DifferenceKind.StageName, To.En: "What they need" })));
        Assert.True((await portal.As(CaseScene.Overseas).Get(new ViewPlaybookMove(left.Id))).StageIsLeftOut);
        Assert.Equal("FollowPlaybook_StageLeftOut", (await Follow(left, 1)).Reason!.Name);
        foreach (var stranger in portal.Strangers(one)) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new FollowPlaybook(one.Id, 1, 1))).Kind);
        Assert.True((await Follow(one, 1)).IsOk);
        Assert.Equal(("What they need", null), await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id)) is var seen ? (seen.Stage.Name.En, seen.NewerPlaybook) : default);
        Assert.Equal("FollowPlaybook_Already", (await Follow(one, 1)).Reason!.Name);
        Assert.Equal("Needs", (await portal.As(CaseScene.Overseas).Get(new ViewCase(await MovedOn(left)))).Stage.Name.En);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from audit_entries where action = 'cases.followPlaybook'"));
    }

    /// <summary>Out of a stage that the newer edition does not have, by the way of the case's own.</summary>
    private async Task<Guid> MovedOn(Opened one)
    {
        await portal.Moved(one, CaseScene.Overseas, "O5");
        return one.Id;
    }

    private async Task<Outcome<Done>> Follow(Opened one, int number) => await portal.As(CaseScene.Overseas).Send(new FollowPlaybook(one.Id, number, await portal.VersionOf(one)));
}

public sealed class ViewPlaybookMoveTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_whoever_answers_for_the_case_looks()
    {
        var one = await portal.Opened();
        await portal.Published(PlaybookScene.Much);
        foreach (var stranger in portal.Strangers(one)) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new ViewPlaybookMove(one.Id))).Kind);
        Assert.Equal(await portal.VersionOf(one), (await portal.As(CaseScene.Overseas).Get(new ViewPlaybookMove(one.Id))).Version);
    }

    [Fact]
    public async Task A_test_that_an_organisation_needs_stops_the_case_wherever_it_passes_by()
    {
        await portal.Published(PlaybookScene.Much with { LinesLeftOut = ["terms"] });
        var one = await portal.CaseAt("O3");
        await portal.Cleared(one.Id);
        Assert.Equal(("Case_ChecksOpen", 1), await portal.Move(one, "O6") is { Reason: { } why } ? (why.Name, why.Args.Single()) : default);
        Assert.True((await portal.Move(one, "O5")).IsOk);
        Assert.Equal("Case_ChecksOpen", (await portal.Move(one, "O6")).Reason!.Name);
        Assert.True((await portal.Move(one, "O3", reason: "Back for the language")).IsOk);
        Assert.True((await portal.As(CaseScene.Overseas).Send(new TickCheck(one.Id, "needs", true))).IsOk);
        Assert.True((await portal.Move(one, "O6")).IsOk);
        Assert.Contains("Items.family", (await portal.As(CaseScene.Overseas).Send(await portal.Offer(one) is var offer ? offer with { Items = [.. offer.Items.Where(item => item.Key != "family")] } : null!)).Errors.Select(error => error.Field));
    }
}
