using System.Net;
using TalentPortal.Features.Accounts;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;
using static TalentPortal.Tests.Features.Accounts.AccountsJourney;

namespace TalentPortal.Tests.Features.Accounts;

public sealed class RegisterTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_talent_registers_confirms_by_mail_and_is_signed_in()
    {
        var (client, email) = await portal.NewTalent();
        Assert.True(await client.IsSignedIn());
        var token = (await portal.LinkIn(email)).Split("token=")[1];
        var again = await portal.As(null).Send(new ConfirmEmail(token, Password));
        Assert.Equal("ConfirmEmail_Lapsed", again.Reason?.Name);
    }

    [Fact]
    public async Task Registering_alone_makes_no_account_and_opening_the_link_changes_nothing()
    {
        using var client = await portal.Http();
        var email = NewEmail();
        await client.Submit("/fujian/zh/account/register", Form(("Email", email), ("Password", Password)));
        var link = await portal.LinkIn(email);
        var before = await portal.Scalar<long>("select count(*) from accounts.users");
        await client.Page(link);
        await client.Page(link);
        Assert.Equal(before, await portal.Scalar<long>("select count(*) from accounts.users"));
        Assert.Contains("do not match", await ErrorsOf(await client.SignIn(email)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_registers_an_address_of_somebody_else_gains_nothing_when_its_owner_follows_the_link()
    {
        using var owner = await portal.Http();
        var email = NewEmail();
        var before = await portal.Scalar<long>("select count(*) from accounts.users");
        await portal.As(null).Get(new Register(email, "password of the attacker", null));
        var answer = await owner.Submit(await portal.LinkIn(email), Form(("Password", "what the owner thinks of")));
        Assert.Contains("not the password", await ErrorsOf(answer), StringComparison.Ordinal);
        Assert.Equal(before, await portal.Scalar<long>("select count(*) from accounts.users"));
    }

    [Fact]
    public async Task A_known_address_gets_another_mail_and_the_visitor_the_same_answer()
    {
        using var client = await portal.Http();
        var known = await client.Submit("/fujian/en/account/register", Form(("Email", Personas.Talent.Email), ("Password", Password)));
        var unknown = await client.Submit("/fujian/en/account/register", Form(("Email", NewEmail()), ("Password", Password)));
        Assert.Equal(unknown.StatusCode, known.StatusCode);
        Assert.Equal(unknown.Headers.Location, known.Headers.Location);
        var mail = (await portal.Mails(Personas.Talent.Email))[0];
        Assert.DoesNotContain("token=", mail.Text, StringComparison.Ordinal);
        Assert.Contains("/account/sign-in", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_to_which_one_wanted_is_opened_after_confirming()
    {
        using var client = await portal.Http();
        var email = NewEmail();
        await client.Submit("/fujian/en/account/register?returnUrl=%2Ffujian%2Fen%2Fjobs%2F7", Form(("Email", email), ("Password", Password)));
        await Redirects(await client.Submit(await portal.LinkIn(email), Form(("Password", Password))), "/fujian/en/jobs/7");
    }

    [Theory]
    [InlineData("short", "at least 10 characters")]
    [InlineData("1234567890", "easy to guess")]
    [InlineData("aaaaaaaaaaaa", "easy to guess")]
    [InlineData("Password2026!", "easy to guess")]
    [InlineData("", "Enter your password")]
    public async Task A_weak_password_is_refused_with_a_reason(string password, string reason)
    {
        using var client = await portal.Http();
        var answer = await client.Submit("/fujian/en/account/register", Form(("Email", NewEmail()), ("Password", password)));
        Assert.Contains(reason, await ErrorsOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_stays_except_the_password()
    {
        using var client = await portal.Http();
        var answer = await client.Submit("/fujian/en/account/register", Form(("Email", "no address"), ("Password", "short")));
        var page = await answer.Page();
        Assert.Equal("no address", page.QuerySelector("input[name='Form.Email']")!.GetAttribute("value"));
        Assert.Null(page.QuerySelector("input[name='Form.Password']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task An_address_typed_with_a_full_width_input_method_is_the_same_address()
    {
        var email = NewEmail();
        await portal.As(null).Get(new Register(email.Replace('@', '＠'), Password, null));
        Assert.NotEmpty(await portal.Mails(email));
    }

    [Fact]
    public async Task At_most_four_mails_an_hour_go_to_one_address_and_the_answer_stays_the_same()
    {
        var email = NewEmail();
        for (var i = 0; i < 7; i++) Assert.True((await portal.As(null).Send(new Register(email, Password, null))).IsOk);
        Assert.Equal(4, (await portal.Mails(email)).Count);
        portal.Clock.Advance(TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task Two_confirmations_of_one_address_make_one_account()
    {
        var email = NewEmail();
        await portal.As(null).Get(new Register(email, Password, null));
        await portal.As(null).Get(new Register(email, "another five plain words", null));
        var tokens = (await portal.Mails(email)).Select(mail => mail.Link!.Split("token=")[1]).ToList();
        var outcomes = await Task.WhenAll(
            portal.As(null).Send(new ConfirmEmail(tokens[1], Password)), portal.As(null).Send(new ConfirmEmail(tokens[0], "another five plain words")));
        Assert.Single(outcomes, outcome => outcome.IsOk);
        Assert.Single(outcomes, outcome => outcome.Kind == OutcomeKind.Refused);
    }
}
