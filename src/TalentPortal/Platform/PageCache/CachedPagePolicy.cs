using Microsoft.AspNetCore.OutputCaching;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.PageCache;

/// <summary>
/// Which answers are kept and for whom: pages that say so, asked for by GET, for visitors alone. Kept is only what came
/// out with status 200, without a cookie, without a form's token and without this answer's nonce. The key is host, site,
/// language, path, query and the site's version.
/// </summary>
internal sealed class CachedPagePolicy : IOutputCachePolicy
{
    /// <summary>The longest that a page may be old, should a change ever not be heard of.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    /// <summary>Longer queries come from no link of ours.</summary>
    private const int QueryMax = 1000;

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var isShared = IsShared(context.HttpContext);
        context.EnableOutputCaching = isShared;
        context.AllowCacheLookup = isShared;
        context.AllowCacheStorage = isShared;
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = Lifetime;
        if (!isShared) return ValueTask.CompletedTask;
        var site = context.HttpContext.Features.Get<SiteFeature>()!;
        var versions = context.HttpContext.RequestServices.GetRequiredService<SiteVersions>();
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.VaryByValues["site"] = $"{site.Tenant?.Id} {site.Base}";
        context.CacheVaryByRules.VaryByValues["version"] = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{versions.Of(site.Tenant?.Id)}");
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        context.AllowCacheStorage = http.Response.StatusCode == StatusCodes.Status200OK
            && http.Response.Headers.SetCookie.Count == 0
            && http.Features.Get<WholePage>() is { IsRendered: true, HasToken: false }
            && http.Features.Get<CspNonce>() is not { IsUsed: true };
        return ValueTask.CompletedTask;
    }

    // Whoever keeps things sees at each of them that it is kept: such a page is theirs alone.
    private static bool IsShared(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method)
        && http.GetEndpoint()?.Metadata.GetMetadata<CachedPageAttribute>() is not null
        && http.User.Identity?.IsAuthenticated != true
        && http.Request.Headers.Authorization.Count == 0
        && http.RequestServices.GetRequiredService<PortalCookies>() is var cookies
        && !http.Request.Cookies.ContainsKey(cookies.Session) && !http.Request.Cookies.ContainsKey(cookies.Kept)
        && (http.Request.QueryString.Value?.Length ?? 0) <= QueryMax
        && http.Features.Get<SiteFeature>() is not null;
}
