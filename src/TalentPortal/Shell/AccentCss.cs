using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using TalentPortal.Platform.Colours;

namespace TalentPortal.Shell;

/// <summary>
/// The style sheet of a tenant's colour. It depends on nothing but the colour, so it needs no tenant, no database and no
/// nonce, and may be kept for ever under its address.
/// </summary>
public static class AccentCss
{
    // Only colours of tenants are kept; whoever asks the endpoint for others costs no memory.
    private static readonly ConcurrentDictionary<string, string> versions = new();

    /// <summary>Serves /accent-1d4e89.css.</summary>
    public static IEndpointConventionBuilder MapAccentCss(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/accent-{colour}.css", IResult (string colour, HttpContext http) =>
        {
            if (colour.Length != 6 || !Rgb.TryParse(colour, out var chosen)) return TypedResults.NotFound();
            http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return TypedResults.Text(Css(chosen), "text/css", Encoding.UTF8);
        }).AllowAnonymous().ExcludeFromDescription();

    /// <summary>The address of a tenant's style sheet. It changes when the reckoning does.</summary>
    public static string Href(string accent)
    {
        var colour = Rgb.Parse(accent);
        var version = versions.GetOrAdd(colour.Hex, _ => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Css(colour))))[..8]);
        return $"/accent-{colour.Hex}.css?v={version}";
    }

    /// <summary>The tokens of a colour for both appearances.</summary>
    internal static string Css(Rgb colour)
    {
        var accent = Accent.From(colour);
        var (light, dark) = (Tokens(accent.Light), Tokens(accent.Dark));
        return $":root{{{light}}}\n@media (prefers-color-scheme:dark){{:root:not([data-theme=\"light\"]){{{dark}}}}}\n:root[data-theme=\"dark\"]{{{dark}}}\n";
    }

    private static string Tokens(Accent.Shades shades) =>
        $"--accent:{shades.Fill};--accent-ink:{shades.Ink};--accent-soft:{shades.Soft};--accent-text:{shades.Text};--accent-line:{shades.Line}";
}
