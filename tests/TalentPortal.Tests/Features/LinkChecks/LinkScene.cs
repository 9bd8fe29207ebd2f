using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TalentPortal.Features.LinkChecks;
using TalentPortal.Features.LinkChecks.Domain;
using TalentPortal.Features.Living;
using TalentPortal.Platform.Outbound;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Living;
using TalentPortal.Tests.Features.Webhooks;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.LinkChecks;

/// <summary>A portal whose watch is on, and that may ask this machine alone.</summary>
public class WatchingPortal : PortalFixture
{
    public WatchingPortal() => Change(builder =>
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Portal:Outbound:AllowLoopback"] = "true", ["Portal:Outbound:Timeout"] = "00:00:02", ["Portal:Watch:IsOn"] = "true", ["Portal:Watch:Pause"] = "00:00:00", ["Portal:Watch:ReadTimeout"] = "00:00:01", ["Portal:Watch:BytesMost"] = "200000",
        });
        builder.Services.AddSingleton<INameLookup>(Names);
    });

    public TestNames Names { get; } = new();
}

/// <summary>Somebody's site, on this machine.</summary>
internal sealed class OtherSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtherSite()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MinResponseDataRate = null);
        _app = builder.Build();
        _app.Run(async http =>
        {
            Asked.Enqueue((http.Request.Path, http.Request.Headers.UserAgent.ToString()));
            if (Answers.TryGetValue(http.Request.Path, out var answer)) await answer(http);
            else http.Response.StatusCode = 404;
        });
    }

    public ConcurrentDictionary<string, Func<HttpContext, Task>> Answers { get; } = new();

    public ConcurrentQueue<(string Path, string Agent)> Asked { get; } = new();

    public string Address => _app.Urls.First();

    public static async Task<OtherSite> Start()
    {
        var site = new OtherSite();
        await site._app.StartAsync();
        return site;
    }

    public void Page(string path, string text, string title = "公告") => Answers[path] = async http =>
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync($"<html><head><title>{title}</title></head><body><nav><a href='/'>首页</a></nav>{string.Concat(text.Split('\n').Select(line => $"<p>{line}</p>"))}<p>浏览次数：{Random.Shared.Next(1, 9999)}</p></body></html>");
    };

    public void Code(string path, int code, string? location = null) => Answers[path] = http =>
    {
        http.Response.StatusCode = code;
        if (location is not null) http.Response.Headers.Location = location;
        return Task.CompletedTask;
    };

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}

internal static class LinkScene
{
    /// <summary>An address that the tenant's content has.</summary>
    public static async Task<Guid> Watch(this PortalFixture portal, string address, string tenant = "fujian")
    {
        var link = WatchedLink.Begin(PortalFixture.TenantOf(tenant).Id, address, portal.Clock.GetUtcNow());
        await portal.Change(tenant, db => db.WatchedLinks.Add(link));
        return link.Id;
    }

    public static async Task<IReadOnlyList<FindingKind>> See(this PortalFixture portal, Guid link, SeenPage seen, string tenant = "fujian") => (await portal.AsSystem(tenant).Get(new RecordVisit(link, seen))).Open;

    /// <summary>A page with so little that it is found changed when it says something else.</summary>
    public static SeenPage Page(string text, string address = "https://office.example/notice") => new(200, null, address, "公告", text, 1, 2, text.Length + 2);

    /// <summary>A finding of a kind at an address of its own; its id.</summary>
    public static async Task<Guid> Finding(this PortalFixture portal, string path, string tenant = "fujian")
    {
        var link = await portal.Watch($"https://office.example/{path}", tenant);
        await portal.See(link, SeenPage.Answered(404, "https://office.example"), tenant);
        return await portal.Scalar<Guid>("select id from link_findings where link_id = $1", link);
    }

    /// <summary>A service whose link is the address: the plainest content that has one.</summary>
    public static async Task<Guid> ServiceAt(this PortalFixture portal, string url, string tenant = "fujian") =>
        (await portal.As(Personas.Staff(PortalRole.Curator, tenant)).Get(new SaveService(null, LivingScene.Form with { Url = url, OwnerZh = "示例机构", OwnerEn = "Example" }, true, null))).Id;

    public static async Task Run(this PortalFixture portal)
    {
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await portal.Services.GetRequiredService<SlotRunner>().RunSlot("link-checks", portal.Clock.GetUtcNow(), CancellationToken.None));
    }
}
