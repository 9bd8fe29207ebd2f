namespace TalentPortal.Platform.Text;

/// <summary>
/// Matches what somebody types against a stored pinyin ("fu zhou"): whole or begun words with or without blanks ("fuzhou",
/// "fu zh"), and the first letters ("fz"). It converts no Chinese: the pinyin comes with the reference data, checked by hand.
/// </summary>
public static class PinyinLite
{
    /// <summary>How well <paramref name="typed"/> fits.</summary>
    public static PinyinFit Match(string pinyin, string typed)
    {
        var letters = Letters(typed);
        if (letters.Length == 0)
            return PinyinFit.None;
        var syllables = pinyin.Replace('ü', 'v').Split(' ');
        var whole = string.Concat(syllables);
        if (Same(whole, letters))
            return PinyinFit.Whole;
        if (Begins(whole, letters))
            return PinyinFit.Beginning;
        return letters.Length >= 2 && ByBeginnings(syllables, 0, letters) ? PinyinFit.Initials : PinyinFit.None;
    }

    private static string Letters(string typed) =>
        string.Concat(TextNormaliser.ForComparing(typed).Replace('ü', 'v').Where(char.IsAsciiLetterLower));

    // "lu" is what people type for "lü" where their keyboard has no ü; "lv" is what an input method wants.
    private static bool Same(string whole, string letters) => whole == letters || whole.Replace('v', 'u') == letters;

    private static bool Begins(string whole, string letters) =>
        whole.StartsWith(letters, StringComparison.Ordinal) || whole.Replace('v', 'u').StartsWith(letters, StringComparison.Ordinal);

    /// <summary>Whether the letters are beginnings of consecutive syllables from the first on: "fz", "fuz", "shjzh".</summary>
    private static bool ByBeginnings(string[] syllables, int index, ReadOnlySpan<char> letters)
    {
        if (letters.IsEmpty)
            return true;
        if (index == syllables.Length)
            return false;
        var syllable = syllables[index];
        for (var take = Math.Min(syllable.Length, letters.Length); take >= 1; take--)
        {
            if (letters.StartsWith(syllable.AsSpan(0, take), StringComparison.Ordinal) && ByBeginnings(syllables, index + 1, letters[take..]))
                return true;
        }
        return false;
    }
}

/// <summary>How a typed text fits a pinyin; the higher, the better.</summary>
public enum PinyinFit { None, Initials, Beginning, Whole }
