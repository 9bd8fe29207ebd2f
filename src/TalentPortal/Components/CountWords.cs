using System.Globalization;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Components;

/// <summary>Counts in words: English says "1 position" and "2 positions", Chinese the same word for both.</summary>
public static class CountWords
{
    /// <summary>The text of a key for this count. A key <c>X</c> has a second text <c>X_One</c>; <c>{0}</c> in both is the count.</summary>
    /// <param name="texts">Texts of the feature.</param>
    /// <param name="key">Key of the text for any count but one.</param>
    /// <param name="count">How many.</param>
    public static string Counted(this IStringLocalizer texts, string key, int count) =>
        texts[count == 1 ? key + "_One" : key, count.ToString("N0", CultureInfo.CurrentCulture)];
}
