using System.Globalization;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Components;

/// <summary>Texts in a language that need not be the page's: for a preview of what others will read.</summary>
public static class TextsInLanguage
{
    /// <summary>The text of a key with its values in <paramref name="language"/>.</summary>
    public static string In(this IStringLocalizer texts, Language language, string key, params object[] values)
    {
        var page = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = language.Culture();
        try
        {
            return values.Length == 0 ? texts[key].Value : texts[key, values].Value;
        }
        finally
        {
            CultureInfo.CurrentUICulture = page;
        }
    }
}
