using System.Security.Cryptography;
using System.Buffers.Text;

namespace TalentPortal.Platform.Security;

/// <summary>The nonce that this answer's own inline style and script elements carry.</summary>
public sealed class CspNonce(string value)
{
    /// <summary>Whether the answer carries it; then it must not be given to a second person.</summary>
    public bool IsUsed { get; private set; }

    /// <summary>The nonce, for an element of this answer.</summary>
    public string Value
    {
        get
        {
            IsUsed = true;
            return value;
        }
    }
}

/// <summary>
/// Sends the security headers on every answer, errors included. Scripts: only our own files and those with the nonce
/// of this answer, no eval. Style attributes are allowed in workspaces alone, where the component library writes them.
/// </summary>
public sealed class SecurityHeaders(RequestDelegate next, IHostEnvironment environment)
{

    public Task InvokeAsync(HttpContext context)
    {
        var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        context.Features.Set(new CspNonce(nonce));
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            var workspace = context.GetEndpoint()?.Metadata.GetMetadata<WorkspaceAttribute>() is not null;
            if (!headers.ContainsKey("Content-Security-Policy")) headers.ContentSecurityPolicy = Policy(nonce, workspace);
            headers.XContentTypeOptions = "nosniff";
            var isPrivate = context.Request.QueryString.HasValue && context.GetEndpoint()?.Metadata.GetMetadata<PrivateAddressAttribute>() is not null;
            // Not "no-referrer": with it browsers send forms of the page, such as signing out, from the origin "null".
            headers["Referrer-Policy"] = isPrivate ? "same-origin" : "strict-origin-when-cross-origin";
            if (isPrivate) headers.CacheControl = "no-store";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers.XFrameOptions = "DENY";
            if (context.Request.IsHttps && !environment.IsDevelopment()) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            // What a signed-in person sees must not come back from a cache on a shared computer.
            if (context.User.Identity?.IsAuthenticated == true && !headers.ContainsKey("Cache-Control")) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static string Policy(string nonce, bool workspace) =>
        $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; "
        + (workspace ? "style-src-attr 'unsafe-inline'; " : "")
        + "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; base-uri 'self'; manifest-src 'self'";
}
