using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Absences;
using TalentPortal.Features.Calendar;
using TalentPortal.Features.Calendar.Domain;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Time;
using TalentPortal.Tests.Features.Absences;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Conversations;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Calendar;

public sealed class ViewCalendarTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private DateOnly Today => HandOverScene.Today(portal);

    [Fact]
    public async Task A_week_and_a_month_are_whole_weeks_with_their_days_off()
    {
        var (idle, _) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var week = await Calendar(idle, false, new DateOnly(2026, 10, 1));
        Assert.Equal((7, new DateOnly(2026, 9, 28), new DateOnly(2026, 10, 4)), (week.Days.Count, week.Days[0].On, week.Days[^1].On));
        Assert.All(week.Days, day => Assert.Equal(WorkingCalendar.China.IsWorkingDay(day.On).Value, day.IsWorkingDay));
        Assert.Contains(week.Days, day => day is { IsWorkingDay: false, On.DayOfWeek: DayOfWeek.Thursday });
        var month = await Calendar(idle, true, new DateOnly(2026, 8, 15));
        Assert.Equal((CalendarBook.MostDays, new DateOnly(2026, 7, 27), new DateOnly(2026, 9, 6)), (month.Days.Count, month.Days[0].On, month.Days[^1].On));
        Assert.All(month.Days, day => Assert.Empty(day.Entries));
        Assert.Equal((Today, Today), ((await Calendar(idle)).Around, (await Calendar(idle)).Today));
        foreach (var odd in new ViewCalendar[] { new((CaseTier)9, true), new(CaseTier.Overseas, true, new DateOnly(1999, 12, 31)), new(CaseTier.Overseas, false, new DateOnly(2101, 1, 1)) })
            Assert.Equal(OutcomeKind.Invalid, (await portal.As(idle).Send(odd)).Kind);
    }

    [Fact]
    public async Task Steps_and_tasks_stand_on_their_days_until_they_are_done()
    {
        portal.GoTo(9);
        var (mine, by) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var one = await portal.Given(by);
        var task = await portal.Planned(one, "Fetch papers", days: 3, by: mine);
        Assert.True((await portal.As(mine).Send(new PlanNextAction(one.Id, "Call about the offer", portal.WorkingDay(2), await portal.VersionOf(one)))).IsOk);
        var step = Assert.Single(await On(mine, portal.WorkingDay(2)));
        Assert.Equal((CalendarWork.NextStep, one.Id, "Call about the offer", false, null), (step.Work, step.CaseId, step.Title!.Zh, step.IsOverdue, step.Colleague));
        var day = portal.WorkingDay(3);
        Assert.Equal((CalendarWork.Task, "Fetch papers"), (await On(mine, day)).Select(entry => (entry.Work, entry.Title!.En)).Single());
        Assert.Empty(await On(CaseScene.Overseas, day, one.Id));
        portal.GoTo(9, daysOn: day.DayNumber - Today.DayNumber + 1);
        Assert.True((await On(mine, day)).Single().IsOverdue);
        Assert.True((await portal.Mark(task, by: mine)).IsOk);
        Assert.Empty(await On(mine, day));
    }

    [Fact]
    public async Task A_hand_over_stands_on_its_last_day_for_both_sides_and_nobody_elses()
    {
        portal.GoTo(9);
        var (sender, _) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var one = await portal.ReadyCase(sender);
        var id = await portal.OfferedOn(one, sender);
        var until = PortalFixture.TenantOf("fujian").DayAt((await portal.Scalar<DateTime>("select accept_by from hand_overs where id = $1", id)).ToUniversalTime());
        foreach (var (who, tier) in new[] { (sender, CaseTier.Overseas), (CaseScene.Domestic, CaseTier.Domestic) })
            Assert.NotNull(Assert.Single(await On(who, until, one.Id, tier), entry => entry.Work == CalendarWork.HandOver).Until);
        Assert.Empty(await On(CaseScene.Overseas, until, one.Id));
        Assert.Empty(await On(Personas.Staff(PortalRole.DomesticConsultant, "greater-bay"), until, one.Id, CaseTier.Domestic));
        Assert.True((await portal.As(sender).Send(new WithdrawHandOver(id))).IsOk);
        Assert.DoesNotContain(await On(CaseScene.Domestic, until, one.Id, CaseTier.Domestic), entry => entry.Work == CalendarWork.HandOver);
    }

    [Fact]
    public async Task An_absence_shows_to_whom_it_concerns_and_the_deputy_sees_the_cases_while_it_lasts()
    {
        portal.GoTo(9);
        var (absent, of) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var (deputy, by) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var (other, _) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var one = await portal.Given(of);
        await portal.Planned(one, "Fetch papers", days: 3, by: absent);
        var absence = await portal.Away(absent, by);
        Assert.True((await portal.As(deputy).Send(new AnswerAbsence(absence, true, await portal.AbsenceVersion(absence)))).IsOk);
        var (day, due) = (Today.AddDays(2), portal.WorkingDay(3));
        Assert.Null((await On(absent, day)).Single(entry => entry.Work == CalendarWork.Absence).Colleague);
        foreach (var who in new[] { deputy, CaseScene.Lead }) Assert.NotNull((await On(who, day)).Single(entry => entry.Work == CalendarWork.Absence && entry.Colleague is not null).Colleague);
        Assert.DoesNotContain(await On(other, day), entry => entry.Work == CalendarWork.Absence);
        Assert.DoesNotContain(await On(deputy, Today.AddDays(4)), entry => entry.Work == CalendarWork.Absence);
        Assert.Empty(await On(deputy, due, one.Id));
        portal.ToBeginning();
        Assert.NotNull(Assert.Single(await On(deputy, due, one.Id)).Colleague);
        Assert.Null(Assert.Single(await On(absent, due, one.Id)).Colleague);
        portal.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Empty(await On(deputy, due, one.Id));
    }

    [Fact]
    public async Task The_campus_sees_its_own_tracks_and_on_which_days_talents_are_asked()
    {
        var one = await portal.DomesticCase();
        await portal.Planned(one, "Permit", TaskParty.Consultant, CaseTrack.Permit, 2, CaseScene.Domestic);
        await portal.Planned(one, "Home", TaskParty.Consultant, CaseTrack.Housing, 2, CaseScene.Domestic);
        Assert.Equal(["Home", "Permit"], (await On(CaseScene.Domestic, portal.WorkingDay(2), one.Id, CaseTier.Domestic)).Select(entry => entry.Title!.En).Order());
        await portal.ToCampus(one);
        Assert.Equal(["Home"], (await On(CaseScene.Campus, portal.WorkingDay(2), one.Id, CaseTier.Campus)).Where(entry => entry.Work == CalendarWork.Task).Select(entry => entry.Title!.En));
        await portal.Run("update cases set arrived_on = $2::date where id = $1", one.Id, Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(30, Assert.Single(await On(CaseScene.Campus, Today.AddDays(30), one.Id, CaseTier.Campus)).Detail);
        Assert.Empty(await On(CaseScene.Campus, Today.AddDays(30), one.Id, CaseTier.Domestic));
    }

    private Task<ViewCalendarResult> Calendar(DemoPerson who, bool month = false, DateOnly? around = null, CaseTier tier = CaseTier.Overseas) => portal.As(who, who.Tenant ?? "fujian").Get(new ViewCalendar(tier, month, around));

    private async Task<IReadOnlyList<CalendarEntry>> On(DemoPerson who, DateOnly day, Guid? one = null, CaseTier tier = CaseTier.Overseas) =>
        [.. (await Calendar(who, false, day, tier)).Days.Single(shown => shown.On == day).Entries.Where(entry => one is null || entry.CaseId == one)];
}
