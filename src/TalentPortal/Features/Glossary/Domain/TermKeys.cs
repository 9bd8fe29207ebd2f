using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Glossary.Domain;

/// <summary>
/// A key for each term of the common list: a text has it when it says the term in one of its ways, so that a query asks the
/// index for one key where it would ask for each word of each way. Which texts are found is the same by definition: the
/// ways of a key are the ways of the query.
/// </summary>
/// <remarks>
/// A key is made of its ways: a term that gets another way gets another key, and a row that was written before the change
/// does not have it. Whoever asks by keys has to know that all rows are of today's form (<see cref="Digest"/>).
/// </remarks>
public sealed class TermKeys
{
    /// <summary>No letter or digit, so that no word of a text is a key.</summary>
    private const char Sign = '~';

    private readonly FrozenDictionary<string, string> _keys;
    private readonly FrozenDictionary<string, Way[]> _byAnchor;

    internal TermKeys(IEnumerable<IReadOnlyList<IReadOnlyList<string>>> terms)
    {
        var known = new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>>(StringComparer.Ordinal);
        // One way of one word is a key of the index already.
        foreach (var ways in terms.Where(ways => ways.Sum(way => way.Count) > 1)) known.TryAdd(Said(ways), ways);
        _keys = known.ToFrozenDictionary(pair => pair.Key, pair => KeyOf(pair.Key), StringComparer.Ordinal);
        var all = known.SelectMany(pair => pair.Value.Select(way => (Way: way, Key: _keys[pair.Key]))).ToList();
        // Of its words the one that the fewest ways have leads to a way: nearly every text says "design".
        var often = all.SelectMany(one => one.Way.Distinct()).CountBy(lexeme => lexeme).ToDictionary(StringComparer.Ordinal);
        _byAnchor = all.GroupBy(one => one.Way.MinBy(lexeme => often[lexeme])!, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.GroupBy(one => Said([one.Way])).Select(same => new Way([.. same.First().Way.Distinct().Where(lexeme => lexeme != group.Key)], [.. same.Select(one => one.Key)])).ToArray(), StringComparer.Ordinal);
        Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', known.Keys.Order(StringComparer.Ordinal)))))[..16];
    }

    /// <summary>Says which keys there are: another list has another one.</summary>
    public string Digest { get; }

    /// <summary>The key of a term by its ways, in whichever order; null where no text has one for them.</summary>
    public string? Of(IReadOnlyList<IReadOnlyList<string>> ways) => _keys.GetValueOrDefault(Said(ways));

    /// <summary>The keys of a text, each with a word of it that belongs to the term.</summary>
    public IEnumerable<(string Key, string Lexeme)> In(IReadOnlyCollection<string> lexemes, Func<string, bool> has)
    {
        foreach (var lexeme in lexemes)
        {
            foreach (var way in _byAnchor.GetValueOrDefault(lexeme) ?? [])
            {
                if (!Array.TrueForAll(way.Rest, rest => has(rest))) continue;
                foreach (var key in way.Keys) yield return (key, lexeme);
            }
        }
    }

    private static string Said(IEnumerable<IReadOnlyList<string>> ways) =>
        string.Join('|', ways.Select(way => string.Join('&', way.Distinct().Order(StringComparer.Ordinal))).Distinct().Order(StringComparer.Ordinal));

    // 48 bits: that any two of ten thousand terms share a key is a matter of one in five million.
    private static string KeyOf(string said) => Sign + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)))[..12];

    private sealed record Way(string[] Rest, string[] Keys);
}
