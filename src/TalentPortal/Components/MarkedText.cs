namespace TalentPortal.Components;

/// <summary>Finds search words in a text.</summary>
public static class MarkedText
{
    /// <summary>
    /// Cuts the text into pieces that match a term and pieces that do not; together they are the text. Matches ignore
    /// case and width of Latin letters; where terms overlap, the longest wins. A Latin term counts from the beginning of
    /// a word only, so that "art" does not light up "start".
    /// </summary>
    public static IReadOnlyList<(string Text, bool Hit)> Split(string text, IReadOnlyCollection<string> terms)
    {
        var ordered = terms.Where(term => !string.IsNullOrWhiteSpace(term)).OrderByDescending(term => term.Length).ToArray();
        var pieces = new List<(string, bool)>();
        var from = 0;
        for (var at = 0; at < text.Length;)
        {
            var length = ordered.Where(term => StartsAt(text, at, term)).Select(term => term.Length).FirstOrDefault();
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

    private static bool StartsAt(string text, int at, string term) =>
        string.Compare(text, at, term, 0, term.Length, StringComparison.OrdinalIgnoreCase) == 0
        && (at == 0 || !char.IsAsciiLetterOrDigit(term[0]) || !char.IsAsciiLetterOrDigit(text[at - 1]));
}
