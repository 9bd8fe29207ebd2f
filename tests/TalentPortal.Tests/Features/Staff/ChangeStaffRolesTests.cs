using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Employers;
using TalentPortal.Features.Staff;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;
using TalentPortal.Tests.Platform.Security.Circuits;
using static TalentPortal.Tests.Features.Accounts.AccountsJourney;

namespace TalentPortal.Tests.Features.Staff;

public sealed class ChangeStaffRolesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_was_given_and_taken_counts_at_once()
    {
        var lead = Personas.Staff(PortalRole.TeamLead, "greater-bay");
        var admin = portal.As(StaffScene.Admin("greater-bay"));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(lead).Send(new BrowseAdmissions())).Kind);
        await admin.Get(new ChangeStaffRoles((await portal.RowOf(lead)).MembershipId, [PortalRole.Reviewer], (await portal.RowOf(lead)).Version));
        Assert.True((await portal.As(lead).Send(new BrowseAdmissions())).IsOk);
        await admin.Get(new ChangeStaffRoles((await portal.RowOf(lead)).MembershipId, [PortalRole.TeamLead], (await portal.RowOf(lead)).Version));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(lead).Send(new BrowseAdmissions())).Kind);
        Assert.Equal(2, await portal.Audited("staff.roles", (await portal.RowOf(lead)).MembershipId));
    }

    [Fact]
    public async Task A_role_that_is_taken_ends_the_open_page()
    {
        var reviewer = Personas.Staff(PortalRole.Reviewer);
        var row = await portal.RowOf(reviewer);
        await using var circuit = await CircuitClient.Connect(portal, "/fujian/en", portal.SessionCookie(reviewer, Personas.SessionOf(reviewer)));
        await circuit.Start();
        await portal.As(StaffScene.Admin()).Get(new ChangeStaffRoles(row.MembershipId, [PortalRole.CampusConsultant], row.Version));
        Assert.True(await circuit.IsCut(), "The circuit goes on with the role that was taken.");
    }

    [Fact]
    public async Task The_last_administrator_keeps_the_role()
    {
        var row = await portal.RowOf(StaffScene.Admin("zhongguancun"));
        Assert.Equal("Staff_LastAdministrator", (await portal.As(StaffScene.Admin("zhongguancun")).Send(new ChangeStaffRoles(row.MembershipId, [PortalRole.Reviewer], row.Version))).Reason?.Name);
        await portal.As(StaffScene.Admin("zhongguancun")).Get(new ChangeStaffRoles(row.MembershipId, [PortalRole.Reviewer, PortalRole.TenantAdministrator], row.Version));
    }

    [Fact]
    public async Task A_change_of_what_has_changed_since_is_a_conflict()
    {
        var overseas = Personas.Staff(PortalRole.OverseasConsultant);
        var seen = await portal.RowOf(overseas);
        var change = new ChangeStaffRoles(seen.MembershipId, [PortalRole.OverseasConsultant, PortalRole.TeamLead], seen.Version);
        await portal.As(StaffScene.Admin()).Get(change);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(StaffScene.Admin()).Send(change with { Roles = [PortalRole.CampusConsultant] })).Kind);
    }

    [Fact]
    public async Task Another_tenants_staff_are_not_found_and_no_foreign_role_is_given()
    {
        var theirs = await portal.RowOf(Personas.Staff(PortalRole.Reviewer, "greater-bay"));
        var own = await portal.RowOf(Personas.Staff(PortalRole.DomesticConsultant));
        var admin = portal.As(StaffScene.Admin());
        Assert.Equal(OutcomeKind.NotFound, (await admin.Send(new ChangeStaffRoles(theirs.MembershipId, [PortalRole.CampusConsultant], theirs.Version))).Kind);
        foreach (var role in new[] { PortalRole.PlatformAdministrator, PortalRole.EmployerOwner })
            Assert.Equal(OutcomeKind.Invalid, (await admin.Send(new ChangeStaffRoles(own.MembershipId, [role], own.Version))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Staff(PortalRole.TeamLead)).Send(new ChangeStaffRoles(own.MembershipId, [PortalRole.TenantAdministrator], own.Version))).Kind);
    }
}

public sealed class EndStaffMembershipTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Whoever_leaves_has_no_power_left_and_their_page_closes()
    {
        var campus = Personas.Staff(PortalRole.CampusConsultant);
        var row = await portal.RowOf(campus);
        await using var circuit = await CircuitClient.Connect(portal, "/fujian/en", portal.SessionCookie(campus, Personas.SessionOf(campus)));
        await circuit.Start();
        await portal.As(StaffScene.Admin()).Get(new EndStaffMembership(row.MembershipId, row.Version));
        Assert.True(await circuit.IsCut(), "The circuit goes on after the membership ended.");
        Assert.Equal(1, await portal.Audited("staff.end", row.MembershipId));
        Assert.DoesNotContain((await portal.As(StaffScene.Admin()).Get(new BrowseStaff())).Staff, found => found.MembershipId == row.MembershipId);
    }

    [Theory]
    [InlineData("greater-bay", false)]
    [InlineData("zhongguancun", true)]
    public async Task Two_administrators_who_remove_each_other_at_once_do_not_both_succeed(string tenant, bool byRole)
    {
        var (first, second) = (StaffScene.Admin(tenant), Personas.Staff(PortalRole.TeamLead, tenant));
        for (var round = 0; round < 5; round++)
        {
            await MakeAdministrators(tenant, first, second);
            var rows = (First: await RowAsSuperuser(first), Second: await RowAsSuperuser(second));
            var answers = await Task.WhenAll(Remove(first, rows.Second, byRole), Remove(second, rows.First, byRole));
            Assert.Single(answers, answer => answer.IsOk);
            Assert.Single(answers, answer => answer.Reason is { Name: "Staff_LastAdministrator" } || answer.Kind == OutcomeKind.NotFound);
            Assert.Equal(1L, await portal.Scalar<long>("select count(*) from staff_memberships where tenant_id = $1 and ended_at is null and 'TenantAdministrator' = any(roles)", DemoPeople.Tenant(tenant).Id));
        }
    }

    [Fact]
    public async Task An_administrator_who_leaves_takes_their_invitations_along()
    {
        var second = Personas.Staff(PortalRole.TeamLead);
        var row = await portal.RowOf(second);
        await portal.As(StaffScene.Admin()).Get(new ChangeStaffRoles(row.MembershipId, [PortalRole.TenantAdministrator], row.Version));
        var (theirs, mine) = (NewEmail(), NewEmail());
        await portal.As(second).Get(StaffScene.To(theirs, PortalRole.TenantAdministrator));
        var secret = await portal.SecretIn(theirs);
        var kept = await portal.Invited(mine);
        row = await portal.RowOf(second);
        await portal.As(StaffScene.Admin()).Get(new EndStaffMembership(row.MembershipId, row.Version));
        Assert.False(await portal.IsOpen(secret));
        Assert.True(await portal.IsOpen(kept));
    }

    [Fact]
    public async Task Another_tenants_staff_are_not_found()
    {
        // Read past the portal: the other tests of this class take turns at removing its administrators.
        var (theirs, id) = (await RowAsSuperuser(Personas.Staff(PortalRole.Reviewer, "greater-bay")), Guid.NewGuid());
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(StaffScene.Admin()).Send(new EndStaffMembership(theirs.Id, theirs.Version))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(StaffScene.Admin()).Send(new EndStaffMembership(id, theirs.Version))).Kind);
    }

    private Task<Outcome<Done>> Remove(DemoPerson by, (Guid Id, uint Version) whom, bool byRole) => byRole
        ? portal.As(by).Send(new ChangeStaffRoles(whom.Id, [PortalRole.Reviewer], whom.Version))
        : portal.As(by).Send(new EndStaffMembership(whom.Id, whom.Version));

    private async Task MakeAdministrators(string tenant, params DemoPerson[] people)
    {
        foreach (var person in people)
            await portal.Scalar<int>("update staff_memberships set roles = '{TenantAdministrator}', ended_at = null where tenant_id = $1 and user_id = $2", DemoPeople.Tenant(tenant).Id, person.UserId);
        portal.Clock.Advance(RightsStore.Lifetime);
    }

    private async Task<(Guid Id, uint Version)> RowAsSuperuser(DemoPerson person) =>
        (await portal.Scalar<Guid>("select id from staff_memberships where user_id = $1", person.UserId), (uint)await portal.Scalar<long>("select xmin::text::bigint from staff_memberships where user_id = $1", person.UserId));
}
