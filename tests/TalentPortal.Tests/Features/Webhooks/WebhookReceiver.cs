using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using TalentPortal.Features.Webhooks.Domain;

namespace TalentPortal.Tests.Features.Webhooks;

/// <summary>What came, to the byte.</summary>
internal sealed record Received(string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Id => Headers["webhook-id"];

    public DateTimeOffset At => DateTimeOffset.FromUnixTimeSeconds(long.Parse(Headers["webhook-timestamp"], System.Globalization.CultureInfo.InvariantCulture));

    public IReadOnlyList<string> Signatures => Headers["webhook-signature"].Split(' ');

    /// <summary>Whether somebody with this secret takes it for ours.</summary>
    public bool IsSignedWith(string secret) => Signatures.Contains(WebhookSecret.Read(secret)!.Sign(Id, At, System.Text.Encoding.UTF8.GetBytes(Body)));
}

/// <summary>A system of an employer's that listens on this machine.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Received> _all = new();

    private WebhookReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MinResponseDataRate = null);
        _app = builder.Build();
        _app.Run(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            _all.Enqueue(new(http.Request.Path, http.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()), await reader.ReadToEndAsync()));
            await Answer(http);
        });
    }

    /// <summary>What is answered; 204 unless said.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = Code(HttpStatusCode.NoContent);

    public IReadOnlyList<Received> All => [.. _all];

    public string Address => _app.Urls.First();

    public string Url => Address + "/hooks?for=tests";

    public static async Task<WebhookReceiver> Start()
    {
        var receiver = new WebhookReceiver();
        await receiver._app.StartAsync();
        return receiver;
    }

    public static Func<HttpContext, Task> Code(HttpStatusCode status) => http =>
    {
        http.Response.StatusCode = (int)status;
        return Task.CompletedTask;
    };

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
