namespace TalentPortal.Platform.Text;

/// <summary>Finds the words of a text that a search query meant, to be marked in it.</summary>
public static class SearchMarks
{
    /// <summary>
    /// The pieces of <paramref name="text"/>, as they are written there, that match the query: whole Latin words with the
    /// same stem, runs of Chinese as typed, and their pairs where the run itself does not occur.
    /// </summary>
    public static IReadOnlyCollection<string> Of(string query, string text)
    {
        var asked = SearchTokens.OfQuery(query).ToHashSet(StringComparer.Ordinal);
        if (asked.Count == 0) return [];
        var marks = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var run in Runs(query).Where(run => run.IsCjk)) marks.Add(run.Text);
        foreach (var lexeme in asked.Where(lexeme => lexeme.Length > 0 && SearchTokens.IsCjk(lexeme.EnumerateRunes().First()))) marks.Add(lexeme);
        foreach (var (word, isCjk) in Runs(text))
        {
            if (!isCjk && SearchTokens.OfQuery(word) is { Count: > 0 } lexemes && lexemes.All(asked.Contains)) marks.Add(word);
        }

        return marks;
    }

    /// <summary>The text cut at blanks and where Chinese begins or ends, without punctuation around words.</summary>
    private static IEnumerable<(string Text, bool IsCjk)> Runs(string text)
    {
        var start = 0;
        var inCjk = false;
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var cjk = SearchTokens.IsCjk(rune);
            // Kept inside words: what makes C++, C#, .NET and node.js.
            var word = cjk || System.Text.Rune.IsLetterOrDigit(rune) || rune.Value is '+' or '#' or '.' or '-' or '\'' or '&';
            if (!word || cjk != inCjk)
            {
                if (at > start && Trim(text[start..at]) is { Length: > 0 } piece) yield return (piece, inCjk);
                start = word ? at : at + rune.Utf16SequenceLength;
            }

            inCjk = cjk;
            at += rune.Utf16SequenceLength;
        }

        if (at > start && Trim(text[start..at]) is { Length: > 0 } last) yield return (last, inCjk);
    }

    private static string Trim(string word) => word.Trim('-', '\'', '&').TrimEnd('.');
}
