using System.Collections.Frozen;
using System.Numerics;
using System.Text.RegularExpressions;
using Npgsql;
using TalentPortal.Features.Glossary.Domain;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>
/// English words that postings have, to find the one that was meant by a word that no posting has. Read from the database
/// when somebody first mistypes, and again when it has grown old; the words themselves are gathered by scheduled work.
/// </summary>
public sealed partial class SearchVocabulary(TimeProvider clock)
{
    /// <summary>Words of a query that are looked at.</summary>
    private const int CorrectedMax = 3;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private volatile Known? _known;

    /// <summary>The query with its unknown words replaced by what they most likely mean; null where nothing comes near.</summary>
    /// <param name="words">Words of the query for which nothing else stands.</param>
    public async ValueTask<string?> Correct(string typed, IReadOnlyList<string> words, NpgsqlConnection connection, CancellationToken ct)
    {
        if (words.Count == 0) return null;
        var known = await Read(connection, ct);
        var corrected = typed;
        foreach (var word in words.Distinct().Where(word => Plain().IsMatch(word) && !known.Stems.Contains(EnglishStemmer.Stem(word))).Take(CorrectedMax))
        {
            if (known.Nearest(word) is { } meant) corrected = Regex.Replace(corrected, $"(?<![A-Za-z]){word}(?![A-Za-z])", meant, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        }

        return corrected == typed ? null : corrected;
    }

    /// <summary>How many letters may be wrong: one in a short word, two in a longer one.</summary>
    internal static int EditsIn(int letters) => letters <= 7 ? 1 : 2;

    /// <summary>How many letters differ, are missing, too many or swapped with their neighbour; more than <paramref name="max"/> is not counted out.</summary>
    internal static int Distance(string a, string b, int max)
    {
        if (Math.Abs(a.Length - b.Length) > max) return max + 1;
        Span<int> before = stackalloc int[b.Length + 1], last = stackalloc int[b.Length + 1], row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }

            if (least > max) return max + 1;
            last.CopyTo(before);
            row.CopyTo(last);
        }

        return last[b.Length];
    }

    private async ValueTask<Known> Read(NpgsqlConnection connection, CancellationToken ct)
    {
        if (_known is { } known && clock.GetElapsedTime(known.At) < Lifetime) return known;
        var words = CommonTerms.EnglishTerms.SelectMany(term => Word().Matches(term.ToLowerInvariant()).Select(match => match.Value)).Distinct().ToDictionary(word => word, _ => 1, StringComparer.Ordinal);
        await using var command = new NpgsqlCommand("select word, postings from search_words", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) words[reader.GetString(0)] = reader.GetInt32(1) + 1;
        return _known = new Known(words, clock.GetTimestamp());
    }

    [GeneratedRegex(@"\A[a-z]{4,24}\z")]
    private static partial Regex Plain();

    [GeneratedRegex("[a-z]{4,24}")]
    private static partial Regex Word();

    /// <summary>The words at one moment, by length: a candidate is a letter or two longer or shorter.</summary>
    private sealed class Known
    {
        private readonly FrozenDictionary<int, (string Word, int Letters, int Postings)[]> _byLength;

        public Known(Dictionary<string, int> words, long at)
        {
            At = at;
            Stems = words.Keys.Select(EnglishStemmer.Stem).ToFrozenSet(StringComparer.Ordinal);
            _byLength = words.GroupBy(pair => pair.Key.Length).ToFrozenDictionary(group => group.Key, group => group.Select(pair => (pair.Key, LettersOf(pair.Key), pair.Value)).ToArray());
        }

        public long At { get; }

        public FrozenSet<string> Stems { get; }

        /// <summary>The nearest word, of equally near ones the one that most postings have. What begins otherwise is meant only if it differs in that letter alone.</summary>
        public string? Nearest(string word)
        {
            var (max, letters) = (EditsIn(word.Length), LettersOf(word));
            (string? Word, int Distance, int Postings) best = (null, max + 1, 0);
            for (var length = word.Length - max; length <= word.Length + max; length++)
            {
                foreach (var (candidate, has, postings) in _byLength.GetValueOrDefault(length) ?? [])
                {
                    // Each edit changes at most two letters of the set; nearly all candidates end here.
                    if (BitOperations.PopCount((uint)(letters ^ has)) > 2 * max) continue;
                    var distance = Distance(word, candidate, max);
                    if (distance > max || (distance > 1 && candidate[0] != word[0])) continue;
                    if (distance < best.Distance || (distance == best.Distance && postings > best.Postings)) best = (candidate, distance, postings);
                }
            }

            return best.Word;
        }

        private static int LettersOf(string word)
        {
            var letters = 0;
            foreach (var c in word) letters |= 1 << (c - 'a');
            return letters;
        }
    }
}
