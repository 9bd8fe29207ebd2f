namespace TalentPortal.Platform.Text;

/// <summary>
/// Finds the words of texts that a search query meant, to be marked in them. The query is read once, and what was found
/// out about a word of one text holds for the next: a list asks about the same words again and again. For one page, not
/// for several threads.
/// </summary>
public sealed class SearchMarks
{
    private readonly HashSet<string> asked;
    private readonly HashSet<string> cjk = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, bool> words = new(StringComparer.Ordinal);

    private SearchMarks(IReadOnlyCollection<string> queries)
    {
        asked = queries.SelectMany(SearchTokens.OfQuery).ToHashSet(StringComparer.Ordinal);
        if (asked.Count == 0) return;
        cjk.UnionWith(queries.SelectMany(Runs).Where(run => run.IsCjk).Select(run => run.Text));
        cjk.UnionWith(asked.Where(lexeme => lexeme.Length > 0 && SearchTokens.IsCjk(lexeme.EnumerateRunes().First())));
    }

    /// <summary>The marks of a query; null when it asks for nothing.</summary>
    public static SearchMarks? For(string? query) => string.IsNullOrWhiteSpace(query) ? null : new([query]);

    /// <summary>The marks of everything that was looked for; null when that is nothing.</summary>
    public static SearchMarks? For(IReadOnlyCollection<string> queries) => queries.Count == 0 ? null : new(queries);

    /// <summary>
    /// The pieces of <paramref name="text"/>, as they are written there, that match the query: whole Latin words with the
    /// same stem, runs of Chinese as typed, and their pairs where the run itself does not occur.
    /// </summary>
    public IReadOnlyCollection<string> In(string text)
    {
        if (asked.Count == 0) return [];
        var latin = Runs(text).Where(run => !run.IsCjk && IsMeant(run.Text)).Select(run => run.Text).ToList();
        return latin.Count == 0 ? cjk : latin.Concat(cjk).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private bool IsMeant(string word)
    {
        if (words.TryGetValue(word, out var known)) return known;
        return words[word] = SearchTokens.OfQuery(word) is { Count: > 0 } lexemes && lexemes.All(asked.Contains);
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
