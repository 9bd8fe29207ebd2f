using System.Globalization;

namespace TalentPortal.Shell;

/// <summary>Makes the language switch: the same page, in the other language.</summary>
public static class LanguageLinks
{
    /// <summary>The links for a request.</summary>
    /// <param name="pathBase">Base of tenant and language, such as "/fujian/en"; its last part is the language.</param>
    /// <param name="path">The path below it.</param>
    /// <param name="query">The query with its question mark, or nothing.</param>
    /// <param name="languages">The site's languages as the address writes them: "zh", "en".</param>
    public static IReadOnlyList<LanguageLink> For(PathString pathBase, PathString path, QueryString query, IReadOnlyList<string> languages)
    {
        var full = pathBase.Value ?? "";
        var slash = full.LastIndexOf('/');
        var (site, current) = slash < 0 ? ("", "") : (full[..slash], full[(slash + 1)..]);
        return [.. languages.Select(code => new LanguageLink(
            Tag(code), CultureInfo.GetCultureInfo(code).NativeName, code == "en" ? "EN" : CultureInfo.GetCultureInfo(code).NativeName,
            new PathString(site + "/" + code).Add(path.HasValue ? path : "/").ToUriComponent() + query.ToUriComponent(), code == current, code))];
    }

    private static string Tag(string code) => code == "zh" ? "zh-Hans" : code;
}
