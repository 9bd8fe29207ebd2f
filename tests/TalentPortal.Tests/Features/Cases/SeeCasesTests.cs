using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

public sealed class ViewCaseTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_profile_that_was_opened_for_another_matter_is_not_open_here()
    {
        var one = await portal.Opened();
        Assert.True((await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id))).Person!.IsOpen);
        await portal.Scalar<int>("update grants set subject_id = $2 where subject_id = $1", one.Lead, Guid.NewGuid());
        Assert.Equal((false, null), ((await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id))).Person!.IsOpen, (await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id))).Person!.Name));
    }

    [Fact]
    public async Task Who_answers_for_an_offered_case_may_take_it_back_but_not_offer_it_twice()
    {
        var (one, handOver) = await portal.Offered();
        var seen = await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id));
        Assert.Equal((handOver, false, true, null), (seen.HandOvers.Single().Id, seen.HandOvers[0].CanAnswer, seen.HandOvers[0].CanWithdraw, seen.Moves!.HandOverTo));
        await portal.As(CaseScene.Overseas).Get(new WithdrawHandOver(handOver));
        seen = await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id));
        Assert.Equal((false, "D1"), (seen.HandOvers.Single().CanWithdraw, seen.Moves!.HandOverTo!.Code));
    }

    [Fact]
    public async Task The_owner_reads_profile_and_wish_and_the_person_sees_each_reading()
    {
        var one = await portal.Opened();
        var seen = await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id));
        Assert.Equal((CasePart.Owner, "O2", "Wei Ling", CaseScene.Wish, true), (seen.Part, seen.Stage.Code, seen.Person!.Name, seen.Person.Wish, seen.Moves!.CanWork));
        Assert.Equal(["O3", "O4", "O5", "O6"], seen.Moves.Ahead.Select(stage => stage.Code));
        Assert.Equal(CasePart.Lead, (await portal.As(CaseScene.Lead).Get(new ViewCase(one.Id))).Part);
        var log = await portal.As(one.Talent).Get(new BrowseAccessLog());
        Assert.Equal((2, "case profile", (Guid?)one.Id), (log.Total, log.Items[0].What, log.Items[0].SubjectId));
    }

    [Fact]
    public async Task Nobody_else_sees_it_and_no_log_tells_of_their_attempt()
    {
        var one = await portal.Opened();
        foreach (var stranger in new[] { portal.As(CaseScene.Domestic), portal.As(CaseScene.Campus), portal.As(Personas.Staff(PortalRole.Reviewer)), portal.As(Personas.Staff(PortalRole.TenantAdministrator)), portal.As(Personas.Staff(PortalRole.TeamLead, "greater-bay")),
            portal.As(CaseScene.Overseas, "greater-bay"), portal.As(one.Talent), portal.As(Personas.OwnerOf("rongxin")), portal.As(Personas.PlatformAdministrator), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new ViewCase(one.Id))).Kind);
        Assert.Equal(0, (await portal.As(one.Talent).Get(new BrowseAccessLog())).Total);
    }

    [Fact]
    public async Task A_grant_that_was_taken_back_closes_profile_and_wish_at_once()
    {
        var one = await portal.Opened();
        await portal.Scalar<int>("update grants set withdrawn_at = now() where subject_id = $1", one.Lead);
        var seen = await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id));
        Assert.Equal((false, null, null, null), (seen.Person!.IsOpen, seen.Person.Name, seen.Person.Email, seen.Person.Wish));
    }
}

public sealed class BrowseCasesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_filter_finds_what_it_names_and_the_team_lead_sees_whose_consultant_has_left()
    {
        const string Tenant = "zhongguancun";
        var (me, lead) = (Personas.Staff(PortalRole.OverseasConsultant, Tenant), Personas.Staff(PortalRole.TeamLead, Tenant));
        var (waiting, far, ended) = (await portal.Opened(Tenant), await portal.Opened(Tenant), await portal.Opened(Tenant));
        await portal.As(me).Get(new ChangeClock(waiting.Id, CaseClock.WaitingAuthority, null, await portal.VersionOf(waiting)));
        await portal.Move(far, "O5", me);
        await portal.As(me).Get(new CloseCase(ended.Id, CaseCloseReason.Family, null, await portal.VersionOf(ended)));
        Assert.Equal([waiting.Id], await Found(new(CaseTier.Overseas, Clock: CaseClock.WaitingAuthority)));
        Assert.Equal([far.Id], await Found(new(CaseTier.Overseas, Stage: "O5")));
        Assert.Equal([ended.Id], await Found(new(CaseTier.Overseas, Closed: true)));
        Assert.Equal(2, (await Found(new(CaseTier.Overseas))).Count);
        Assert.Empty(await Found(new(CaseTier.Domestic)));
        Assert.Equal(1, (await portal.As(me).Get(new BrowseCases(CaseTier.Overseas, Page: 7))).Page);
        foreach (var wrong in new BrowseCases[] { new((CaseTier)9), new(CaseTier.Overseas, (CaseList)9), new(CaseTier.Overseas, Page: 0), new(CaseTier.Overseas, Clock: (CaseClock)9) })
            Assert.Equal("BrowseCases_NoSuchList", (await portal.As(me).Send(wrong)).Errors.Single().Text.Name);
        var team = new BrowseCases(CaseTier.Overseas, CaseList.Team);
        Assert.All((await portal.As(lead).Get(team)).Items, item => Assert.Equal((false, false, null), (item.OwnerLeft, item.IsMine, item.NextAction)));
        await portal.Scalar<int>("update staff_memberships set ended_at = now() where user_id = $1", me.UserId);
        Assert.Equal([true, true], (await portal.As(lead).Get(team)).Items.Select(item => item.OwnerLeft));

        async Task<IReadOnlyList<Guid>> Found(BrowseCases request) => [.. (await portal.As(me).Get(request)).Items.Select(item => item.Id)];
    }

    [Fact]
    public async Task Overdue_comes_first_then_silence_then_by_date_and_nothing_tells_who_it_is()
    {
        var (silent, overdue) = (await portal.Opened(), await portal.Opened());
        portal.Clock.Advance(TimeSpan.FromDays(14));
        var today = PortalFixture.TenantOf("fujian").DayAt(portal.Clock.GetUtcNow());
        var fresh = await portal.Opened();
        await Plan(fresh, today.AddDays(20));
        await portal.Scalar<int>("update cases set next_on = $1 where id = $2", today.AddDays(30), silent.Id);
        var board = await portal.As(CaseScene.Overseas).Get(new BrowseCases(CaseTier.Overseas));
        Assert.Equal([overdue.Id, silent.Id, fresh.Id], board.Items.Select(item => item.Id));
        Assert.Equal([(true, true), (false, true), (false, false)], board.Items.Select(item => (item.IsOverdue, item.IsSilent)));
        Assert.Equal((3, 1, 2, 3, false), (board.Total, board.Overdue, board.Silent, board.Stages["O2"], board.SeesAll));
        Assert.Equal("Call", board.Items[2].NextAction);
        Assert.DoesNotContain("Wei Ling", System.Text.Json.JsonSerializer.Serialize(board), StringComparison.Ordinal);
        Assert.Equal([overdue.Id], (await portal.As(CaseScene.Overseas).Get(new BrowseCases(CaseTier.Overseas, Overdue: true))).Items.Select(item => item.Id));
        Assert.Empty((await portal.As(CaseScene.Overseas).Get(new BrowseCases(CaseTier.Overseas, Stage: "O5"))).Items);
        Assert.Empty((await portal.As(CaseScene.Overseas).Get(new BrowseCases(CaseTier.Overseas, Clock: CaseClock.WaitingTalent))).Items);
        Assert.Empty((await portal.As(CaseScene.Overseas).Get(new BrowseCases(CaseTier.Overseas, Closed: true))).Items);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(new BrowseCases(CaseTier.Overseas, CaseList.Team))).Kind);
        Assert.Equal(3, (await portal.As(CaseScene.Lead).Get(new BrowseCases(CaseTier.Overseas, CaseList.Team, OwnerMembershipId: await portal.MembershipOf(CaseScene.Overseas)))).Total);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Lead).Send(new BrowseCases(CaseTier.Overseas, CaseList.Team, OwnerMembershipId: Guid.NewGuid()))).Kind);
        Assert.Equal(0, (await portal.As(Personas.Staff(PortalRole.TeamLead, "greater-bay")).Get(new BrowseCases(CaseTier.Overseas, CaseList.Team))).Total);
        Assert.Equal("BrowseCases_NoSuchList", (await portal.As(CaseScene.Overseas).Send(new BrowseCases(CaseTier.Overseas, Stage: "Z1"))).Errors.Single().Text.Name);
    }

    private async Task Plan(Opened one, DateOnly on) => await portal.As(CaseScene.Overseas).Get(new PlanNextAction(one.Id, "Call", on, await portal.VersionOf(one)));
}

public sealed class BrowseCaseColleaguesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_team_lead_sees_who_works_where_and_how_many_cases_each_has()
    {
        await portal.Opened();
        var found = await portal.As(CaseScene.Lead).Get(new BrowseCaseColleagues());
        Assert.Equal(4, found.Items.Count);
        var overseas = found.Items.Single(item => item.Tiers.Contains(CaseTier.Overseas));
        Assert.Equal((1, false), (overseas.Open, overseas.LeadsTeam));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(new BrowseCaseColleagues())).Kind);
    }
}

public sealed class BrowseMyCasesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_person_sees_their_cases_at_every_tenant_and_no_others()
    {
        var one = await portal.Opened();
        var there = await portal.Opened("greater-bay", one.Talent);
        await portal.Opened();
        var mine = (await portal.As(one.Talent, "").Get(new BrowseMyCases())).Items;
        Assert.Equal(new[] { one.Id, there.Id }.Order(), mine.Select(item => item.Id).Order());
        Assert.Equal(1L, await portal.Scalar<long>("select count(distinct journey_id) from cases where talent_user_id = $1", one.Talent.UserId));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new BrowseMyCases())).Kind);
    }
}

public sealed class ViewMyCaseTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_talent_reads_everything_that_was_handed_over_and_nobody_elses_case()
    {
        var (one, _) = await portal.OnCampus();
        var mine = await portal.Mine(one).Get(new ViewMyCase(one.Id));
        Assert.Equal(("L1", 24, "fujian"), (mine.Stage.Code, mine.Road.Count, mine.Tenant.Slug));
        Assert.Equal([CaseTier.Domestic, CaseTier.Campus], mine.HandOvers.Select(h => h.ToTier));
        Assert.Contains(mine.HandOvers[0].Packet, line => line.Text == "Overseas summary text");
        Assert.All(mine.HandOvers, h => Assert.False(h.CanAnswer || h.CanWithdraw));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OtherTalent).Send(new ViewMyCase(one.Id))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Campus).Send(new ViewMyCase(one.Id))).Kind);
    }
}
