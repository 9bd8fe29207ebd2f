using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Security;

/// <summary>
/// Refuses what another site's page makes a browser send: WebSockets and every method that may change something. A
/// browser always names the origin of a WebSocket; a form without one is left to its token.
/// </summary>
public sealed class OriginCheck(RequestDelegate next, IOptions<SiteOptions> site)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (IsAllowed(context.Request, IsWebSocket(context))) return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private bool IsAllowed(HttpRequest request, bool isWebSocket)
    {
        var isSafe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method) || HttpMethods.IsTrace(request.Method);
        if (isSafe && !isWebSocket) return true;
        var origin = request.Headers.Origin;
        if (origin.Count == 0) return !isWebSocket && request.Headers["Sec-Fetch-Site"] is not ["cross-site"] and not ["same-site"];
        return origin.Count == 1 && IsOwn(origin[0]!, request);
    }

    private bool IsOwn(string origin, HttpRequest request)
    {
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var given) || given.GetLeftPart(UriPartial.Authority) != origin.TrimEnd('/').ToLowerInvariant()) return false;
        if (given.GetLeftPart(UriPartial.Authority) == new Uri(site.Value.Origin).GetLeftPart(UriPartial.Authority)) return true;
        // Behind a proxy that ends TLS the request says http and the browser https; never the other way round.
        if (given.Scheme != request.Scheme && given.Scheme != Uri.UriSchemeHttps) return false;
        return new HostString(given.Authority).Equals(request.Host) || (given.IsDefaultPort && new HostString(given.Host).Equals(request.Host));
    }

    private static bool IsWebSocket(HttpContext context) =>
        context.Request.Headers.Upgrade.Any(value => value?.Contains("websocket", StringComparison.OrdinalIgnoreCase) == true)
        || context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true };
}
