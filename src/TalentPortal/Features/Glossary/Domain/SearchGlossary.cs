using System.Collections.Frozen;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Glossary.Domain;

/// <summary>Another way to say what was typed.</summary>
/// <param name="Key">See <see cref="SearchGlossary.KeyOf"/>: terms that the search cannot tell apart share it.</param>
/// <param name="Lexemes">What a text must have to say it.</param>
public sealed record GlossaryAlternative(string Text, string Key, IReadOnlyList<string> Lexemes)
{
    internal static GlossaryAlternative? Of(string text) =>
        SearchGlossary.KeyOf(text) is { Length: > 0 } key && SearchTokens.OfQuery(text) is { Count: > 0 } lexemes ? new(text, key, lexemes) : null;
}

/// <summary>What stands for what when positions are searched. Immutable.</summary>
public sealed class SearchGlossary
{
    private readonly FrozenDictionary<string, GlossaryAlternative[]> _terms;

    internal SearchGlossary(IEnumerable<(string Term, IEnumerable<string> Others)> pairs)
    {
        var terms = new Dictionary<string, List<GlossaryAlternative>>(StringComparer.Ordinal);
        foreach (var (term, others) in pairs)
        {
            var key = KeyOf(term);
            if (key.Length == 0) continue;
            foreach (var other in others)
            {
                if (GlossaryAlternative.Of(other) is not { } alternative || alternative.Key == key) continue;
                if (!terms.TryGetValue(key, out var known)) terms.Add(key, known = []);
                if (known.All(one => one.Key != alternative.Key)) known.Add(alternative);
            }
        }

        _terms = terms.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
        Longest = _terms.Keys.Max(key => key.Count(c => c == ' ') + 1);
    }

    /// <summary>Units of the longest term.</summary>
    public int Longest { get; }

    /// <summary>How many terms find others.</summary>
    public int Count => _terms.Count;

    /// <summary>A term as the search sees it: its units with blanks between them. Inflections and capitals make no difference.</summary>
    public static string KeyOf(string term) => KeyOf(SearchTokens.UnitsOf(term));

    /// <summary>What else says what this term says, the nearest first; empty where nothing does.</summary>
    public IReadOnlyList<GlossaryAlternative> Of(string key) => _terms.GetValueOrDefault(key) ?? [];

    internal static string KeyOf(IEnumerable<SearchUnit> units) => string.Join(' ', units.Select(unit => unit.Lexeme));
}
