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

/// <summary>
/// What stands for what when positions are searched. Immutable: a changed list is a new one. A tenant's own terms lie over
/// the common list, come first, and can take pairs of it out.
/// </summary>
public sealed class SearchGlossary
{
    private readonly SearchGlossary? _common;
    private readonly FrozenDictionary<string, GlossaryAlternative[]> _terms;
    private readonly FrozenSet<(string, string)> _never;

    internal SearchGlossary(SearchGlossary? common, IEnumerable<(string Term, IEnumerable<string> Others)> pairs, IEnumerable<(string Term, string Other)> never)
    {
        _common = common;
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
        _never = never.Select(pair => (KeyOf(pair.Term), KeyOf(pair.Other))).SelectMany(pair => new[] { pair, (pair.Item2, pair.Item1) }).ToFrozenSet();
        Longest = Math.Max(common?.Longest ?? 0, _terms.Count == 0 ? 0 : _terms.Keys.Max(key => key.Count(c => c == ' ') + 1));
    }

    /// <summary>Units of the longest term.</summary>
    public int Longest { get; }

    /// <summary>How many terms find others.</summary>
    public int Count => _terms.Count + (_common?.Count ?? 0);

    /// <summary>A term as the search sees it: its units with blanks between them. Inflections and capitals make no difference.</summary>
    public static string KeyOf(string term) => KeyOf(SearchTokens.UnitsOf(term));

    /// <summary>What else says what this term says, the nearest first; empty where nothing does.</summary>
    public IReadOnlyList<GlossaryAlternative> Of(string key)
    {
        var own = _terms.GetValueOrDefault(key);
        var common = _common?.Of(key) ?? [];
        if (own is null && (common.Count == 0 || _never.Count == 0)) return common;
        return [.. (own ?? []).Concat(common).DistinctBy(one => one.Key).Where(one => !_never.Contains((key, one.Key)))];
    }

    /// <summary>This list with a tenant's own over it.</summary>
    public SearchGlossary With(IReadOnlyCollection<GlossaryTerm> terms) => terms.Count == 0 ? this : new(this, terms.Where(one => one.Way != GlossaryWay.Never).SelectMany(Pairs), terms.Where(one => one.Way == GlossaryWay.Never).SelectMany(one => one.Others.Select(other => (one.Term, other))));

    internal static string KeyOf(IEnumerable<SearchUnit> units) => string.Join(' ', units.Select(unit => unit.Lexeme));

    private static IEnumerable<(string, IEnumerable<string>)> Pairs(GlossaryTerm one)
    {
        yield return (one.Term, one.Others);
        if (one.Way != GlossaryWay.Both) yield break;
        foreach (var other in one.Others) yield return (other, one.Others.Where(third => third != other).Prepend(one.Term));
    }
}
