using TalentPortal.Platform.Text;

namespace TalentPortal.Platform.Security;

/// <summary>Tells addresses of this portal from all others before a redirect that a request asked for.</summary>
public static class LocalReturnUrl
{
    private const int LengthMax = 2048;
    private const int DecodingRounds = 3;
    private static readonly Uri Here = new("https://portal.invalid/");

    /// <summary>
    /// True for an absolute path such as <c>/fujian/zh/jobs?q=chip</c>, written so plainly that every browser and proxy
    /// reads it the same way. Dot segments, empty segments, backslashes, encoded separators and control characters are refused.
    /// </summary>
    public static bool IsLocal(string? url)
    {
        if (url is null || url.Length is 0 or > LengthMax || url[0] != '/' || !Utf16.IsWellFormed(url)) return false;
        if (url.AsSpan().IndexOf('\\') >= 0 || url.Any(IsUnprintable)) return false;
        var end = url.AsSpan().IndexOfAny('?', '#');
        if (!IsPlainPath(end < 0 ? url : url[..end])) return false;
        return Uri.TryCreate(Here, url, out var target) && target.Scheme == Here.Scheme && target.Authority == Here.Authority && target.UserInfo.Length == 0;
    }

    /// <summary>The address if it is local, else <paramref name="fallback"/>.</summary>
    public static string Or(string? url, string fallback) => IsLocal(url) ? url! : fallback;

    private static bool IsPlainPath(string path)
    {
        // Some proxies decode once more than they should, so what hides under several layers is looked at too.
        for (var round = 0; round <= DecodingRounds; round++)
        {
            if (path.Contains('\\', StringComparison.Ordinal) || path.Any(c => c != ' ' && IsUnprintable(c))) return false;
            if (path.Contains("//", StringComparison.Ordinal) || path.Split('/').Any(s => s is "." or "..")) return false;
            var decoded = Uri.UnescapeDataString(path);
            if (decoded == path) return true;
            if (decoded.Count(c => c == '/') != path.Count(c => c == '/')) return false;
            path = decoded;
        }

        return false;
    }

    private static bool IsUnprintable(char c) =>
        char.IsControl(c) || char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format;
}
