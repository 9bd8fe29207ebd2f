using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.CheckIns;
using TalentPortal.Features.Conversations;
using TalentPortal.Features.Documents;
using TalentPortal.Features.Profiles;
using TalentPortal.Features.Referrals;
using TalentPortal.Features.Today;
using TalentPortal.Features.Today.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Conversations;
using TalentPortal.Tests.Features.Staff;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

/// <summary>The campus sees a case until some whole days after the arrival; then it goes back to the domestic consultants.</summary>
public sealed class EndCampusTimeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_lasts_for_thirty_whole_days_after_the_arrival_by_the_clock_of_the_tenant()
    {
        var (one, _) = await portal.OnCampus();
        Assert.Null((await portal.As(CaseScene.Campus).Get(new ViewCase(one.Id))).SeenUntil);
        Assert.Null((await portal.Mine(one).Get(new ViewMyCase(one.Id))).CampusUntil);
        await portal.Moved(one, CaseScene.Campus, "L2");
        var last = portal.Today().AddDays(CampusRule.UsualDays);
        Assert.Equal(PortalFixture.TenantOf("fujian").EndOf(last), await portal.CampusUntil(one));
        Assert.Equal(last, (await portal.As(CaseScene.Campus).Get(new ViewCase(one.Id))).SeenUntil);
        Assert.Equal(last, (await portal.As(CaseScene.Campus).Get(new BrowseCases(CaseTier.Campus))).Items.Single(item => item.Id == one.Id).SeenUntil);
        Assert.Equal(last, (await portal.Mine(one).Get(new ViewMyCase(one.Id))).CampusUntil);
    }

    [Fact]
    public async Task On_the_last_evening_it_is_all_there_and_a_moment_later_nothing_is()
    {
        var one = await portal.JustArrived();
        await portal.StaffWrite(one, "See you on Monday.", CaseScene.Campus);
        var campus = portal.As(CaseScene.Campus);
        await portal.GoToEnd(one, -TimeSpan.FromMinutes(1));
        Assert.True((await campus.Send(new ViewCase(one.Id))).IsOk);
        Assert.True((await campus.Send(new ViewConversation(one.Id))).IsOk);
        Assert.True((await campus.Send(new ViewCheckIns(one.Id))).IsOk);
        Assert.True((await campus.Send(new ViewCaseDocuments(one.Id))).IsOk);
        Assert.True((await campus.Send(new ViewReferrals(one.Id))).IsOk);
        Assert.Contains((await campus.Get(new ViewToday(CaseTier.Campus))).Items, item => item.CaseId == one.Id && item.Work == DayWork.SightEnds);
        await portal.GoToEnd(one, TimeSpan.FromMinutes(1));
        await HandOverScene.NobodyFinds([campus], new ViewCase(one.Id));
        await HandOverScene.NobodyFinds([campus], new SeesCase(one.Id));
        await HandOverScene.NobodyFinds([campus], new ViewConversation(one.Id));
        await HandOverScene.NobodyFinds([campus], new SendMessage(one.Id, "One word more.", null));
        await HandOverScene.NobodyFinds([campus], new ViewCheckIns(one.Id));
        await HandOverScene.NobodyFinds([campus], new ViewCaseDocuments(one.Id));
        await HandOverScene.NobodyFinds([campus], new ViewSharedCareer(one.Id));
        await HandOverScene.NobodyFinds([campus], new ViewReferrals(one.Id));
        await HandOverScene.NobodyFinds([campus], new WriteEntry(one.Id, "One word more."));
        await HandOverScene.NobodyFinds([campus], new MoveCase(one.Id, "L3", null, await portal.CaseVersion(one.Id)));
        await HandOverScene.NobodyFinds([campus], new RecordArrival(one.Id, portal.Today(), await portal.CaseVersion(one.Id)));
        foreach (var list in new[] { CaseList.Mine, CaseList.LookingOn }) Assert.DoesNotContain((await campus.Get(new BrowseCases(CaseTier.Campus, list))).Items, item => item.Id == one.Id);
        Assert.DoesNotContain((await campus.Get(new ViewToday(CaseTier.Campus))).Items, item => item.CaseId == one.Id);
        // To the team lead nothing ends, and the talent sees what is theirs.
        Assert.True((await portal.As(CaseScene.Lead).Send(new ViewCase(one.Id))).IsOk);
        Assert.Null((await portal.Mine(one).Get(new ViewMyCase(one.Id))).CampusUntil);
        Assert.Equal("Case_CampusOver", (await portal.As(CaseScene.Lead).Send(new AssignCase(one.Id, await portal.MembershipOf(await portal.Colleague(PortalRole.CampusConsultant)), null, await portal.CaseVersion(one.Id)))).Reason!.Name);
    }

    [Fact]
    public async Task Whoever_handed_it_over_answers_for_it_again_and_goes_on_from_where_it_stands()
    {
        var one = await portal.JustArrived();
        await portal.TalentWrites(one, "Is the school open?");
        await portal.As(CaseScene.Campus).Get(new PlanNextAction(one.Id, "Look at the school.", portal.Today().AddDays(29), await portal.CaseVersion(one.Id)));
        await portal.GoToEnd(one, -TimeSpan.FromMinutes(1));
        await portal.EndCampusTime();
        Assert.Equal(CaseScene.Campus.UserId, await portal.OwnerOf(one));
        await portal.GoToEnd(one, TimeSpan.FromMinutes(1));
        var mails = (Campus: (await portal.Mails(CaseScene.Campus.Email)).Count, Domestic: await portal.MailsAbout(CaseScene.Domestic, one), Talent: await portal.MailsAbout(one.Talent, one));
        await portal.RunWork("cases-end-campus-time");
        Assert.Equal(0, (await portal.EndCampusTime()).Ended);
        Assert.Equal(CaseScene.Domestic.UserId, await portal.OwnerOf(one));
        Assert.Equal("CampusEnded", (await portal.EntriesOf(one.Id))[^1]);
        Assert.Equal(1, await portal.Audited("cases.campusEnd", one.Id));
        var told = await portal.Mails(CaseScene.Campus.Email);
        Assert.Equal((mails.Campus + 1, mails.Domestic + 1, mails.Talent + 1), (told.Count, await portal.MailsAbout(CaseScene.Domestic, one), await portal.MailsAbout(one.Talent, one)));
        Assert.All(told.Concat(await portal.Mails(CaseScene.Domestic.Email)), mail => Assert.DoesNotContain("school", mail.Subject + mail.Text, StringComparison.OrdinalIgnoreCase));
        var seen = await portal.As(CaseScene.Domestic).Get(new ViewCase(one.Id));
        Assert.Equal((CasePart.Owner, "L2", CaseTier.Domestic, "Look at the school."), (seen.Part, seen.Stage.Code, seen.Stage.Tier, seen.NextAction));
        Assert.Null(seen.SeenUntil);
        Assert.Contains((await portal.SeenBy(CaseScene.Domestic, one)).Messages, message => message.Words == "Is the school open?");
        // The way goes on without handing over to oneself.
        Assert.Null(seen.Moves!.HandOverTo);
        Assert.Equal(["L3", "L4", "L5", "L6", "F30", "F90", "F180"], seen.Moves.Ahead.Select(stage => stage.Code));
        await portal.Moved(one, CaseScene.Domestic, "F90");
        Assert.Null((await portal.As(CaseScene.Domestic).Get(new ViewCase(one.Id))).Moves!.HandOverTo);
        await portal.Moved(one, CaseScene.Domestic, "F180");
        Assert.True((await portal.As(CaseScene.Domestic).Get(new ViewCase(one.Id))).Moves!.CanSettle);
    }

    [Fact]
    public async Task Where_the_sender_left_it_is_a_team_leads_and_what_was_offered_meanwhile_is_taken_back()
    {
        var sender = await portal.Colleague(PortalRole.DomesticConsultant, "Sun Mei");
        var one = await portal.DomesticCase("D9");
        await portal.As(CaseScene.Lead).Get(new AssignCase(one.Id, await portal.MembershipOf(sender), null, await portal.CaseVersion(one.Id)));
        await portal.As(CaseScene.Campus).Get(new AcceptHandOver(await portal.OfferedOn(one, sender)));
        await portal.Moved(one, CaseScene.Campus, "F90");
        await portal.GoToEnd(one, -TimeSpan.FromHours(1));
        var offered = await portal.OfferedOn(one, CaseScene.Campus);
        await portal.Leave(sender);
        await portal.GoToEnd(one, TimeSpan.FromMinutes(1));
        await portal.EndCampusTime();
        Assert.Equal((CaseScene.Lead.UserId, HandOverState.Withdrawn), (await portal.OwnerOf(one), await portal.StateOf(offered)));
    }

    [Fact]
    public async Task What_a_team_lead_accompanies_on_the_campus_stays_theirs()
    {
        var one = await portal.JustArrived();
        await portal.As(CaseScene.Lead).Get(new AssignCase(one.Id, await portal.MembershipOf(CaseScene.Lead), null, await portal.CaseVersion(one.Id)));
        await portal.GoToEnd(one, TimeSpan.FromMinutes(1));
        await portal.EndCampusTime();
        Assert.Equal(CaseScene.Lead.UserId, await portal.OwnerOf(one));
        Assert.Equal(CasePart.Owner, (await portal.As(CaseScene.Lead).Get(new ViewCase(one.Id))).Part);
    }

    [Fact]
    public async Task Also_whom_the_talent_lets_look_on_sees_it_until_then()
    {
        var one = await portal.JustArrived();
        await portal.Moved(one, CaseScene.Campus, "F90");
        var back = await portal.OfferedOn(one, CaseScene.Campus);
        await portal.As(CaseScene.Domestic).Get(new AcceptHandOver(back));
        await portal.Mine(one).Get(new AgreeToAftercare(back, true));
        await portal.GoToEnd(one, -TimeSpan.FromMinutes(1));
        Assert.Equal(CasePart.LookingOn, (await portal.As(CaseScene.Campus).Get(new ViewCase(one.Id))).Part);
        await portal.GoToEnd(one, TimeSpan.FromMinutes(1));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Campus)], new ViewCase(one.Id));
        Assert.DoesNotContain((await portal.As(CaseScene.Campus).Get(new BrowseCases(CaseTier.Campus, CaseList.LookingOn))).Items, item => item.Id == one.Id);
    }

    [Fact]
    public async Task Whoever_has_other_parts_too_sees_a_case_of_the_campus_no_longer_than_students_do()
    {
        var (both, membership) = await portal.NewStaff(PortalRole.CampusConsultant);
        await portal.Run("update staff_memberships set roles = array['CampusConsultant', 'DomesticConsultant'] where id = $1", membership);
        portal.Clock.Advance(RightsStore.Lifetime);
        var one = await portal.DomesticCase("D9");
        await portal.As(both).Get(new AcceptHandOver(await portal.OfferedOn(one, CaseScene.Domestic, membership)));
        await portal.Moved(one, both, "L2");
        await portal.GoToEnd(one, -TimeSpan.FromMinutes(1));
        Assert.True((await portal.As(both).Send(new ViewCase(one.Id))).IsOk);
        await portal.GoToEnd(one, TimeSpan.FromMinutes(1));
        await HandOverScene.NobodyFinds([portal.As(both)], new ViewCase(one.Id));
        await HandOverScene.NobodyFinds([portal.As(both)], new ViewConversation(one.Id));
        Assert.DoesNotContain((await portal.As(both).Get(new BrowseCases(CaseTier.Campus))).Items, item => item.Id == one.Id);
        Assert.DoesNotContain((await portal.As(both).Get(new ViewToday(CaseTier.Campus))).Items, item => item.CaseId == one.Id);
    }

    [Fact]
    public async Task A_later_arrival_that_the_campus_says_makes_its_time_no_longer()
    {
        var one = await portal.JustArrived();
        var until = await portal.CampusUntil(one);
        portal.Clock.Advance(TimeSpan.FromDays(5));
        await portal.As(CaseScene.Campus).Get(new RecordArrival(one.Id, portal.Today(), await portal.CaseVersion(one.Id)));
        Assert.Equal(until, await portal.CampusUntil(one));
        await portal.As(CaseScene.Campus).Get(new RecordArrival(one.Id, portal.Today().AddDays(-10), await portal.CaseVersion(one.Id)));
        Assert.Equal(until.AddDays(-5), await portal.CampusUntil(one));
    }
}
