using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Circuits;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Security.Circuits;

/// <summary>Who may open a circuit, and who may come back to one. Spoken in the hub's own protocol.</summary>
public sealed class CircuitTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static DemoPerson Alice => Personas.Staff(PortalRole.TenantAdministrator);

    private static DemoPerson Bob => Personas.Staff(PortalRole.Reviewer);

    [Fact]
    public async Task Staff_open_a_circuit()
    {
        await using var client = await Client(Alice);
        Assert.NotNull(await client.Start());
        Assert.True(client.IsOpen);
    }

    [Fact]
    public async Task A_visitor_and_a_talent_get_none()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await Assert.ThrowsAsync<HttpRequestException>(() => CircuitClient.Connect(portal, "/fujian/en", null))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<HttpRequestException>(() => Client(Personas.Talent))).StatusCode);
        var origin = (await portal.Address()).GetLeftPart(UriPartial.Authority);
        Assert.Equal(HttpStatusCode.Unauthorized, await CircuitClient.TryBare(portal, "/fujian/en", null, origin));
        Assert.Equal(HttpStatusCode.NotFound, await CircuitClient.TryBare(portal, "/fujian/en", Cookie(Personas.Talent), origin));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await CircuitClient.TryBare(portal, "/fujian/en", Cookie(Alice), origin));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://127.0.0.1.evil.example")]
    [InlineData(null)]
    public async Task A_WebSocket_from_another_origin_is_refused(string? origin)
    {
        Assert.Equal(HttpStatusCode.Forbidden, await CircuitClient.TryBare(portal, "/fujian/en", Cookie(Alice), origin));
        if (origin is not null) Assert.Equal(HttpStatusCode.Forbidden, (await Assert.ThrowsAsync<HttpRequestException>(() => CircuitClient.Connect(portal, "/fujian/en", Cookie(Alice), origin))).StatusCode);
    }

    [Fact]
    public async Task The_configured_origin_is_accepted_besides_the_requests_own() =>
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await CircuitClient.TryBare(portal, "/fujian/en", Cookie(Alice), "http://localhost:5080"));

    [Fact]
    public async Task The_owner_comes_back_to_a_circuit_after_a_lost_connection()
    {
        var first = await Client(Alice);
        var secret = await first.Start();
        first.Drop();
        await using var again = await Client(Alice);
        Assert.Equal(true, await again.Invoke("ConnectCircuit", secret));
        await first.DisposeAsync();
    }

    [Theory]
    [InlineData("another person")]
    [InlineData("another session")]
    [InlineData("another tenant")]
    [InlineData("another language")]
    public async Task Nobody_else_comes_into_a_circuit_and_trying_ends_it(string who)
    {
        // Somebody with rights at both sites, so that nothing but the circuit's own binding refuses.
        var owner = Personas.OwnerOf("rongxin");
        var session = Guid.NewGuid();
        await portal.Scalar<int>(
            "insert into accounts.sessions (id, user_id, security_stamp, second_factor, device, started_at, seen_at, idle_minutes, expires_at) select $1, user_id, security_stamp, second_factor, 'x', started_at, seen_at, 30, expires_at from accounts.sessions where id = $2",
            session, Personas.SessionOf(owner));
        await using var first = await CircuitClient.Connect(portal, "/fujian/en", Cookie(owner));
        var secret = await first.Start();
        await using var stranger = who switch
        {
            "another person" => await Client(Bob),
            "another session" => await CircuitClient.Connect(portal, "/fujian/en", portal.SessionCookie(owner, session)),
            "another tenant" => await CircuitClient.Connect(portal, "/greater-bay/en", Cookie(owner)),
            _ => await CircuitClient.Connect(portal, "/fujian/zh", Cookie(owner)),
        };
        Assert.Equal(false, await stranger.Invoke("ConnectCircuit", secret));
        Assert.Empty(stranger.Calls);
        Assert.True(await first.IsCut(), "The circuit goes on after a stranger had its secret.");
        await using var back = await CircuitClient.Connect(portal, "/fujian/en", Cookie(owner));
        Assert.Equal(false, await back.Invoke("ConnectCircuit", secret));
    }

    [Fact]
    public async Task A_circuit_can_neither_be_paused_nor_resumed_from_what_a_browser_kept()
    {
        await using var client = await Client(Alice);
        var secret = await client.Start();
        await using var other = await Client(Bob);
        Assert.Null(await other.Invoke("ResumeCircuit", secret, "http://x/", "http://x/", "[]", ""));
        Assert.NotEqual(true, await client.Invoke("PauseCircuit"));
        Assert.True(client.IsOpen);
    }

    [Fact]
    public async Task One_person_has_at_most_ten_circuits()
    {
        var person = Personas.Staff(PortalRole.TeamLead);
        var clients = new List<CircuitClient>();
        for (var i = 0; i < 14; i++) clients.Add(await Client(person));
        var secrets = await Task.WhenAll(clients.Select(client => client.Start()));
        Assert.Equal(10, secrets.Count(secret => secret is not null));
        Assert.Equal(4, clients.Count(client => client.Calls.Contains("JS.Error")));
        await using var somebodyElse = await Client(Bob);
        Assert.NotNull(await somebodyElse.Start());
        foreach (var client in clients) await client.DisposeAsync();
    }

    [Fact]
    public async Task A_circuit_whose_page_is_gone_makes_room_for_a_new_one()
    {
        var person = Personas.OwnerOf("haiyun");
        var clients = new List<CircuitClient>();
        for (var i = 0; i < 10; i++) clients.Add(await Client(person));
        Assert.All(await Task.WhenAll(clients.Select(client => client.Start())), Assert.NotNull);
        var gone = clients[3];
        var (secret, began) = (gone.Secret!, Stopwatch.GetTimestamp());
        gone.Drop();
        while (true)
        {
            // Until the portal has noticed that the page is gone there is no room.
            var next = await Client(person);
            clients.Add(next);
            if (await next.Start() is not null) break;
            Assert.True(Stopwatch.GetElapsedTime(began) < CircuitClient.Patience, "no room came");
        }

        var others = clients.Except([gone]).Where(client => client.Secret is not null).ToList();
        Assert.Equal(10, others.Count);
        Assert.All(others, client => Assert.True(client.IsOpen));
        await using var back = await Client(person);
        Assert.Equal(false, await back.Invoke("ConnectCircuit", secret));
        foreach (var client in clients) await client.DisposeAsync();
    }

    [Fact]
    public void The_pace_leaves_time_to_end_a_circuit_within_five_seconds()
    {
        // Looked at every so often, then a while for the page to go by itself; the rest is for the work of both.
        Assert.Equal(CircuitPace.Usual, portal.Services.GetRequiredService<CircuitPace>());
        Assert.InRange(CircuitPace.Usual.Interval + PortalCircuitHandler.Grace, TimeSpan.Zero, TimeSpan.FromSeconds(3));
    }

    private static string Sql(string change) => change switch
    {
        "signed out" => "update accounts.sessions set ended_at = now() where user_id = $1",
        "the password changed" => "update accounts.users set security_stamp = 'new' where id = $1",
        "the account closed" => "update accounts.users set closed_at = now() where id = $1",
        "the role was taken" => "update staff_memberships set roles = '{Reviewer}' where user_id = $1",
        "the membership ended" => "update staff_memberships set ended_at = now() where user_id = $1",
        "idle too long" => "update accounts.sessions set seen_at = now() - interval '31 minutes' where user_id = $1",
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    [Theory]
    [InlineData("signed out", "zhongguancun", PortalRole.OverseasConsultant)]
    [InlineData("the password changed", "zhongguancun", PortalRole.DomesticConsultant)]
    [InlineData("the account closed", "zhongguancun", PortalRole.CampusConsultant)]
    [InlineData("the role was taken", "zhongguancun", PortalRole.TeamLead)]
    [InlineData("the membership ended", "zhongguancun", PortalRole.Reviewer)]
    [InlineData("idle too long", "zhongguancun", PortalRole.TenantAdministrator)]
    public async Task What_ends_a_right_ends_its_open_circuits(string change, string tenant, PortalRole role)
    {
        var person = Personas.Staff(role, tenant);
        await using var client = await CircuitClient.Connect(portal, $"/{tenant}/en", Cookie(person));
        await client.Start();
        await using var untouched = await Client(Alice);
        await untouched.Start();
        await portal.Scalar<int>(Sql(change), person.UserId);
        var to = change is "the role was taken" or "the membership ended" ? "/zhongguancun/en/admin/staff" : "account/sign-in?ended=true";
        Assert.True(await client.Sees("JS.BeginInvokeJS", to), "The page was not sent away: " + client.ArgumentsOf("JS.BeginInvokeJS"));
        Assert.True(await client.IsCut(), "The circuit goes on.");
        Assert.True(untouched.IsOpen);
    }

    private static async Task<CircuitClient> Connected(PortalFixture portal, DemoPerson person) => await CircuitClient.Connect(portal, "/fujian/en", portal.SessionCookie(person, Personas.SessionOf(person)));

    private Task<CircuitClient> Client(DemoPerson person) => Connected(portal, person);

    private Cookie Cookie(DemoPerson person) => portal.SessionCookie(person, Personas.SessionOf(person));
}
