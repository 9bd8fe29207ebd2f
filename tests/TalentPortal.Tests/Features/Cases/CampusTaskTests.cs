using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

/// <summary>Of a case's tasks the campus has arrival, home, daily life and family; what else there is shows nowhere to it.</summary>
public sealed class CampusTaskTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Hidden = "HIDDEN";

    [Fact]
    public async Task Offered_it_sees_what_is_open_of_its_tracks_and_taken_on_all_of_them()
    {
        var one = await portal.DomesticCase("D9");
        var permit = await portal.Planned(one, Hidden + " permit", track: CaseTrack.Permit, by: CaseScene.Domestic);
        var home = await portal.Planned(one, "See homes", track: CaseTrack.Housing, by: CaseScene.Domestic, after: [permit]);
        var done = await portal.Planned(one, "Met", track: CaseTrack.Arrival, by: CaseScene.Domestic);
        Assert.True((await portal.Mark(done, by: CaseScene.Domestic)).IsOk);
        var offer = await portal.OfferedOn(one, CaseScene.Domestic);
        Assert.Equal([home], (await portal.Tasks(one, CaseScene.Campus)).Select(t => t.Id));
        await portal.As(CaseScene.Campus).Get(new AcceptHandOver(offer));
        var seen = await portal.Tasks(one, CaseScene.Campus);
        Assert.Equal([home, done], seen.Select(t => t.Id));
        // That something comes first it sees, but not what.
        Assert.Equal((true, null, 0), (seen[0].IsBlocked, seen[0].BlockedBy.Single(), seen[0].After.Count));
        Assert.Equal(3, (await portal.Tasks(one, CaseScene.Lead)).Count);
    }

    [Fact]
    public async Task What_it_does_not_see_it_neither_marks_nor_changes_nor_plans()
    {
        var (one, permit, home) = await OnCampus();
        Assert.Equal(OutcomeKind.NotFound, (await portal.Mark(permit, by: CaseScene.Campus)).Kind);
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Campus)], portal.Planning(one, track: CaseTrack.Housing) with { TaskId = permit, Version = await portal.TaskVersion(permit) });
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Campus)], portal.Planning(one, track: CaseTrack.Housing, after: [permit]));
        Assert.Equal("PlanTask_TrackNotYours", (await portal.As(CaseScene.Campus).Send(portal.Planning(one, track: CaseTrack.Work))).Errors.Single().Text.Name);
        // What comes first and is hidden stays first when the campus changes its own.
        await portal.As(CaseScene.Campus).Get(portal.Planning(one, "See homes twice", track: CaseTrack.Housing) with { TaskId = home, Version = await portal.TaskVersion(home) });
        Assert.Equal("MarkTask_Blocked", (await portal.Mark(home, by: CaseScene.Campus)).Reason!.Name);
        Assert.Equal([permit], (await portal.MyTasks(one)).Single(t => t.Id == home).After);
    }

    [Fact]
    public async Task Of_the_plans_it_takes_its_own_tracks()
    {
        var (one, _, _) = await OnCampus();
        var plan = await portal.As(CaseScene.Campus).Get(new ViewTaskPlan(one.Id, "foreigner-a"));
        Assert.NotEmpty(plan.Lines);
        Assert.All(plan.Lines, item => Assert.Contains(item.Line.Track, CaseTracks.OfCampus));
        Assert.Equal("AddTaskPlan_UnknownLine", (await portal.As(CaseScene.Campus).Send(new AddTaskPlan(one.Id, "foreigner-a", plan.Plan, ["police"]))).Errors.Single().Text.Name);
        Assert.Equal(plan.Lines.Count, (await portal.As(CaseScene.Campus).Get(new AddTaskPlan(one.Id, "foreigner-a", plan.Plan, [.. plan.Lines.Select(item => item.Line.Code)]))).Added);
    }

    [Fact]
    public async Task Neither_its_timeline_nor_its_board_tells_of_the_rest()
    {
        var (one, permit, home) = await OnCampus();
        await portal.Mine(one).Get(new MarkMyTask(permit, true));
        await portal.Mine(one).Get(new MarkMyTask(home, true));
        var entries = (await portal.As(CaseScene.Campus).Get(new ViewCase(one.Id))).Entries;
        Assert.Contains(entries, entry => entry.Words == "See homes");
        Assert.DoesNotContain(entries, entry => entry.Words?.Contains(Hidden, StringComparison.Ordinal) == true);
        await portal.Mine(one).Get(new MarkMyTask(permit, false));
        await portal.Mine(one).Get(new MarkMyTask(home, false));
        portal.Clock.Advance(TimeSpan.FromDays(60));
        var mine = (await portal.As(CaseScene.Campus).Get(new BrowseCases(CaseTier.Campus))).Items.Single(item => item.Id == one.Id);
        var lead = (await portal.As(CaseScene.Lead).Get(new BrowseCases(CaseTier.Campus, CaseList.Team))).Items.Single(item => item.Id == one.Id);
        Assert.Equal((1, 1, 2, 2), (mine.OpenTasks, mine.OverdueTasks, lead.OpenTasks, lead.OverdueTasks));
    }

    private async Task<(Opened Case, Guid Permit, Guid Home)> OnCampus()
    {
        var one = await portal.DomesticCase("D9");
        var permit = await portal.Planned(one, Hidden + " permit", track: CaseTrack.Permit, by: CaseScene.Domestic);
        var home = await portal.Planned(one, "See homes", track: CaseTrack.Housing, by: CaseScene.Domestic, after: [permit]);
        await portal.As(CaseScene.Campus).Get(new AcceptHandOver(await portal.OfferedOn(one, CaseScene.Domestic)));
        return (one, permit, home);
    }
}
