using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Features.Webhooks;
using TalentPortal.Features.Webhooks.Domain;
using TalentPortal.Platform.Outbound;
using TalentPortal.Platform.Outbox;
using TalentPortal.Tests.Features.Keys;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Webhooks;

/// <summary>Answers for the name servers of the world.</summary>
public sealed class TestNames : INameLookup
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<IPAddress>> _known = new();
    private int _asked;

    public int Asked => _asked;

    public void Say(string host, params string[] addresses) => _known[host] = [.. addresses.Select(IPAddress.Parse)];

    public Task<IReadOnlyList<IPAddress>> Find(string host, CancellationToken ct)
    {
        Interlocked.Increment(ref _asked);
        return _known.TryGetValue(host, out var found) ? Task.FromResult(found) : throw new SocketException((int)SocketError.HostNotFound);
    }
}

/// <summary>A portal that may send to this machine.</summary>
public class WebhookPortal : HostedPortal
{
    public WebhookPortal() => Change(builder =>
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Portal:Outbound:AllowLoopback"] = "true" });
        builder.Services.AddSingleton<INameLookup>(Names);
    });

    public TestNames Names { get; } = new();
}

/// <summary>One that waits for an answer for a second.</summary>
public sealed class HastyPortal : WebhookPortal
{
    public HastyPortal() => Change(builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Portal:Outbound:Timeout"] = "00:00:01" }));
}

/// <summary>An endpoint of an employer's with the system behind it; removed at the end.</summary>
internal sealed record Listening(PortalFixture Portal, WebhookReceiver Receiver, Guid Id, string Secret, TestSender Owner) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await Owner.Send(new RemoveWebhook(Id));
        await Receiver.DisposeAsync();
    }

    public Task<ViewWebhookResult> View() => Owner.Get(new ViewWebhook(Id));

    /// <summary>The deliveries, the oldest first.</summary>
    public async Task<IReadOnlyList<DeliveryRow>> Log() => [.. (await View()).Deliveries.Reverse()];
}

/// <summary>What the tests about webhooks start from.</summary>
internal static class WebhookScene
{
    public static CreateWebhook New(string url, string name = "Recruiting", string? secret = null, params string[] types) =>
        new(name, url, types.Length == 0 ? WebhookTypes.All : types, secret ?? WebhookSecret.New().Text);

    /// <summary>A system of an employer's listens.</summary>
    public static async Task<Listening> Listens(this PortalFixture portal, string employer = "rongxin", string tenant = "fujian", string? url = null, params string[] types)
    {
        var (receiver, secret, owner) = (await WebhookReceiver.Start(), WebhookSecret.New().Text, portal.As(Personas.OwnerOf(employer), tenant));
        var id = (await owner.Get(New(url ?? receiver.Url, secret: secret, types: types))).EndpointId;
        return new(portal, receiver, id, secret, owner);
    }

    public static OutboxDispatcher Outside(this PortalFixture portal) => portal.Services.GetRequiredKeyedService<OutboxDispatcher>(OutboxLane.Outside);

    /// <summary>What has happened is told, as far as it is due.</summary>
    public static async Task Tell(this PortalFixture portal)
    {
        await portal.Services.GetRequiredService<OutboxDispatcher>().Drain(CancellationToken.None);
        await portal.Outside().Drain(CancellationToken.None);
        await portal.Services.GetRequiredService<OutboxDispatcher>().Drain(CancellationToken.None);
    }

    /// <summary>The next attempt is due.</summary>
    public static async Task TellAfter(this PortalFixture portal, int attempt)
    {
        portal.Clock.Advance(WebhookSchedule.Pauses[attempt - 1] * (1 + WebhookSchedule.Jitter) + TimeSpan.FromSeconds(1));
        await portal.Tell();
    }

    /// <summary>A test is sent to it.</summary>
    public static async Task Test(this Listening listening)
    {
        await listening.Owner.Get(new TestWebhook(listening.Id));
        await listening.Portal.Tell();
    }
}
