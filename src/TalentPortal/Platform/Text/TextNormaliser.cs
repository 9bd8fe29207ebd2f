using System.Text;

namespace TalentPortal.Platform.Text;

/// <summary>
/// Brings text from outside into a form that the database can hold and that compares well. Nothing here throws,
/// whatever the input: broken surrogates, NUL, unassigned characters.
/// </summary>
public static class TextNormaliser
{
    /// <summary>The beginning of a text that is too long, with an ellipsis and never with half a character; else the text.</summary>
    /// <param name="text">What is shown or kept.</param>
    /// <param name="max">Length in UTF-16 units, the ellipsis counted; at least 2.</param>
    public static string Beginning(string text, int max)
    {
        if (text.Length <= max)
            return text;
        var end = max - 1;
        return (char.IsHighSurrogate(text[end - 1]) ? text[..(end - 1)] : text[..end]) + "\u2026";
    }

    /// <summary>
    /// Takes out what PostgreSQL and .NET refuse or nobody can mean: NUL, lone surrogates, the non-characters U+FFFE and
    /// U+FFFF. Everything else stays as it is, so this is safe for names and long texts before they are stored.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var first = FirstUnclean(text, 0);
        if (first < 0)
            return text;
        var clean = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (IsUnclean(text, at))
                continue;
            clean.Append(text[at]);
            if (char.IsHighSurrogate(text[at]))
                clean.Append(text[++at]);
        }
        return clean.ToString();
    }

    /// <summary>
    /// The form for comparing and searching: clean, NFKC (full-width letters become plain ones), lower case by the
    /// invariant culture, invisible characters (soft hyphen, zero-width, byte-order mark) removed. Applying it twice
    /// changes nothing.
    /// </summary>
    public static string ForComparing(string? text)
    {
        var clean = Clean(text);
        if (clean.Length == 0)
            return "";
        var visible = new StringBuilder(clean.Length);
        foreach (var c in clean)
        {
            if (!IsInvisible(c))
                visible.Append(c);
        }
        // Lower case may leave NFKC (and NFKC may bring capitals), so the pair is repeated until nothing moves. The Turkish
        // capital I with a dot has no lower case in the invariant culture, yet people mean an i.
        var now = visible.ToString();
        while (true)
        {
            var next = now.Normalize(NormalizationForm.FormKC).Replace('\u0130', 'i').ToLowerInvariant();
            if (next == now)
                return next;
            now = next;
        }
    }

    /// <summary>
    /// <see cref="ForComparing"/> without the accents of Latin, Greek and Cyrillic letters: "Montréal" and "montreal",
    /// "Wrocław" and "wroclaw" become equal.
    /// </summary>
    public static string WithoutAccents(string? text)
    {
        var folded = new StringBuilder();
        foreach (var c in ForComparing(text).Normalize(NormalizationForm.FormKD))
        {
            if (c is >= '\u0300' and <= '\u036f')
                continue;
            switch (c)
            {
                case 'ł': folded.Append('l'); break;
                case 'ø': folded.Append('o'); break;
                case 'đ' or 'ð': folded.Append('d'); break;
                case 'ı': folded.Append('i'); break;
                case 'ß': folded.Append("ss"); break;
                case 'æ': folded.Append("ae"); break;
                case 'œ': folded.Append("oe"); break;
                case 'þ': folded.Append("th"); break;
                default: folded.Append(c); break;
            }
        }
        return folded.ToString().Normalize(NormalizationForm.FormKC);
    }

    private static int FirstUnclean(string text, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            if (IsUnclean(text, at))
                return at;
            if (char.IsHighSurrogate(text[at]))
                at++;
        }
        return -1;
    }

    private static bool IsUnclean(string text, int at) => text[at] switch
    {
        '\0' or '\ufffe' or '\uffff' => true,
        var c when char.IsHighSurrogate(c) => at + 1 >= text.Length || !char.IsLowSurrogate(text[at + 1]),
        var c => char.IsLowSurrogate(c),
    };

    private static bool IsInvisible(char c) => c is '\u00ad' or (>= '\u200b' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\u2060' and <= '\u2064') or '\ufeff';
}
