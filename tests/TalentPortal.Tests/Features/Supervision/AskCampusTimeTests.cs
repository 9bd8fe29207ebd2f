using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Supervision;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Staff;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Supervision;

public sealed class BrowseSupervisionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_supervisor_sees_the_cases_of_their_students_and_a_team_lead_all()
    {
        var one = await portal.JustArrived();
        var (supervisor, _) = await portal.NewSupervisor();
        var item = Assert.Single((await portal.As(supervisor).Get(new BrowseSupervision())).Items, item => item.Id == one.Id);
        Assert.Equal((portal.Today().AddDays(CampusRule.UsualDays), 0, (int?)null, TalentCase.CampusMoreMost), (item.SeenUntil, item.MoreDays, item.AskedDays, item.CanAsk));
        Assert.Contains((await portal.As(CaseScene.Lead).Get(new BrowseSupervision())).Items, item => item.Id == one.Id);
        // Whoever supervises nobody sees nobody's.
        var (other, _) = await portal.NewStaff(PortalRole.DomesticConsultant);
        Assert.Empty((await portal.As(other).Get(new BrowseSupervision())).Items);
        Assert.DoesNotContain((await portal.As(HandOverScene.Elsewhere(PortalRole.TeamLead)).Get(new BrowseSupervision())).Items, item => item.Id == one.Id);
        // The case itself stays with whoever answers for it.
        await HandOverScene.NobodyFinds([portal.As(supervisor)], new ViewCase(one.Id));
    }

    [Fact]
    public async Task Before_the_arrival_there_is_no_end_and_after_the_end_no_case()
    {
        var (waiting, _) = await portal.OnCampus();
        var item = (await portal.As(CaseScene.Lead).Get(new BrowseSupervision())).Items.Single(item => item.Id == waiting.Id);
        Assert.Equal(((DateOnly?)null, 0), (item.SeenUntil, item.CanAsk));
        var one = await portal.JustArrived();
        await portal.GoToEnd(one, TimeSpan.FromMinutes(1));
        Assert.DoesNotContain((await portal.As(CaseScene.Lead).Get(new BrowseSupervision())).Items, item => item.Id == one.Id);
    }
}

public sealed class AskCampusTimeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_supervisor_asks_the_talent_by_a_mail_that_quotes_nothing()
    {
        var one = await portal.JustArrived();
        var (supervisor, _) = await portal.NewSupervisor();
        var mails = await portal.MailsAbout(one.Talent, one);
        Assert.True((await portal.As(supervisor).Send(new AskCampusTime(one.Id, 14, await portal.CaseVersion(one.Id)))).IsOk);
        Assert.Equal(mails + 1, await portal.MailsAbout(one.Talent, one));
        Assert.Equal(("CampusAsked", 1L), ((await portal.EntriesOf(one.Id))[^1], await portal.Audited("cases.campusAsk", one.Id)));
        Assert.Equal(14, (await portal.As(supervisor).Get(new BrowseSupervision())).Items.Single(item => item.Id == one.Id).AskedDays);
    }

    [Fact]
    public async Task Whoever_does_not_supervise_the_student_finds_no_case()
    {
        var one = await portal.JustArrived();
        var (other, _) = await portal.NewStaff(PortalRole.DomesticConsultant);
        await HandOverScene.NobodyFinds([.. await portal.Outsiders(), portal.As(other), portal.As(CaseScene.Campus), portal.Mine(one)], new AskCampusTime(one.Id, 5, await portal.CaseVersion(one.Id)));
    }

    [Fact]
    public async Task In_all_thirty_days_can_be_added()
    {
        var one = await portal.JustArrived();
        var lead = portal.As(CaseScene.Lead);
        foreach (var days in new int?[] { null, 0, 31 }) Assert.Equal(OutcomeKind.Invalid, (await lead.Send(new AskCampusTime(one.Id, days, await portal.CaseVersion(one.Id)))).Kind);
        await lead.Get(new AskCampusTime(one.Id, 20, await portal.CaseVersion(one.Id)));
        await portal.Mine(one).Get(new AgreeToCampusTime(one.Id, 20, true));
        Assert.Equal("AskCampusTime_TooLong", (await lead.Send(new AskCampusTime(one.Id, 11, await portal.CaseVersion(one.Id)))).Errors.Single().Text.Name);
        Assert.True((await lead.Send(new AskCampusTime(one.Id, 10, await portal.CaseVersion(one.Id)))).IsOk);
    }

    [Fact]
    public async Task Nothing_is_asked_before_the_arrival_nor_of_a_version_that_is_not_the_last()
    {
        var (waiting, _) = await portal.OnCampus();
        Assert.Equal("AskCampusTime_NotCounting", (await portal.As(CaseScene.Lead).Send(new AskCampusTime(waiting.Id, 5, await portal.CaseVersion(waiting.Id)))).Reason!.Name);
        var one = await portal.JustArrived();
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(CaseScene.Lead).Send(new AskCampusTime(one.Id, 5, 1))).Kind);
    }
}
