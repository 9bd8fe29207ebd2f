using TalentPortal.Features.Territories;
using TalentPortal.Features.Territories.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Leads;
using TalentPortal.Tests.Features.Profiles;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Territories;

public sealed class SaveTerritoryTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_consultant_says_what_they_take_on_and_the_team_lead_may_change_it()
    {
        var (person, membership) = await portal.NewStaff(PortalRole.OverseasConsultant);
        await portal.As(person).Get(TerritoryScene.Territory("GB IE", "oceania"));
        var mine = await portal.As(person).Get(new ViewTerritory());
        Assert.Equal((true, "GB IE", "oceania", 40), (mine.IsMine, string.Join(' ', mine.Countries), string.Join(' ', mine.Regions), mine.Capacity));
        await portal.As(LeadScene.Lead()).Get(TerritoryScene.Territory("DE", capacity: 3, version: mine.Version, id: membership));
        var now = await portal.As(person).Get(new ViewTerritory());
        Assert.Equal(("DE", 3), (string.Join(' ', now.Countries), now.Capacity));
        // Who looked before the lead changed it is told, and loses nothing of it.
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(person).Send(TerritoryScene.Territory(version: mine.Version))).Kind);
        Assert.Equal(2L, await portal.Scalar<long>("select count(*) from audit_entries where action = 'territories.change' and subject_id = $1", membership));
    }

    [Fact]
    public async Task Colleagues_other_tiers_and_other_tenants_find_nothing()
    {
        var (person, membership) = await portal.NewStaff(PortalRole.OverseasConsultant);
        await portal.As(person).Get(TerritoryScene.Territory("GB"));
        foreach (var stranger in new[] { portal.As(LeadScene.Consultant()), portal.As(LeadScene.Lead("greater-bay")), portal.As(Personas.Staff(PortalRole.DomesticConsultant)), portal.As(person, "greater-bay"), portal.As(null) })
        {
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new ViewTerritory(membership))).Kind);
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(TerritoryScene.Territory(id: membership))).Kind);
        }

        // A team lead who takes no leads has nothing of their own.
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(LeadScene.Lead()).Send(new ViewTerritory())).Kind);
        var (_, domestic) = await portal.NewStaff(PortalRole.DomesticConsultant);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(LeadScene.Lead()).Send(TerritoryScene.Territory(id: domestic))).Kind);
    }

    [Fact]
    public async Task What_cannot_be_is_told_at_its_field()
    {
        var (person, _) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var right = TerritoryScene.Territory("GB");
        foreach (var (wrong, field, key) in new (SaveTerritory, string, string)[]
        {
            (right with { Countries = ["XX"] }, "Countries", "Territory_NotInList"),
            (right with { Regions = ["mars"] }, "Regions", "Territory_NotInList"),
            (right with { Languages = [] }, "Languages", "SaveTerritory_LanguageMissing"),
            (right with { TimeZone = "Europe/Nowhere" }, "TimeZone", "SaveTerritory_ZoneMissing"),
            (right with { Hours = new int[14] }, "Hours", "SaveTerritory_HoursUnfit"),
            (right with { Capacity = -1 }, "Capacity", "SaveTerritory_CapacityUnfit"),
            (right with { Capacity = Territory.CapacityMax + 1 }, "Capacity", "SaveTerritory_CapacityUnfit"),
            (right with { AwayUntil = portal.InDays(Territory.AwayMaxDays + 1) }, "AwayUntil", "SaveTerritory_AwayTooLong"),
        })
            Assert.Equal((field, key), (await portal.As(person).Send(wrong)).Errors.Select(error => (error.Field, error.Text.Name)).First());
        Assert.True((await portal.As(person).Send(right with { AwayUntil = portal.InDays(-3) })).IsOk);
        Assert.Null((await portal.As(person).Get(new ViewTerritory())).AwayUntil);
    }
}

public sealed class ViewTerritoryTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Before_anything_is_declared_a_beginning_is_shown_and_the_own_load()
    {
        var one = await portal.Opened();
        var mine = await portal.As(CaseScene.Overseas).Get(new ViewTerritory());
        Assert.Equal((null, "Asia/Shanghai", Territory.UsualCapacity), (mine.Version, mine.TimeZone, mine.Capacity));
        Assert.Equal(await portal.Scalar<long>("select count(*) from cases where owner_user_id = $1 and closed_at is null", CaseScene.Overseas.UserId), mine.Cases);
        Assert.True(mine.Cases > 0 && one.Id != Guid.Empty);
    }

    [Fact]
    public async Task A_consultant_takes_their_own_along_and_what_they_declared_goes_when_they_leave()
    {
        var person = await portal.TakesOn("GB");
        await using (var connection = await portal.OpenAsApp(user: person.UserId, side: CallSide.Party))
        {
            await using var command = new Npgsql.NpgsqlCommand("select count(*) from territories", connection);
            Assert.Equal(1L, await command.ExecuteScalarAsync());
        }

        await portal.Run("update staff_memberships set ended_at = now() where user_id = $1", person.UserId);
        await portal.AsSystem().Get(new RouteLeads());
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from territories where user_id = $1", person.UserId));
    }
}

public sealed class BrowseTerritoriesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_team_lead_sees_load_against_capacity_and_who_declared_nothing()
    {
        await portal.Routing(on: true);
        var person = await portal.TakesOn("GB", capacity: 2);
        var away = await portal.TakesOn("FR", away: portal.InDays(5));
        await portal.AskedAndRouted();
        var found = await portal.As(LeadScene.Lead()).Get(new BrowseTerritories());
        var items = found.Items.ToDictionary(item => item.MembershipId);
        var busy = items[await portal.MembershipOf(person)];
        Assert.Equal((2, 0, 1), (busy.Capacity!.Value, busy.Cases, busy.Offers));
        Assert.NotNull(busy.LastAskedAt);
        Assert.Equal(portal.InDays(5), items[await portal.MembershipOf(away)].AwayUntil);
        Assert.Null(items[await portal.MembershipOf(LeadScene.Consultant())].Capacity);
        Assert.DoesNotContain(found.Items, item => item.Name == "Team lead");
        foreach (var stranger in new[] { LeadScene.Consultant(), Personas.Staff(PortalRole.TenantAdministrator), Personas.OwnerOf("rongxin") }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger).Send(new BrowseTerritories())).Kind);
        Assert.Equal([], (await portal.As(LeadScene.Lead("greater-bay")).Get(new BrowseTerritories())).Items.Where(item => item.Capacity is not null));
    }
}

public sealed class ChangeRoutingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_is_off_until_a_team_lead_turns_it_on_and_two_who_change_it_at_once_are_told()
    {
        var lead = portal.As(LeadScene.Lead("zhongguancun"));
        var before = await lead.Get(new BrowseTerritories());
        Assert.Equal((false, 4, null), (before.IsOn, before.Hours, before.Version));
        var both = await Task.WhenAll(lead.Send(new ChangeRouting(true, 6, null)), lead.Send(new ChangeRouting(true, 8, null)));
        Assert.Equal([OutcomeKind.Ok, OutcomeKind.Conflict], both.Select(outcome => outcome.Kind).Order());
        var now = await lead.Get(new BrowseTerritories());
        Assert.True(now.IsOn && now.Hours is 6 or 8);
        Assert.Equal(OutcomeKind.Conflict, (await lead.Send(new ChangeRouting(false, 6, null))).Kind);
        foreach (var hours in new[] { 0, -1, 41 }) Assert.Equal("ChangeRouting_HoursUnfit", (await lead.Send(new ChangeRouting(true, hours, now.Version))).Errors[0].Text.Name);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(LeadScene.Consultant("zhongguancun")).Send(new ChangeRouting(false, 4, now.Version))).Kind);
        Assert.False((await portal.As(LeadScene.Lead("greater-bay")).Get(new BrowseTerritories())).IsOn);
    }
}
