using TalentPortal.Features.Accounts;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Tests.Fixture;
using static TalentPortal.Tests.Features.Accounts.AccountsJourney;

namespace TalentPortal.Tests.Features.Accounts;

public sealed class ForgotPasswordTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_answer_is_the_same_and_only_an_account_gets_a_mail()
    {
        var stranger = NewEmail();
        Assert.True((await portal.As(null).Send(new ForgotPassword(Personas.OtherTalent.Email))).IsOk);
        Assert.True((await portal.As(null).Send(new ForgotPassword(stranger))).IsOk);
        Assert.Single(await portal.Mails(Personas.OtherTalent.Email));
        Assert.Empty(await portal.Mails(stranger));
    }
}

public sealed class ResetPasswordTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_new_password_ends_all_sessions_opens_none_and_the_second_factor_is_still_asked_for()
    {
        var person = Personas.Staff(PortalRole.TenantAdministrator);
        await portal.GivePassword(person, withFactor: true);
        using var old = await portal.SignedInClient(person);
        Assert.True(await old.IsSignedIn());
        await portal.As(null).Get(new ForgotPassword(person.Email));
        using var client = await portal.Http();
        await Redirects(await client.Submit(await portal.LinkIn(person.Email), Form(("Password", "six other plain words today"))), "account/sign-in?changed=true");
        portal.Clock.Advance(RightsStore.Lifetime);
        Assert.False(await client.IsSignedIn());
        Assert.False(await old.IsSignedIn());
        await Redirects(await client.SignIn(person.Email, "six other plain words today"), "account/sign-in/code");
    }

    [Fact]
    public async Task A_link_works_once_and_for_one_hour()
    {
        await portal.As(null).Get(new ForgotPassword(Personas.Talent.Email));
        var token = (await portal.LinkIn(Personas.Talent.Email)).Split("token=")[1];
        portal.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal("ResetPassword_Lapsed", (await portal.As(null).Send(new ResetPassword(token, "six other plain words today"))).Reason?.Name);
        await portal.As(null).Get(new ForgotPassword(Personas.Talent.Email));
        token = (await portal.LinkIn(Personas.Talent.Email)).Split("token=")[1];
        Assert.True((await portal.As(null).Send(new ResetPassword(token, "six other plain words today"))).IsOk);
        Assert.Equal("ResetPassword_Lapsed", (await portal.As(null).Send(new ResetPassword(token, "seven other plain words today"))).Reason?.Name);
    }
}

public sealed class ResendConfirmationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_waiting_registration_gets_another_link_and_an_unknown_address_nothing()
    {
        var (waiting, stranger) = (NewEmail(), NewEmail());
        await portal.As(null).Get(new Register(waiting, Password, null));
        Assert.True((await portal.As(null).Send(new ResendConfirmation(waiting))).IsOk);
        Assert.True((await portal.As(null).Send(new ResendConfirmation(stranger))).IsOk);
        Assert.Equal(2, (await portal.Mails(waiting)).Count);
        Assert.Empty(await portal.Mails(stranger));
    }

    [Fact]
    public async Task At_most_four_mails_an_hour_go_to_one_address_and_twenty_requests_are_taken_from_one_network()
    {
        portal.Clock.Advance(TimeSpan.FromHours(2));
        var email = NewEmail();
        await portal.As(null).Get(new Register(email, Password, null));
        for (var i = 0; i < 6; i++) Assert.True((await portal.As(null).Send(new ResendConfirmation(email))).IsOk);
        Assert.Equal(4, (await portal.Mails(email)).Count);
        for (var i = 7; i < 20; i++) Assert.True((await portal.As(null).Send(new ResendConfirmation(NewEmail()))).IsOk);
        Assert.Equal("Accounts_TooMany", (await portal.As(null).Send(new ResendConfirmation(NewEmail()))).Reason?.Name);
        portal.Clock.Advance(TimeSpan.FromHours(2));
    }
}

public sealed class ConfirmEmailTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_made_up_link_is_told_from_an_open_one_only_by_its_holder() =>
        Assert.Equal("ConfirmEmail_Lapsed", (await portal.As(null).Send(new ConfirmEmail("made-up", Password))).Reason?.Name);
}

public sealed class ViewLinkTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_link_is_open_for_its_own_purpose_only()
    {
        var email = NewEmail();
        await portal.As(null).Get(new Register(email, Password, null));
        var token = (await portal.LinkIn(email)).Split("token=")[1];
        Assert.True((await portal.As(null).Get(new ViewLink(LinkKind.Registration, token))).IsOpen);
        Assert.False((await portal.As(null).Get(new ViewLink(LinkKind.PasswordReset, token))).IsOpen);
        Assert.False((await portal.As(null).Get(new ViewLink(LinkKind.Registration, null))).IsOpen);
    }
}
