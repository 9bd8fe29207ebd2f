using TalentPortal.Features.Accounts;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;
using static TalentPortal.Tests.Features.Accounts.AccountsJourney;

namespace TalentPortal.Tests.Features.Accounts;

public sealed class PassSecondFactorTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string CodePath = "/fujian/en/account/sign-in/code";

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
        var pages = new List<AngleSharp.Html.Dom.IHtmlDocument>();
        for (var i = 0; i < 4; i++)
        {
            clients.Add(await portal.Http());
            await clients[i].SignIn(person.Email);
            pages.Add(await clients[i].Page(CodePath));
        }

        // All have read which code was the last, and none may write yet that it is this one.
        await using var held = await portal.OpenAsSuperuser();
        await using var transaction = await held.BeginTransactionAsync();
        await using (var hold = new Npgsql.NpgsqlCommand("select 1 from accounts.users where id = $1 for no key update", held, transaction) { Parameters = { new() { Value = person.UserId } } })
            Assert.Equal(1, await hold.ExecuteScalarAsync());
        var code = portal.CodeOf(key);
        var sent = clients.Select((client, i) => client.Send(CodePath, pages[i], Form(("Code", code)))).ToList();
        // Not so long that the portal gives the waiting up.
        var began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(1) && await Waiting() < sent.Count) await Task.Delay(10);
        await transaction.RollbackAsync();
        Assert.Single(await Task.WhenAll(sent), answer => CookieOf(answer, "tp-session") is not null);
    }

    [Fact]
    public async Task After_five_wrong_codes_the_right_one_is_not_looked_at_either_and_it_is_told()
    {
        var person = Personas.Staff(PortalRole.OverseasConsultant);
        var key = (await portal.GivePassword(person, withFactor: true))!;
        using var client = await portal.Http();
        await Redirects(await client.SignIn(person.Email), "account/sign-in/code");
        for (var i = 0; i < 5; i++) Assert.Null(CookieOf(await client.Submit(CodePath, Form(("Code", "00000" + i))), "tp-session"));
        for (var i = 0; i < 2; i++) Assert.Null(CookieOf(await client.Submit(CodePath, Form(("Code", portal.CodeOf(key)))), "tp-session"));
        Assert.False(await client.IsSignedIn());
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from platform_audit_entries where action = 'accounts.factor-guessed' and subject_id = $1", person.UserId));
    }

    [Fact]
    public async Task Without_a_first_step_there_is_no_second() =>
        Assert.Equal("PassSecondFactor_Lapsed", (await portal.As(null).Send(new PassSecondFactor("123456", null))).Reason?.Name);

    private Task<long> Waiting() => portal.Scalar<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
}
