using TalentPortal.Features.AccountSettings;
using TalentPortal.Features.Accounts;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Passwords;
using TalentPortal.Tests.Features.Accounts;
using TalentPortal.Tests.Fixture;
using static TalentPortal.Tests.Features.Accounts.AccountsJourney;

namespace TalentPortal.Tests.Features.AccountSettings;

public sealed class ViewAccountTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Everyone_sees_their_own_account()
    {
        Assert.Equal(Personas.Talent.Email, (await portal.As(Personas.Talent).Get(new ViewAccount())).Account.Email);
        Assert.Equal(Personas.OtherTalent.Email, (await portal.As(Personas.OtherTalent).Get(new ViewAccount())).Account.Email);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewAccount())).Kind);
    }
}

public sealed class ChooseEmployerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nobody_acts_for_an_employer_they_do_not_belong_to()
    {
        var mine = TalentPortal.Data.Seed.Demo.DemoPeople.Employer("rongxin").Id;
        var other = TalentPortal.Data.Seed.Demo.DemoPeople.Employer("pengwan").Id;
        Assert.True((await portal.As(Personas.OwnerOf("rongxin")).Send(new ChooseEmployer(mine))).IsOk);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OwnerOf("rongxin")).Send(new ChooseEmployer(other))).Kind);
    }
}

public sealed class BrowseSessionsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_person_sees_their_own_sessions_only() =>
        Assert.Equal(Personas.SessionOf(Personas.Talent), Assert.Single((await portal.As(Personas.Talent).Get(new BrowseSessions())).Sessions).Id);
}

public sealed class EndSessionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task One_ends_ones_own_session_and_nobody_elses()
    {
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Talent).Send(new EndSession(Personas.SessionOf(Personas.OtherTalent)))).Kind);
        Assert.True((await portal.As(Personas.OtherTalent).Send(new EndSession(Personas.SessionOf(Personas.OtherTalent)))).IsOk);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OtherTalent).Send(new BrowseSessions())).Kind);
    }
}

public sealed class EndOtherSessionsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_session_at_hand_stays()
    {
        await portal.GivePassword(Personas.Talent);
        using var client = await portal.Http();
        await client.SignIn(Personas.Talent.Email);
        Assert.Equal(1, (await portal.As(Personas.Talent).Get(new EndOtherSessions())).Ended);
        portal.Clock.Advance(RightsStore.Lifetime);
        Assert.False(await client.IsSignedIn());
        Assert.True((await portal.As(Personas.Talent).Send(new BrowseSessions())).IsOk);
    }
}

public sealed class ChangePasswordTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_old_password_is_asked_for_and_old_sessions_end()
    {
        await portal.GivePassword(Personas.Talent);
        using var client = await portal.Http();
        await client.SignIn(Personas.Talent.Email);
        Assert.Contains("not your password", await ErrorsOf(await client.Submit("/fujian/en/account/password", Form(("Current", "wrong wrong wrong"), ("Password", "six other plain words today")))), StringComparison.Ordinal);
        await Redirects(await client.Submit("/fujian/en/account/password", Form(("Current", Password), ("Password", "six other plain words today"))), "done=true");
        Assert.True(await client.IsSignedIn());
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Talent).Send(new BrowseSessions())).Kind);
    }
}

public sealed class StaySignedInTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Whoever_stays_signed_in_still_does_after_changing_the_password()
    {
        await portal.GivePassword(Personas.OtherTalent);
        using var client = await portal.Http();
        await client.Submit("/fujian/en/account/sign-in", Form(("Email", Personas.OtherTalent.Email), ("Password", Password), ("Remember", "true")));
        var answer = await client.Submit("/fujian/en/account/password", Form(("Current", Password), ("Password", "six other plain words today")));
        Assert.Contains("expires=", CookieOf(answer, "tp-session")!, StringComparison.OrdinalIgnoreCase);
        portal.Clock.Advance(TimeSpan.FromDays(3));
        Assert.True(await client.IsSignedIn());

        using var other = await portal.Http();
        await other.SignIn(Personas.OtherTalent.Email, "six other plain words today");
        answer = await other.Submit("/fujian/en/account/password", Form(("Current", "six other plain words today"), ("Password", "and now for seven plain words")));
        Assert.DoesNotContain("expires=", CookieOf(answer, "tp-session")!, StringComparison.OrdinalIgnoreCase);
    }
}

public sealed class RemoveSecondFactorTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_code_takes_the_factor_off_a_mail_says_so_and_the_password_is_enough_again()
    {
        var key = (await portal.GivePassword(Personas.Talent, withFactor: true))!;
        using var client = await portal.Http();
        await Redirects(await client.SignIn(Personas.Talent.Email), "account/sign-in/code");
        await client.Submit("/fujian/en/account/sign-in/code", Form(("Code", portal.CodeOf(key))));
        Assert.Contains("code is wrong", await ErrorsOf(await client.Submit("/fujian/en/account/second-factor/remove", Form(("Code", "000000")))), StringComparison.Ordinal);
        await Redirects(await client.Submit("/fujian/en/account/second-factor/remove", Form(("Code", portal.CodeOf(key, later: 1)))), "second-factor/remove?done=true");
        Assert.True(await client.IsSignedIn());
        Assert.Contains("两步验证", (await portal.Mails(Personas.Talent.Email))[0].Subject, StringComparison.Ordinal);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from platform_audit_entries where action = 'accounts.factor-removed' and subject_id = $1", Personas.Talent.UserId));
        using var again = await portal.Http();
        await Redirects(await again.SignIn(Personas.Talent.Email), "me");
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OtherTalent).Send(new RemoveSecondFactor("123456"))).Kind);
    }

    [Fact]
    public async Task Staff_may_replace_it_but_not_remove_it()
    {
        var reviewer = Personas.Staff(PortalRole.Reviewer);
        var key = (await portal.GivePassword(reviewer, withFactor: true))!;
        Assert.Equal("RemoveSecondFactor_Staff", (await portal.As(reviewer).Send(new RemoveSecondFactor(portal.CodeOf(key)))).Reason?.Name);
        using var client = await portal.SignedInClient(reviewer);
        Assert.Null((await client.Page("/fujian/en/account/second-factor/remove")).QuerySelector("main form[method=post]"));
    }
}

public sealed class ChangeEmailTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_address_changes_only_when_the_link_at_the_new_one_is_followed_and_the_old_one_is_told()
    {
        await portal.GivePassword(Personas.Talent);
        var email = NewEmail();
        Assert.True((await portal.As(Personas.Talent).Send(new ChangeEmail(email, Password))).IsOk);
        Assert.Equal(Personas.Talent.Email, (await portal.As(Personas.Talent).Get(new ViewAccount())).Account.Email);
        var token = (await portal.LinkIn(email)).Split("token=")[1];
        Assert.True((await portal.As(null).Send(new ConfirmEmailChange(token))).IsOk);
        Assert.Equal(email, (await portal.As(Personas.Talent).Get(new ViewAccount())).Account.Email);
        Assert.NotEmpty(await portal.Mails(Personas.Talent.Email));
    }

    [Fact]
    public async Task Whoever_has_the_address_is_told_so_and_gets_no_link_that_would_give_it_away()
    {
        await portal.GivePassword(Personas.OtherTalent);
        var taken = Personas.Staff(PortalRole.Reviewer).Email;
        Assert.True((await portal.As(Personas.OtherTalent).Send(new ChangeEmail(taken, Password))).IsOk);
        var mail = Assert.Single(await portal.Mails(taken));
        Assert.Contains("/account/sign-in", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("token=", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wish_made_before_the_password_was_changed_comes_to_nothing()
    {
        var person = Personas.Staff(PortalRole.TeamLead);
        await portal.GivePassword(person);
        var email = NewEmail();
        await portal.As(person).Get(new ChangeEmail(email, Password));
        await portal.As(person).Get(new ChangePassword(Password, "six other plain words today"));
        Assert.Empty(await portal.Mails(email));
    }
}

public sealed class ConfirmEmailChangeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_made_up_link_changes_nothing() =>
        Assert.Equal("ConfirmEmailChange_Lapsed", (await portal.As(null).Send(new ConfirmEmailChange("made-up"))).Reason?.Name);
}

public sealed class ProposeSecondFactorTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_proposal_is_shown_again_to_its_own_person_only()
    {
        var first = (await portal.As(Personas.Talent).Get(new ProposeSecondFactor(null))).Proposal;
        Assert.Equal(first.Key, (await portal.As(Personas.Talent).Get(new ProposeSecondFactor(first.Sealed))).Proposal.Key);
        Assert.NotEqual(first.Key, (await portal.As(Personas.OtherTalent).Get(new ProposeSecondFactor(first.Sealed))).Proposal.Key);
    }
}

public sealed class SetSecondFactorTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_code_of_the_shown_key_turns_the_factor_on_and_a_recovery_code_works_once()
    {
        await portal.GivePassword(Personas.Talent);
        var proposal = (await portal.As(Personas.Talent).Get(new ProposeSecondFactor(null))).Proposal;
        var key = Totp.FromBase32(proposal.Key)!;
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(Personas.Talent).Send(new SetSecondFactor(proposal.Sealed, "000000", Password))).Kind);
        var set = await portal.As(Personas.Talent).Get(new SetSecondFactor(proposal.Sealed, portal.CodeOf(key), Password));
        Assert.Equal(RecoveryCodes.Count, set.Codes.Count);
        foreach (var (code, works) in new[] { (set.Codes[0], true), (set.Codes[0], false) })
        {
            using var client = await portal.Http();
            await Redirects(await client.SignIn(Personas.Talent.Email), "account/sign-in/code");
            var answer = await client.Submit("/fujian/en/account/sign-in/code", Form(("Code", code)));
            Assert.Equal(works, CookieOf(answer, "tp-session") is not null);
        }
    }
}

public sealed class RenewRecoveryCodesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Without_a_second_factor_there_are_no_codes_to_renew() =>
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Talent).Send(new RenewRecoveryCodes("123456"))).Kind);
}
