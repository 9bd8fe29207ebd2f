using System.Security.Claims;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Messaging;

/// <summary>
/// Person and site behind the page of this scope: taken from the HTTP request, or, in a circuit, fixed when the
/// circuit opened (a circuit outlives its request, and must never follow another user's).
/// </summary>
public sealed class PageOrigin(IHttpContextAccessor http)
{
    /// <summary>Name of the hidden field with the id of a command.</summary>
    public const string CommandField = "_command";

    private CallOrigin? _circuit;

    internal bool IsCircuit => _circuit is not null;

    internal void FixForCircuit(CallOrigin origin) => _circuit = origin with { CommandId = null };

    internal CallOrigin Get() => _circuit ?? FromRequest(http.HttpContext
        ?? throw new InvalidOperationException("Neither a circuit nor an HTTP request is behind this scope."));

    internal Guid? PostedCommandId() =>
        _circuit is null && http.HttpContext is { } context && HttpMethods.IsPost(context.Request.Method)
        && context.Request.HasFormContentType && Guid.TryParse(context.Request.Form[CommandField], out var id) ? id : null;

    /// <summary>The origin of an HTTP request: tenant and language by its address, person by its cookie.</summary>
    public static CallOrigin FromRequest(HttpContext context) => new(
        context.Features.Get<SiteFeature>()?.Tenant,
        context.Features.Get<SiteFeature>()?.Language ?? Language.English,
        UserId(context.User),
        SessionId(context.User));

    internal static Guid? UserId(ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated == true && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    internal static Guid? SessionId(ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(PortalClaims.Session), out var id) ? id : null;
}
