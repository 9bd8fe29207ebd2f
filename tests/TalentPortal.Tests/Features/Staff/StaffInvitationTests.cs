using TalentPortal.Features.Accounts;
using TalentPortal.Features.Staff;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;
using static TalentPortal.Tests.Features.Accounts.AccountsJourney;

namespace TalentPortal.Tests.Features.Staff;

public sealed class WithdrawInvitationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_withdrawn_link_leads_nowhere_and_its_address_is_forgotten()
    {
        var email = NewEmail();
        var secret = await portal.Invited(email);
        var row = await portal.InvitationTo(email);
        await portal.As(StaffScene.Admin()).Get(new WithdrawInvitation(row.InvitationId));
        Assert.False(await portal.IsOpen(secret));
        Assert.Equal("AcceptInvitation_Lapsed", (await portal.As(null).Send(new AcceptInvitation(secret, "Wu Min", Password))).Reason?.Name);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(StaffScene.Admin()).Send(new WithdrawInvitation(row.InvitationId))).Kind);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from accounts.invitations where id = $1 and email_token is null and email_sealed is null and name_sealed is null", row.InvitationId));
        Assert.Equal(1, await portal.Audited("staff.withdraw", row.InvitationId));
    }

    [Fact]
    public async Task Nobody_withdraws_or_repeats_what_another_tenant_sent()
    {
        var email = NewEmail();
        var secret = await portal.Invited(email, "greater-bay");
        var row = await portal.InvitationTo(email, "greater-bay");
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(StaffScene.Admin()).Send(new WithdrawInvitation(row.InvitationId))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(StaffScene.Admin()).Send(new ResendInvitation(row.InvitationId))).Kind);
        Assert.DoesNotContain((await portal.As(StaffScene.Admin()).Get(new BrowseStaff())).Invitations, i => i.InvitationId == row.InvitationId);
        Assert.True(await portal.IsOpen(secret));
    }
}

public sealed class ResendInvitationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_new_link_takes_the_place_of_the_old_one_and_its_time_begins_anew()
    {
        var email = NewEmail();
        var first = await portal.Invited(email);
        portal.Clock.Advance(TimeSpan.FromDays(8));
        Assert.False(await portal.IsOpen(first));
        await portal.As(StaffScene.Admin()).Get(new ResendInvitation((await portal.InvitationTo(email)).InvitationId));
        var second = await portal.SecretIn(email);
        Assert.NotEqual(first, second);
        Assert.False(await portal.IsOpen(first));
        portal.Clock.Advance(TimeSpan.FromDays(6));
        Assert.True(await portal.IsOpen(second));
        Assert.Equal(1, await portal.Audited("staff.resend", (await portal.InvitationTo(email)).InvitationId));
    }

    [Fact]
    public async Task One_address_gets_at_most_four_mails_an_hour()
    {
        var email = NewEmail();
        await portal.Invited(email);
        var id = (await portal.InvitationTo(email)).InvitationId;
        for (var i = 0; i < 3; i++) await portal.As(StaffScene.Admin()).Get(new ResendInvitation(id));
        Assert.Equal("Staff_TooManyToAddress", (await portal.As(StaffScene.Admin()).Send(new ResendInvitation(id))).Reason?.Name);
        Assert.Equal(4, (await portal.Mails(email)).Count);
    }
}

public sealed class BrowseStaffTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_administrator_sees_the_own_staff_with_what_they_need_to_know()
    {
        var key = await portal.GivePassword(Personas.Staff(PortalRole.Reviewer), withFactor: true);
        Assert.NotNull(key);
        var found = await portal.As(StaffScene.Admin()).Get(new BrowseStaff());
        Assert.Equal(Personas.AllStaff.Count(), found.Staff.Count);
        Assert.Equal([true, false], new[] { PortalRole.Reviewer, PortalRole.TeamLead }.Select(role => found.Staff.Single(row => row.Roles.Contains(role)).HasSecondFactor));
        var me = found.Staff.Single(row => row.IsMe);
        Assert.Equal([PortalRole.TenantAdministrator], me.Roles);
        Assert.True(me.IsLastAdministrator);
        Assert.All(found.Staff, row => Assert.NotNull(row.LastActive));
    }

    [Fact]
    public async Task Open_invitations_say_who_sent_them()
    {
        var email = NewEmail();
        await portal.Invited(email, "fujian", PortalRole.TeamLead, PortalRole.Reviewer);
        var row = await portal.InvitationTo(email);
        Assert.Equal((email, "Wu Min", "Tenant administrator", false), (row.Email, row.Name, row.InvitedBy, row.ByPlatform));
        Assert.Equal([PortalRole.TeamLead, PortalRole.Reviewer], row.Roles);
    }
}
