using System.Text;
using System.Text.RegularExpressions;

namespace TalentPortal.Platform.Text;

/// <summary>
/// A name in an address: 2 to 40 lower-case letters a to z, digits and single hyphens, beginning with a letter. It is also a
/// valid DNS label.
/// </summary>
public static partial class Slug
{
    public const int MinLength = 2;
    public const int MaxLength = 40;

    /// <summary>
    /// First segments of addresses that have a meaning of their own and therefore cannot name a tenant: languages,
    /// workspaces, endpoints, files, and words that a visitor would take for the operator.
    /// </summary>
    public static IReadOnlySet<string> ReservedForTenants { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "zh", "en", "zh-hans", "zh-hant", "zh-cn", "en-gb", "en-us",
        "me", "overseas", "domestic", "campus", "employer", "employers", "admin", "platform", "staff", "tenant", "tenants", "national",
        "api", "health", "openapi", "robots", "sitemap", "feed", "feeds", "webhooks", "files", "uploads", "assets", "static", "css", "js", "fonts", "images",
        "favicon", "manifest", "well-known", "blazor", "framework", "content", "error", "errors", "not-found",
        "account", "accounts", "sign-in", "sign-out", "login", "logout", "register", "confirm", "reset", "invitation", "invitations",
        "jobs", "programmes", "permits", "pathways", "return-plans", "living", "folders", "corrections", "media", "sources", "open-figures", "helpfulness", "desk", "talents", "prospects", "obligations", "guides", "housing", "events", "certificates", "family", "referrals", "reports", "schools", "hubs", "projects", "search", "searches", "reference", "mail", "help", "about", "contact", "developers", "privacy", "terms",
        "www", "ftp", "smtp", "imap", "pop", "ns", "dns", "mx", "cdn", "root", "system", "support", "security", "status", "localhost",
    };

    public static SlugFault? Check(string? slug, IReadOnlySet<string> reserved)
    {
        if (string.IsNullOrEmpty(slug))
            return SlugFault.Empty;
        if (slug.Length < MinLength)
            return SlugFault.TooShort;
        if (slug.Length > MaxLength)
            return SlugFault.TooLong;
        if (!Shape().IsMatch(slug))
            return SlugFault.Characters;
        return reserved.Contains(slug) ? SlugFault.Reserved : null;
    }

    /// <summary>
    /// A slug for a name, the first free one of "name", "name-2", "name-3" … Accents are dropped, everything that is no
    /// letter or digit becomes a hyphen.
    /// </summary>
    /// <returns>Null when the name has no Latin letter to begin with (a Chinese name: ask for its English one), or after 1,000 attempts.</returns>
    public static string? Suggest(string? name, IReadOnlySet<string> reserved, Func<string, bool> isTaken)
    {
        ArgumentNullException.ThrowIfNull(isTaken);
        var plain = new StringBuilder();
        foreach (var c in TextNormaliser.WithoutAccents(name))
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) && plain.Length > 0)
                plain.Append(c);
            else if (c is not ('\'' or '\u2019') && plain.Length > 0 && plain[^1] != '-')
                plain.Append('-');
        }
        var stem = Shorten(plain.ToString().TrimEnd('-'), MaxLength);
        for (var n = 1; n <= 1000; n++)
        {
            var suffix = n == 1 ? "" : $"-{n}";
            var slug = Shorten(stem, MaxLength - suffix.Length) + suffix;
            if (Check(slug, reserved) is null && !isTaken(slug))
                return slug;
        }
        return null;
    }

    /// <summary>Cut at a hyphen where one is near, so that no half word is left.</summary>
    private static string Shorten(string slug, int length)
    {
        if (slug.Length <= length)
            return slug;
        var hyphen = slug.LastIndexOf('-', length);
        return (hyphen > length / 2 ? slug[..hyphen] : slug[..length]).TrimEnd('-');
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex Shape();
}

/// <summary>Why a slug cannot be used.</summary>
public enum SlugFault { Empty, TooShort, TooLong, Characters, Reserved }
