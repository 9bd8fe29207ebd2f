using System.Net;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Accounts;
using TalentPortal.Features.Staff;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Invitations;
using TalentPortal.Platform.Security.Passwords;
using TalentPortal.Tests.Features.Staff;
using TalentPortal.Tests.Fixture;
using static TalentPortal.Tests.Features.Accounts.AccountsJourney;

namespace TalentPortal.Tests.Features.Accounts;

public sealed class ViewInvitationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_link_shows_organisation_and_roles_and_what_is_left_to_do()
    {
        var email = NewEmail();
        var secret = await portal.Invited(email, "fujian", PortalRole.TeamLead);
        var seen = await portal.As(null).Get(new ViewInvitation(secret));
        Assert.Equal((InvitationKind.Staff, "Fujian Overseas Talent Service", Invitee.IsNew, "Wu Min"), (seen.Kind, seen.Organisation.En, seen.Who, seen.Name));
        Assert.Equal([PortalRole.TeamLead], seen.Roles);
        Assert.Equal("p•••@example.org", seen.Email);
        var known = await portal.Invited(Personas.Talent.Email);
        Assert.Equal(Invitee.HasAccount, (await portal.As(null).Get(new ViewInvitation(known))).Who);
        Assert.Equal(Invitee.SignedIn, (await portal.As(Personas.Talent).Get(new ViewInvitation(known))).Who);
    }

    [Fact]
    public async Task Somebody_else_learns_neither_address_nor_name()
    {
        var secret = await portal.Invited(NewEmail());
        var seen = await portal.As(Personas.OtherTalent).Get(new ViewInvitation(secret));
        Assert.Equal((Invitee.SomebodyElse, null, null), (seen.Who, seen.Email, seen.Name));
        using var client = await portal.SignedInClient(Personas.OtherTalent);
        var page = await client.Page("/fujian/en/account/invitation?token=" + secret);
        Assert.Contains("another account", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Wu Min", page.ToString()!, StringComparison.Ordinal);
        var away = await client.Send("/fujian/en/account/invitation", page, new { }, "main form[action^='account/sign-out']");
        Assert.Equal("/fujian/en/account/invitation?token=" + secret, away.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("made-up")]
    [InlineData("../../admin")]
    [InlineData("%00")]
    public async Task A_made_up_link_is_answered_like_a_used_one(string? token)
    {
        using var client = await portal.Http();
        var page = await client.Page("/fujian/zh/account/invitation" + (token is null ? "" : "?token=" + token));
        Assert.Contains("该邀请无法使用", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewInvitation(token == "%00" ? new string('x', 90) : token))).Kind);
    }
}

public sealed class AcceptInvitationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_new_person_chooses_a_password_sets_the_second_factor_and_works()
    {
        var email = NewEmail();
        await portal.Invited(email, "fujian", PortalRole.Reviewer);
        using var client = await portal.Http();
        var link = await portal.LinkIn(email);
        Assert.Equal("Wu Min", (await client.Page(link)).QuerySelector("[name='Form.Name']")!.GetAttribute("value"));
        await Redirects(await client.Submit(link, Form(("Name", "Wu Min (Jane)"), ("Password", Password))), "account/second-factor?returnUrl=%2Ffujian%2Fen%2Fadmin");
        Assert.True(await client.IsSignedIn());
        // Not before the second factor is set.
        Assert.EndsWith("/account/second-factor", (await client.GetAsync("/fujian/en/admin")).Headers.Location!.OriginalString, StringComparison.Ordinal);

        const string SetUp = "/fujian/en/account/second-factor?returnUrl=%2Ffujian%2Fen%2Fadmin";
        var page = await client.Page(SetUp);
        var key = Totp.FromBase32(page.QuerySelector(".secret")!.TextContent)!;
        var done = await (await client.Send(SetUp, page, Form(("Code", portal.CodeOf(key)), ("Password", Password)), "form:has([name='Form.Proposal'])")).Page();
        Assert.Equal("/fujian/en/admin", done.QuerySelector(".actions a.btn")!.GetAttribute("href"));
        portal.Clock.Advance(RightsStore.Lifetime);
        await client.Page("/fujian/en/admin");
        var row = (await portal.As(StaffScene.Admin()).Get(new BrowseStaff())).Staff.Single(found => found.Name == "Wu Min (Jane)");
        Assert.True(row.HasSecondFactor);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from audit_entries where action = 'staff.join' and subject_id = $1", row.MembershipId));
    }

    [Fact]
    public async Task A_known_address_signs_in_first_and_comes_back()
    {
        await portal.GivePassword(Personas.Talent);
        var secret = await portal.Invited(Personas.Talent.Email, "greater-bay", PortalRole.CampusConsultant);
        using var client = await portal.Http();
        var link = "/greater-bay/en/account/invitation?token=" + secret;
        var page = await client.Page(link);
        Assert.Null(page.QuerySelector("[name='Form.Password']"));
        var signIn = page.QuerySelector("main .actions a.btn")!.GetAttribute("href")!;
        await Redirects(await client.SignIn(Personas.Talent.Email, path: "/greater-bay/en/" + signIn), link);
        await Redirects(await client.Submit(link, Form(("Name", "Lin Yue"))), "account/second-factor?returnUrl=%2Fgreater-bay%2Fen%2Fcampus");
        Assert.Equal(OutcomeKind.Refused, (await portal.As(null).Send(new AcceptInvitation(secret, "Lin Yue", Password))).Kind);
    }

    [Fact]
    public async Task A_signed_in_person_with_the_address_accepts_and_twice_is_once()
    {
        var person = DemoPeople.Person("maria-silva");
        var secret = await portal.Invited(person.Email, "fujian", PortalRole.TeamLead);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.As(person).Send(new AcceptInvitation(secret, "Maria Silva", null))));
        Assert.All(answers, answer => Assert.True(answer.IsOk && answer.Value.Session is null && answer.Value.NeedsSecondFactor));
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from staff_memberships where user_id = $1", person.UserId));
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from audit_entries where action = 'staff.join' and detail = 'TeamLead'"));
        Assert.Equal("AcceptInvitation_Lapsed", (await portal.As(Personas.OtherTalent).Send(new AcceptInvitation(secret, "Chen Hao", null))).Reason?.Name);
    }

    [Fact]
    public async Task Of_many_who_follow_the_link_to_a_new_account_at_once_one_makes_it()
    {
        var email = NewEmail();
        var secret = await portal.Invited(email);
        var accounts = await portal.Scalar<long>("select count(*) from accounts.users");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.As(null).Send(new AcceptInvitation(secret, "Wu Min", Password))));
        Assert.Single(answers, answer => answer.IsOk);
        Assert.All(answers.Where(answer => !answer.IsOk), answer => Assert.Equal(OutcomeKind.Refused, answer.Kind));
        Assert.Equal(accounts + 1, await portal.Scalar<long>("select count(*) from accounts.users"));
    }

    [Fact]
    public async Task Another_account_cannot_accept()
    {
        var secret = await portal.Invited(NewEmail());
        Assert.Equal("AcceptInvitation_SomebodyElse", (await portal.As(Personas.OtherTalent).Send(new AcceptInvitation(secret, "Chen Hao", null))).Reason?.Name);
        Assert.Equal("AcceptInvitation_SomebodyElse", (await portal.As(StaffScene.Admin("greater-bay")).Send(new AcceptInvitation(secret, "x", null))).Reason?.Name);
        Assert.True(await portal.IsOpen(secret));
    }

    [Fact]
    public async Task An_expired_link_makes_nobody_anything()
    {
        var secret = await portal.Invited(NewEmail());
        portal.Clock.Advance(Invitation.Lifetime);
        var accounts = await portal.Scalar<long>("select count(*) from accounts.users");
        Assert.Equal("AcceptInvitation_Lapsed", (await portal.As(null).Send(new AcceptInvitation(secret, "Wu Min", Password))).Reason?.Name);
        Assert.Equal(accounts, await portal.Scalar<long>("select count(*) from accounts.users"));
    }

    [Fact]
    public async Task A_used_link_is_answered_in_words_to_whoever_posts_its_form_again()
    {
        var email = NewEmail();
        await portal.Invited(email);
        var link = await portal.LinkIn(email);
        using var first = await portal.Http();
        using var second = await portal.Http();
        var open = await second.Page(link);
        await first.Submit(link, Form(("Name", "Wu Min"), ("Password", Password)));
        var late = await second.Send(link, open, Form(("Name", "Wu Min"), ("Password", Password)));
        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        Assert.Contains("cannot be used", (await late.Page()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", Password, "Name", "AcceptInvitation_NameMissing")]
    [InlineData("a\u0000b", Password, "Name", "AcceptInvitation_NameTooLong")]
    [InlineData("Wu Min", "short", "Password", "Accounts_PasswordTooShort")]
    [InlineData("Wu Min", null, "Password", "Accounts_PasswordMissing")]
    public async Task What_is_missing_or_weak_is_named_and_nothing_is_used_up(string name, string? password, string field, string reason)
    {
        var secret = await portal.Invited(NewEmail());
        Assert.Equal([new Invalidity(field, reason)], (await portal.As(null).Send(new AcceptInvitation(secret, name, password))).Errors.Select(error => error with { Text = error.Text.Name }));
        Assert.True(await portal.IsOpen(secret));
    }

    [Fact]
    public async Task Whoever_left_comes_back_by_a_new_invitation()
    {
        var domestic = Personas.Staff(PortalRole.DomesticConsultant);
        var row = await portal.RowOf(domestic);
        await portal.As(StaffScene.Admin()).Get(new EndStaffMembership(row.MembershipId, row.Version));
        var secret = await portal.Invited(domestic.Email, "fujian", PortalRole.Reviewer);
        var accepted = await portal.As(domestic).Get(new AcceptInvitation(secret, "Back again", null));
        Assert.Equal((false, "admin"), (accepted.NeedsSecondFactor, accepted.Next));
        var back = (await portal.As(StaffScene.Admin()).Get(new BrowseStaff())).Staff.Single(found => found.Name == "Back again");
        Assert.Equal(row.MembershipId, back.MembershipId);
        Assert.Equal([PortalRole.Reviewer], back.Roles);
    }

    [Fact]
    public async Task An_open_invitation_goes_with_the_account_and_an_unanswered_one_after_a_while()
    {
        await portal.GivePassword(Personas.OtherTalent);
        await portal.Invited(Personas.OtherTalent.Email, "zhongguancun");
        Assert.NotNull((await portal.InvitationTo(Personas.OtherTalent.Email, "zhongguancun")).Email);
        await portal.As(Personas.OtherTalent).Get(new EraseMyData(Password));
        Assert.Empty((await portal.As(StaffScene.Admin("zhongguancun")).Get(new BrowseStaff())).Invitations);

        await portal.Invited(NewEmail(), "zhongguancun");
        portal.Clock.Advance(Invitation.Lifetime + Invitation.Kept);
        Assert.Single((await portal.As(StaffScene.Admin("zhongguancun")).Get(new BrowseStaff())).Invitations);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.AsSystem("").Get(new PurgeExpired());
        Assert.Empty((await portal.As(StaffScene.Admin("zhongguancun")).Get(new BrowseStaff())).Invitations);
    }
}
