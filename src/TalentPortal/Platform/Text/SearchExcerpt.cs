namespace TalentPortal.Platform.Text;

/// <summary>The part of a longer text in which a search hit something.</summary>
public static class SearchExcerpt
{
    private const int Before = 60;

    /// <summary>Where the first of the pieces begins; -1 where none occurs. A Latin piece counts from the beginning of a word only.</summary>
    public static int FirstHit(string text, IReadOnlyCollection<string> pieces)
    {
        var first = -1;
        foreach (var piece in pieces)
        {
            if (piece.Length == 0) continue;
            for (var at = text.IndexOf(piece, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(piece, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                if (at > 0 && char.IsAsciiLetterOrDigit(piece[0]) && char.IsAsciiLetterOrDigit(text[at - 1])) continue;
                if (first < 0 || at < first) first = at;
                break;
            }
        }

        return first;
    }

    /// <summary>At most <paramref name="max"/> characters around the first hit, cut between words, with an ellipsis where something is left out; null without a hit.</summary>
    public static string? Around(string text, IReadOnlyCollection<string> pieces, int max)
    {
        var hit = FirstHit(text, pieces);
        if (hit < 0) return null;
        if (text.Length <= max) return text;
        var from = Math.Clamp(hit - Before, 0, text.Length - max + 1);
        while (from > 0 && from < hit && !IsBreak(text, from)) from++;
        var to = Math.Min(text.Length, from + max - 2);
        if (to < text.Length)
        {
            var end = to;
            while (end > hit + 1 && to - end < Before && !IsBreak(text, end)) end--;
            if (IsBreak(text, end)) to = end;
            if (char.IsHighSurrogate(text[to - 1])) to--;
        }

        return (from > 0 ? "\u2026" : "") + text[from..to].Trim() + (to < text.Length ? "\u2026" : "");
    }

    /// <summary>Whether a text may be cut before this character: not within a Latin word, nor within a pair of surrogates.</summary>
    private static bool IsBreak(string text, int at) =>
        !char.IsLowSurrogate(text[at]) && !(IsLetter(text[at]) && IsLetter(text[at - 1]));

    private static bool IsLetter(char c) => c < '\u2e80' && char.IsLetterOrDigit(c);
}
