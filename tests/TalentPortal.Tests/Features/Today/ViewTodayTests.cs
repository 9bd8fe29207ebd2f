using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Absences;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Today;
using TalentPortal.Features.Today.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Absences;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Conversations;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Today;

public sealed class ViewTodayTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Who_has_nothing_to_do_reads_that()
    {
        var (idle, _) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var day = await Day(idle);
        Assert.Equal((0, 0, 0), (day.Items.Count, day.Counts.Count, day.Cases));
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(idle).Send(new ViewToday((CaseTier)9))).Kind);
    }

    [Fact]
    public async Task A_promise_is_in_sight_for_a_week_then_due_then_overdue_and_gone_once_it_is_done()
    {
        portal.GoTo(9);
        var (mine, by) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var one = await portal.Given(by);
        var (own, theirs, far) = (await portal.Planned(one, "Send the list", TaskParty.Consultant, days: 3, by: mine), await portal.Planned(one, "Fetch papers", TaskParty.Talent, days: 3, by: mine), await portal.Planned(one, "Later", TaskParty.Consultant, days: 30, by: mine));
        // What the talent does is no promise of the consultant's; who watches over it hears of it on its day.
        Assert.Equal(["Send the list"], Tasks(await Day(mine), DayPart.Promised));
        portal.GoTo(9, daysOn: portal.WorkingDay(3).DayNumber - HandOverScene.Today(portal).DayNumber);
        Assert.Equal(["Fetch papers", "Send the list"], Tasks(await Day(mine), DayPart.Today).Order());
        portal.GoTo(9);
        var late = await Day(mine);
        Assert.Equal(["Fetch papers", "Send the list"], Tasks(late, DayPart.Overdue).Order());
        Assert.Equal(TaskParty.Talent, late.Items.Single(item => item.Title?.En == "Fetch papers").Party);
        // The first contact was due before both: the oldest is first, and parts follow each other.
        Assert.Equal(DayWork.NextStep, late.Items[0].Work);
        Assert.Equal(late.Items.OrderBy(item => item.Part).Select(item => item.Part), late.Items.Select(item => item.Part));
        Assert.All(late.Items, item => Assert.Equal(one.Id, item.CaseId));
        Assert.Equal(3, late.Counts[DayPart.Overdue]);
        foreach (var task in new[] { own, theirs }) Assert.True((await portal.Mark(task, by: mine)).IsOk);
        Assert.Empty(Tasks(await Day(mine), DayPart.Overdue));
        Assert.True((await portal.Mark(far, CaseTaskState.NotNeeded, by: mine)).IsOk);
    }

    [Fact]
    public async Task A_message_waits_today_is_late_after_its_time_and_a_case_without_news_is_silent()
    {
        portal.GoTo(9);
        var (mine, by) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var (asks, quiet) = (await portal.Given(by), await portal.Given(by));
        await portal.Say(asks, "Is there news?");
        Assert.Equal((DayPart.Today, asks.Id), Of(await Day(mine), DayWork.Message));
        foreach (var _ in Enumerable.Range(0, 3)) portal.GoTo(9);
        Assert.Equal((DayPart.Overdue, asks.Id), Of(await Day(mine), DayWork.Message));
        Assert.DoesNotContain((await Day(mine)).Items, item => item.Part == DayPart.Silent);
        foreach (var _ in Enumerable.Range(0, 5)) portal.GoTo(9);
        Assert.True((await portal.StaffWrite(asks, "There is.", mine)).IsOk);
        Assert.Equal((DayPart.Silent, quiet.Id), Of(await Day(mine), DayWork.Silence));
        Assert.DoesNotContain((await Day(mine)).Items, item => item.Work == DayWork.Message);
    }

    [Fact]
    public async Task Only_ones_own_cases_show_and_those_of_an_absent_colleague_while_one_stands_in()
    {
        var (absent, of) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var (deputy, by) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var one = await portal.Given(of);
        var absence = await portal.Away(absent, by);
        Assert.Equal(DayWork.StandIn, Assert.Single((await Day(deputy)).Items).Work);
        Assert.Equal(0, (await Day(deputy)).Cases);
        Assert.True((await portal.As(deputy).Send(new AnswerAbsence(absence, true, await portal.AbsenceVersion(absence)))).IsOk);
        Assert.Empty((await Day(deputy)).Items);
        portal.ToBeginning();
        var day = await Day(deputy);
        Assert.Equal(1, day.Cases);
        var name = (await portal.Scalar<string>("select owner_name from cases where id = $1", one.Id))!;
        Assert.All(day.Items, item => Assert.Equal((one.Id, name), (item.CaseId, item.For)));
        Assert.NotEmpty(day.Items);
        Assert.All((await Day(absent)).Items, item => Assert.Null(item.For));
        portal.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(0, (await Day(deputy)).Cases);
        Assert.Equal(1, (await Day(absent)).Cases);
    }

    [Fact]
    public async Task A_hand_over_waits_for_whom_it_is_offered_and_unanswered_for_the_team_lead()
    {
        var one = await portal.ReadyCase();
        var offer = await portal.OfferedOn(one);
        var (receiver, _) = await portal.NewStaff(PortalRole.DomesticConsultant);
        var line = (await Day(receiver, CaseTier.Domestic)).Items.Single(item => item.CaseId == one.Id);
        Assert.Equal((DayPart.Today, DayWork.HandOver, "D1", null), (line.Part, line.Work, line.Stage!.Code, line.For));
        Assert.NotNull(line.At);
        Assert.DoesNotContain((await Day(CaseScene.Lead)).Items, item => item.CaseId == one.Id);
        await portal.PassTerm(offer);
        Assert.Equal(DayPart.Overdue, (await Day(receiver, CaseTier.Domestic)).Items.Single(item => item.CaseId == one.Id).Part);
        await portal.AsSystem().Get(new TalentPortal.Features.Cases.BounceHandOvers());
        Assert.DoesNotContain((await Day(receiver, CaseTier.Domestic)).Items, item => item.CaseId == one.Id);
        Assert.Equal(DayWork.Bounced, (await Day(CaseScene.Lead)).Items.Single(item => item.CaseId == one.Id).Work);
        Assert.DoesNotContain((await Day(Personas.Staff(PortalRole.TeamLead, "greater-bay"))).Items, item => item.CaseId == one.Id);
    }

    [Fact]
    public async Task The_campus_sees_tasks_of_its_own_tracks_alone()
    {
        var one = await portal.DomesticCase();
        await portal.Planned(one, "Permit", TaskParty.Consultant, CaseTrack.Permit, 2, CaseScene.Domestic);
        await portal.Planned(one, "Home", TaskParty.Consultant, CaseTrack.Housing, 2, CaseScene.Domestic);
        Assert.Equal(["Home", "Permit"], Tasks(await Day(CaseScene.Domestic, CaseTier.Domestic), DayPart.Promised).Order());
        await portal.ToCampus(one);
        Assert.Equal(["Home"], Tasks(await Day(CaseScene.Campus, CaseTier.Campus), DayPart.Promised));
        Assert.DoesNotContain((await Day(CaseScene.Domestic, CaseTier.Domestic)).Items, item => item.CaseId == one.Id);
        Assert.DoesNotContain((await Day(CaseScene.Campus, CaseTier.Domestic)).Items, item => item.CaseId == one.Id);
    }

    private Task<ViewTodayResult> Day(DemoPerson who, CaseTier tier = CaseTier.Overseas) => portal.As(who, who.Tenant ?? "fujian").Get(new ViewToday(tier));

    private static IEnumerable<string?> Tasks(ViewTodayResult day, DayPart part) => day.Items.Where(item => item.Part == part && item.Work == DayWork.Task).Select(item => item.Title!.En);

    private static (DayPart, Guid?) Of(ViewTodayResult day, DayWork work) => day.Items.Where(item => item.Work == work).Select(item => (item.Part, item.CaseId)).Single();
}
