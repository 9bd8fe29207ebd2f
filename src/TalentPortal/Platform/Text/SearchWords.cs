using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace TalentPortal.Platform.Text;

/// <summary>How single Latin words become lexemes: terms with punctuation, words that carry no meaning, stems.</summary>
internal static partial class SearchWords
{
    // Only words that never stand for something else: "it", "us", "who" and "can" are also IT, US, WHO and a bus.
    private static readonly FrozenSet<string> ignored = FrozenSet.Create(StringComparer.Ordinal, "the", "of", "and", "for", "in", "at", "to", "an", "with", "or", "on", "by");

    private static readonly FrozenDictionary<string, string> synonyms = new Dictionary<string, string> { ["cpp"] = "cplusplus" }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// Writes terms that punctuation would destroy as words. Expects lower case without accents. A document also keeps the
    /// looser word, so that "asp.net" is found by ".net" and "node.js" by "node"; a query asks for the exact one.
    /// </summary>
    public static string Replace(string text, bool forQuery)
    {
        if (text.AsSpan().IndexOfAny("+#♯.&") < 0)
            return text;
        text = CPlusPlus().Replace(text, " cplusplus ");
        text = Sharp().Replace(text, " ${letter}sharp ");
        text = DotNet().Replace(text, m => m.Groups["before"] is { Length: > 0, Value: var before } ? forQuery ? $" {before}net " : $" {before}net dotnet " : " dotnet ");
        text = DotJs().Replace(text, forQuery ? " ${before}js " : " ${before}js ${before} ");
        return ResearchAndDevelopment().Replace(text, " randd ");
    }

    /// <summary>The lexeme of a word of letters, digits and apostrophes; null when it carries no meaning.</summary>
    public static string? Lexeme(string word)
    {
        word = Possessive().Replace(word.Replace('\u2019', '\''), "").Replace("'", "", StringComparison.Ordinal);
        if (word.Length == 0 || ignored.Contains(word))
            return null;
        if (synonyms.TryGetValue(word, out var synonym))
            return synonym;
        return Latin().IsMatch(word) ? EnglishStemmer.Stem(word) : word;
    }

    [GeneratedRegex(@"(?<![a-z0-9])c\+\+")]
    private static partial Regex CPlusPlus();

    [GeneratedRegex(@"(?<![a-z0-9])(?<letter>[cf])[#♯]")]
    private static partial Regex Sharp();

    [GeneratedRegex(@"(?<![a-z0-9.])(?<before>asp|vb|ado)?\.net(?![a-z])")]
    private static partial Regex DotNet();

    [GeneratedRegex(@"(?<![a-z0-9.])(?<before>[a-z]{2,12})\.js(?![a-z0-9])")]
    private static partial Regex DotJs();

    [GeneratedRegex(@"(?<![a-z0-9])r ?& ?d(?![a-z0-9])")]
    private static partial Regex ResearchAndDevelopment();

    [GeneratedRegex(@"'s?\z")]
    private static partial Regex Possessive();

    [GeneratedRegex(@"\A[a-z]+\z")]
    private static partial Regex Latin();
}
