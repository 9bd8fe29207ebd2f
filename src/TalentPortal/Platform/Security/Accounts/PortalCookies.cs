using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace TalentPortal.Platform.Security.Accounts;

/// <summary>A session that was opened; the page writes it into the cookie.</summary>
/// <param name="Remember">The cookie outlives the browser.</param>
/// <param name="NewDevice">Value for the device's own cookie, where it has none yet.</param>
public sealed record SessionTicket(Guid UserId, Guid SessionId, DateTimeOffset ExpiresAt, bool Remember, string? NewDevice);

/// <summary>A sign-in whose password was right and whose second factor is still to come. Kept by the browser, sealed.</summary>
/// <param name="Stamp">The account's stamp at that moment: a password changed meanwhile ends the attempt.</param>
public sealed record PendingSignIn(Guid UserId, string Stamp, bool Remember, DateTimeOffset ExpiresAt);

/// <summary>
/// The portal's cookies: session, second step, known device, form token, what a visitor keeps, all with path "/", HttpOnly, and <c>__Host-</c>
/// and Secure under https. Only static pages write them.
/// </summary>
public sealed class PortalCookies(bool https, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Time for the second step of a sign-in.</summary>
    public static readonly TimeSpan PendingLifetime = TimeSpan.FromMinutes(10);

    private readonly IDataProtector _pending = protection.CreateProtector("TalentPortal.SecondStep.v1");

    public string Session { get; } = Name(https, "tp-session");

    public string SecondStep { get; } = Name(https, "tp-step");

    public string Device { get; } = Name(https, "tp-device");

    public string Form { get; } = Name(https, "tp-form");

    /// <summary>What a visitor keeps, see <see cref="TalentPortal.Platform.Keeping.KeptCookie"/>.</summary>
    public string Kept { get; } = Name(https, "tp-kept");

    internal static string Name(bool https, string name) => (https ? "__Host-" : "") + name;

    /// <summary>Writes the session into a cookie of a value never used before, and drops what belonged to the visitor before.</summary>
    public async Task SignIn(HttpContext http, SessionTicket ticket)
    {
        const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, ticket.UserId.ToString()), new(PortalClaims.Session, ticket.SessionId.ToString())], Scheme);
        await http.SignInAsync(Scheme, new ClaimsPrincipal(identity), new AuthenticationProperties
        {
            IssuedUtc = clock.GetUtcNow(), ExpiresUtc = ticket.ExpiresAt, IsPersistent = ticket.Remember, AllowRefresh = false,
        });
        Drop(http, SecondStep, SameSiteMode.Strict);
        Drop(http, Form, SameSiteMode.Lax);
        if (ticket.NewDevice is { } device)
            http.Response.Cookies.Append(Device, device, Options(SameSiteMode.Lax, clock.GetUtcNow().AddYears(1)));
    }

    /// <summary>Keeps a right password for the second step.</summary>
    public void Await(HttpContext http, PendingSignIn pending) => http.Response.Cookies.Append(
        SecondStep, _pending.Protect(JsonSerializer.Serialize(pending)), Options(SameSiteMode.Strict, null));

    internal PendingSignIn? ReadPending(HttpContext http)
    {
        if (http.Request.Cookies[SecondStep] is not { Length: > 0 and < 4096 } text) return null;
        try
        {
            var pending = JsonSerializer.Deserialize<PendingSignIn>(_pending.Unprotect(text));
            return pending is not null && pending.ExpiresAt > clock.GetUtcNow() ? pending : null;
        }
        catch (Exception error) when (error is CryptographicException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Drops session, second step and form token, and asks the browser to forget what it kept of the pages.</summary>
    public async Task SignOut(HttpContext http)
    {
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        Drop(http, SecondStep, SameSiteMode.Strict);
        Drop(http, Form, SameSiteMode.Lax);
        http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
    }

    /// <summary>Until the browser closes.</summary>
    internal void Keep(HttpContext http, string value) => http.Response.Cookies.Append(Kept, value, Options(SameSiteMode.Lax, null));

    internal void DropKept(HttpContext http) => Drop(http, Kept, SameSiteMode.Lax);

    private void Drop(HttpContext http, string name, SameSiteMode sameSite) => http.Response.Cookies.Delete(name, Options(sameSite, null));

    private CookieOptions Options(SameSiteMode sameSite, DateTimeOffset? expires) => new()
    {
        Path = "/", HttpOnly = true, SameSite = sameSite, Secure = https, Expires = expires, IsEssential = true,
    };
}
