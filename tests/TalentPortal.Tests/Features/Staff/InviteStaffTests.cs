using System.Net;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Staff;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Accounts;
using TalentPortal.Tests.Fixture;
using static TalentPortal.Tests.Features.Accounts.AccountsJourney;

namespace TalentPortal.Tests.Features.Staff;

public sealed class InviteStaffTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private TestSender Admin => portal.As(StaffScene.Admin());

    [Theory]
    [InlineData(Language.English, "en", "invited to work with")]
    [InlineData(Language.Chinese, "zh", "邀请您加入工作团队")]
    public async Task The_mail_is_in_the_language_chosen_and_tells_neither_roles_nor_names(Language language, string segment, string subject)
    {
        var email = NewEmail();
        await Admin.Get(StaffScene.To(email, PortalRole.TeamLead) with { Name = "Zhao Qing-unmailed", Language = language });
        var mail = (await portal.Mails(email))[0];
        Assert.Contains(subject, mail.Subject, StringComparison.Ordinal);
        Assert.Contains($"/fujian/{segment}/account/invitation?token=", mail.Link, StringComparison.Ordinal);
        Assert.DoesNotContain("Zhao Qing-unmailed", mail.Text + mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("lead", mail.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Nothing_in_the_table_shows_address_name_or_secret()
    {
        var email = NewEmail();
        var secret = await portal.Invited(email);
        // 32 random bytes: 256 bits, twice what can be guessed by nobody.
        Assert.Equal(43, secret.Length);
        var row = await portal.Scalar<string>("select string_agg(i::text, ' ') from accounts.invitations i");
        foreach (var plain in new[] { email, "Wu Min", secret }) Assert.DoesNotContain(plain, row, StringComparison.Ordinal);
        Assert.DoesNotContain(email, await portal.Scalar<string>("select string_agg(a::text, ' ') from audit_entries a where action = 'staff.invite'"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_address_has_one_open_invitation_and_may_be_invited_again_after_it_expired()
    {
        var email = NewEmail();
        await Admin.Get(StaffScene.To(email));
        var again = await Admin.Send(StaffScene.To(email.ToUpperInvariant().Replace('@', '＠')));
        Assert.Equal([new Invalidity("Email", "InviteStaff_AlreadyInvited")], again.Errors);
        portal.Clock.Advance(TimeSpan.FromDays(7));
        Assert.True((await portal.InvitationTo(email)).IsExpired);
        await Admin.Get(StaffScene.To(email));
        Assert.False((await portal.InvitationTo(email)).IsExpired);
    }

    [Fact]
    public async Task Two_who_invite_the_same_address_at_once_make_one_invitation()
    {
        var email = NewEmail();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Admin.Send(StaffScene.To(email))));
        Assert.Single(answers, answer => answer.IsOk);
        await portal.InvitationTo(email);
    }

    [Fact]
    public async Task A_double_click_sends_one_mail()
    {
        var (email, command) = (NewEmail(), Guid.CreateVersion7());
        Assert.True((await Admin.Send(StaffScene.To(email), command)).IsOk);
        Assert.True((await Admin.Send(StaffScene.To(email), command)).IsOk);
        Assert.Single(await portal.Mails(email));
    }

    [Fact]
    public async Task Whoever_works_here_is_not_invited_and_may_be_elsewhere()
    {
        var reviewer = Personas.Staff(PortalRole.Reviewer);
        Assert.Equal([new Invalidity("Email", "InviteStaff_AlreadyMember")], (await Admin.Send(StaffScene.To(reviewer.Email))).Errors);
        await portal.As(StaffScene.Admin("greater-bay")).Get(StaffScene.To(reviewer.Email));
    }

    [Fact]
    public async Task Nobody_gives_a_role_that_is_not_a_tenants_to_give()
    {
        foreach (var role in new[] { PortalRole.PlatformAdministrator, PortalRole.EmployerOwner, PortalRole.EmployerRecruiter, (PortalRole)99 })
            Assert.Equal([new Invalidity("Roles", "Staff_RolesMissing")], (await Admin.Send(StaffScene.To(NewEmail(), PortalRole.Reviewer, role))).Errors);
        Assert.Equal([new Invalidity("Roles", "Staff_RolesMissing")], (await Admin.Send(StaffScene.To(NewEmail()) with { Roles = [] })).Errors);
    }

    [Fact]
    public async Task Nobody_but_an_administrator_invites()
    {
        foreach (var person in DemoPeople.People.Where(person => person.Role != PortalRole.TenantAdministrator).Append(null))
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(person, "fujian").Send(StaffScene.To(NewEmail()))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(StaffScene.Admin("greater-bay"), "fujian").Send(StaffScene.To(NewEmail()))).Kind);
    }

    [Theory]
    [InlineData("", "x", "InviteStaff_EmailMissing")]
    [InlineData("no address", "x", "InviteStaff_EmailWrong")]
    [InlineData("a@b.example\u0000", "x", "InviteStaff_EmailWrong")]
    [InlineData("a@b.example", " ", "InviteStaff_NameMissing")]
    [InlineData("a@b.example", "x\u0000y", "InviteStaff_NameTooLong")]
    public async Task Bad_input_is_named(string email, string name, string reason) =>
        Assert.Equal(reason, Assert.Single((await Admin.Send(StaffScene.To(email) with { Name = name })).Errors).Text.Name);

    [Fact]
    public async Task One_person_sends_thirty_a_day_and_not_one_more()
    {
        var admin = portal.As(StaffScene.Admin("zhongguancun"));
        for (var i = 0; i < AttemptLimit.Invitations.Max; i++) await admin.Get(StaffScene.To(NewEmail()));
        Assert.Equal("Staff_TooMany", (await admin.Send(StaffScene.To(NewEmail()))).Reason?.Name);
        portal.Clock.Advance(AttemptLimit.Invitations.Window);
        await admin.Get(StaffScene.To(NewEmail()));
    }

    [Fact]
    public async Task The_page_is_for_administrators()
    {
        using var admin = await portal.SignedInClient(StaffScene.Admin());
        Assert.Contains("Reviewer", (await admin.Page("/fujian/en/admin/staff")).Body!.TextContent, StringComparison.Ordinal);
        using var reviewer = await portal.SignedInClient(Personas.Staff(PortalRole.Reviewer));
        Assert.Equal(HttpStatusCode.NotFound, (await reviewer.GetAsync("/fujian/en/admin/staff")).StatusCode);
    }
}
