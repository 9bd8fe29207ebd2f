using Microsoft.AspNetCore.Components;

namespace TalentPortal.Components;

/// <summary>A text in which the words that were searched for are marked.</summary>
public static class MarkedText
{
    /// <summary>The text with its marks; see <see cref="Split"/>.</summary>
    public static RenderFragment Of(string text, IReadOnlyCollection<string> terms) => builder =>
    {
        foreach (var (piece, hit) in Split(text, terms))
        {
            if (hit) builder.OpenElement(0, "mark");
            builder.AddContent(1, piece);
            if (hit) builder.CloseElement();
        }
    };

    /// <summary>
    /// Cuts the text into pieces that match a term and pieces that do not; together they are the text. Matches ignore
    /// case and width of Latin letters; where terms overlap, the longest wins. A Latin term counts from the beginning of
    /// a word only, so that "art" does not light up "start".
    /// </summary>
    public static IReadOnlyList<(string Text, bool Hit)> Split(string text, IReadOnlyCollection<string> terms)
    {
        if (terms.Count == 0) return text.Length == 0 ? [] : [(text, false)];
        var ordered = terms.Where(term => !string.IsNullOrWhiteSpace(term)).OrderByDescending(term => term.Length).ToArray();
        var pieces = new List<(string, bool)>();
        var from = 0;
        for (var at = 0; at < text.Length;)
        {
            var length = LongestAt(text, at, ordered);
            if (length == 0)
            {
                at++;
                continue;
            }
            if (at > from) pieces.Add((text[from..at], false));
            pieces.Add((text.Substring(at, length), true));
            from = at += length;
        }
        if (from < text.Length) pieces.Add((text[from..], false));
        return pieces;
    }

    private static int LongestAt(string text, int at, string[] ordered)
    {
        foreach (var term in ordered)
        {
            if (StartsAt(text, at, term)) return term.Length;
        }

        return 0;
    }

    private static bool StartsAt(string text, int at, string term) =>
        string.Compare(text, at, term, 0, term.Length, StringComparison.OrdinalIgnoreCase) == 0
        && (at == 0 || !char.IsAsciiLetterOrDigit(term[0]) || !char.IsAsciiLetterOrDigit(text[at - 1]));
}
