using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Components;

/// <summary>
/// Words that a person typed, in whichever language they like. Where that is plainly not the page's, it says so, for
/// screen readers and for the choice of font: with Chinese characters it is Chinese, without any it is not.
/// </summary>
public sealed partial class Written
{
    /// <summary>The words, plain.</summary>
    [Parameter, EditorRequired] public required string Text { get; set; }

    /// <summary>Class of the element; <c>lines</c> keeps line breaks.</summary>
    [Parameter] public string? Class { get; set; }

    private string? Other => OtherLanguage(Text);

    /// <summary>The language of a text as <c>lang</c> takes it, null when it may be the page's own.</summary>
    internal static string? OtherLanguage(string text)
    {
        var pageIsChinese = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";
        if (WrittenIn.Of(text) == Language.Chinese) return pageIsChinese ? null : "zh-Hans";
        return pageIsChinese && LatinWord().IsMatch(text) ? "en" : null;
    }

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex LatinWord();
}
