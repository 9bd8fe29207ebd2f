using System.ComponentModel.DataAnnotations.Schema;
using System.Globalization;

namespace TalentPortal.Platform.Tenancy;

/// <summary>The languages of the portal.</summary>
public enum Language
{
    English,
    Chinese,
}

/// <summary>How a language is written in addresses, cultures and markup.</summary>
public static class Languages
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-Hans");

    public static IReadOnlyList<Language> All { get; } = [Language.Chinese, Language.English];

    /// <summary>The segment of an address: <c>zh</c> or <c>en</c>.</summary>
    public static string Segment(this Language language) => language == Language.Chinese ? "zh" : "en";

    /// <summary>The BCP 47 tag for <c>lang</c>, <c>hreflang</c> and cultures: <c>zh-Hans</c> or <c>en</c>.</summary>
    public static string Tag(this Language language) => language == Language.Chinese ? "zh-Hans" : "en";

    public static CultureInfo Culture(this Language language) => language == Language.Chinese ? Chinese : English;

    public static Language Other(this Language language) => language == Language.Chinese ? Language.English : Language.Chinese;

    public static bool TryFromSegment(ReadOnlySpan<char> segment, out Language language)
    {
        language = segment is "zh" ? Language.Chinese : Language.English;
        return segment is "zh" or "en";
    }

    /// <summary>The language of the running thread, as the site's middleware or the circuit set it.</summary>
    public static Language Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? Language.Chinese : Language.English;
}

/// <summary>A text in both languages, of which one may be missing.</summary>
[ComplexType]
public sealed record Bilingual(string? Zh, string? En)
{
    public static Bilingual Empty { get; } = new(null, null);

    /// <summary>The text in <paramref name="language"/>, or in the other one where it is missing.</summary>
    public string In(Language language) => (language == Language.Chinese ? Zh ?? En : En ?? Zh) ?? "";

    public bool Has(Language language) => !string.IsNullOrWhiteSpace(language == Language.Chinese ? Zh : En);
}
