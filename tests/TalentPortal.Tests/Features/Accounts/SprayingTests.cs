using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using TalentPortal.Platform.Security.Passwords;
using TalentPortal.Tests.Fixture;
using static TalentPortal.Tests.Features.Accounts.AccountsJourney;

namespace TalentPortal.Tests.Features.Accounts;

/// <summary>sec-A03: one password tried on five hundred accounts, from one address of the network and from twenty-five.</summary>
[Collection("measured alone")]
public sealed class SprayingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string SignInPath = "/fujian/en/account/sign-in";
    private const int Accounts = 500;

    [Fact]
    public async Task From_one_address_at_most_twenty_guesses_are_looked_at_and_it_is_told()
    {
        using var client = await From("127.0.0.1");
        Assert.InRange(await Spray("one for all from here", _ => client), 1, 20);
        Assert.Equal(1, await Told("network"));
        Assert.Equal(0, await portal.Scalar<long>("select count(*) from platform_audit_entries where action = 'accounts.guessing' and detail like '%@%'"));
        portal.Clock.Advance(TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task From_many_addresses_at_most_a_hundred_guesses_are_looked_at_and_others_still_sign_in()
    {
        var clients = await Task.WhenAll(Enumerable.Range(1, 25).Select(i => From($"127.0.1.{i}")));
        Assert.InRange(await Spray("one for all from everywhere", i => clients[i % clients.Length]), 21, 100);
        Assert.Equal(1, await Told("spray"));
        await portal.GivePassword(Personas.Talent);
        using var owner = await From("127.0.2.1");
        await Redirects(await owner.SignIn(Personas.Talent.Email), "me");
        foreach (var client in clients) client.Dispose();
        portal.Clock.Advance(TimeSpan.FromHours(2));
    }

    /// <summary>Tries the password on all accounts and gives the number of guesses that were looked at.</summary>
    private async Task<long> Spray(string password, Func<int, HttpClient> client)
    {
        long work = 0;
        using var listener = new MeterListener { InstrumentPublished = (instrument, l) => { if (instrument.Meter.Name == PasswordHash.MeterName) l.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref work, value));
        listener.Start();
        var pages = new Dictionary<HttpClient, AngleSharp.Html.Dom.IHtmlDocument>();
        for (var i = 0; i < Accounts; i++)
        {
            var from = client(i);
            if (!pages.TryGetValue(from, out var page)) pages.Add(from, page = await from.Page(SignInPath));
            using var answer = await from.Send(SignInPath, page, Form(("Email", $"staff{i}@example.org"), ("Password", password)));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        return Interlocked.Read(ref work) / PasswordHash.Iterations;
    }

    private async Task<long> Told(string limit) => await portal.Scalar<long>("select count(*) from platform_audit_entries where action = 'accounts.guessing' and detail = $1", limit);

    /// <summary>A client whose connections come from the given address of this machine.</summary>
    private async Task<HttpClient> From(string address)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = new(),
            ConnectCallback = async (context, ct) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
                await socket.ConnectAsync(context.DnsEndPoint, ct);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        return new HttpClient(handler) { BaseAddress = await portal.Address() };
    }
}
