using TalentPortal.Features.Accounts;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;
using static TalentPortal.Tests.Features.Accounts.AccountsJourney;

namespace TalentPortal.Tests.Features.Accounts;

public sealed class PassSecondFactorTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_right_password_alone_opens_no_session_and_a_code_opens_one()
    {
        var person = Personas.Staff(PortalRole.Reviewer);
        var key = (await portal.GivePassword(person, withFactor: true))!;
        using var client = await portal.Http();
        await Redirects(await client.SignIn(person.Email), "account/sign-in/code");
        Assert.False(await client.IsSignedIn());
        await Redirects(await client.Submit("/fujian/en/account/sign-in/code", Form(("Code", portal.CodeOf(key)))), "admin");
        Assert.True(await client.IsSignedIn());
    }

    [Fact]
    public async Task A_code_counts_once_even_for_many_at_the_same_time()
    {
        var person = Personas.Staff(PortalRole.TeamLead);
        var key = (await portal.GivePassword(person, withFactor: true))!;
        var clients = new List<HttpClient>();
        for (var i = 0; i < 4; i++)
        {
            clients.Add(await portal.Http());
            await clients[i].SignIn(person.Email);
        }

        var code = portal.CodeOf(key);
        var answers = await Task.WhenAll(clients.Select(client => client.Submit("/fujian/en/account/sign-in/code", Form(("Code", code)))));
        Assert.Single(answers, answer => CookieOf(answer, "tp-session") is not null);
    }

    [Fact]
    public async Task Without_a_first_step_there_is_no_second() =>
        Assert.Equal("PassSecondFactor_Lapsed", (await portal.As(null).Send(new PassSecondFactor("123456", null))).Reason?.Name);
}
