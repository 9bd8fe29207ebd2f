using System.Text.RegularExpressions;
using TalentPortal.Platform.Colours;

namespace TalentPortal.Platform.Tenancy;

/// <summary>Checks the colour that a tenant wants to be known by. What the pages make of it is <see cref="Accent"/>.</summary>
public static partial class AccentColour
{
    /// <summary>
    /// Accepts "#1d4e89" (the sign may be missing, capitals are allowed) when text in this colour is readable on white and
    /// white text on it (4.5 : 1, WCAG 2.2 AA); otherwise names the nearest colour of the same hue that is.
    /// </summary>
    public static AccentCheck Check(string? text)
    {
        if (text is null || !Shape().IsMatch(text) || !Rgb.TryParse(text, out var colour))
            return new(null, null);
        return Accent.IsReadable(colour) ? new(colour.ToString(), null) : new(null, Accent.NearestReadable(colour).ToString());
    }

    [GeneratedRegex(@"\A#?[0-9a-fA-F]{6}\z")]
    private static partial Regex Shape();
}

/// <summary>Accepted, refused with a suggestion, or no colour at all.</summary>
/// <param name="Accepted">The colour as "#rrggbb" in lower case, or null.</param>
/// <param name="Suggestion">The nearest colour that would be accepted, or null where <paramref name="Accepted"/> is set or the text is no colour.</param>
public readonly record struct AccentCheck(string? Accepted, string? Suggestion)
{
    public bool IsOk => Accepted is not null;

    /// <summary>Whether the text was a colour at all.</summary>
    public bool IsColour => Accepted is not null || Suggestion is not null;
}
