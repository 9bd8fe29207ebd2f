using System.Globalization;
using System.Net;
using System.Text;
using TalentPortal.Platform.Colours;

namespace TalentPortal.Shell;

/// <summary>A site's seal as the little picture of a browser tab. Like <see cref="AccentCss"/> it depends on its address alone.</summary>
public static class SealSvg
{
    /// <summary>Serves /seal-1d4e89.svg?m=X.</summary>
    public static IEndpointConventionBuilder MapSealSvg(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/seal-{colour}.svg", IResult (string colour, string? m, HttpContext http) =>
        {
            if (colour.Length != 6 || !Rgb.TryParse(colour, out var chosen) || Picture(chosen, m) is not { } picture) return TypedResults.NotFound();
            http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return TypedResults.Text(picture, "image/svg+xml", Encoding.UTF8);
        }).AllowAnonymous().ExcludeFromDescription();

    /// <summary>The address of a site's picture.</summary>
    public static string Href(SiteLook look) => $"/seal-{Rgb.Parse(look.Accent).Hex}.svg?m={Uri.EscapeDataString(look.Mark)}";

    /// <summary>The picture; null for a mark that is none, so that nobody has the portal draw texts of their own.</summary>
    internal static string? Picture(Rgb colour, string? mark)
    {
        var length = new StringInfo(mark ?? "").LengthInTextElements;
        if (length is 0 or > 2 || mark!.Length > 8) return null;
        var size = length == 1 ? 23 : 15;
        return $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="6" fill="{Accent.NearestReadable(colour)}"/><text x="20" y="21" font-size="{size}" font-weight="700" font-family="PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif" text-anchor="middle" dominant-baseline="central" fill="#fff">{WebUtility.HtmlEncode(mark)}</text></svg>""";
    }
}
