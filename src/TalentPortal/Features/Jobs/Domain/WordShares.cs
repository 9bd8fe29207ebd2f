using System.Collections.Frozen;
using System.Numerics;
using System.Text;
using Npgsql;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>
/// In what part of the postings a word stands, by which a search knows how far it has to look. Gathered from the newest
/// postings behind the caller's back; a word that is not among them is rarer than all that are.
/// </summary>
/// <remarks>Only how much is looked at in one go follows from it, never what is found: a wrong figure costs time.</remarks>
/// <param name="table">Whose rows are read: it has <c>ord</c> and <c>words</c>.</param>
public sealed class WordShares(NpgsqlDataSource database, TimeProvider clock, string table = "job_search")
{
    /// <summary>So many of the newest postings are read.</summary>
    private const int Postings = 8192;

    /// <summary>What fewer of them have is as good as unknown.</summary>
    private const int Least = 16;

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Known? _known;

    /// <summary>
    /// The part of all postings that has the words, at most; null as long as nothing has been gathered. It is counted in the
    /// postings that were gathered, so that words which seldom stand together count as that.
    /// </summary>
    /// <param name="words">The text form of a tsquery of lexemes, "and", "or" and brackets.</param>
    /// <param name="newest">Highest publication number.</param>
    public double? Of(string words, int newest)
    {
        if ((_known is not { } known || clock.GetElapsedTime(known.At) >= Lifetime) && _reading.CurrentCount > 0) _ = Refresh(newest);
        return _known is { } shares ? Of(words, shares.Words, Postings, (double)Least / Postings) : null;
    }

    /// <param name="which">Of each word the postings that have it, a bit for each.</param>
    /// <param name="postings">How many bits, in whole words of 64.</param>
    /// <param name="rare">The part that has a word of which nothing is known, at most.</param>
    internal static double Of(string words, IReadOnlyDictionary<string, ulong[]> which, int postings, double rare) => new Reader(words, which, postings, rare).Share();

    /// <param name="least">What fewer postings have is left out.</param>
    internal async Task Refresh(int newest, int least = Least)
    {
        await Task.Yield();
        if (!await _reading.WaitAsync(TimeSpan.Zero)) return;
        try
        {
            var first = newest - Postings + 1;
            await using var command = database.CreateCommand($"select lexeme, array_agg(ord - $1) from {table}, unnest(words) where ord >= $1 and ord < $1 + $2 group by lexeme having count(*) >= $3");
            foreach (var value in (int[])[first, Postings, least]) command.Parameters.Add(new() { Value = value });
            await using var reader = await command.ExecuteReaderAsync();
            var words = new Dictionary<string, ulong[]>(StringComparer.Ordinal);
            while (await reader.ReadAsync())
            {
                var which = new ulong[Postings / 64];
                foreach (var posting in reader.GetFieldValue<int[]>(1)) which[posting / 64] |= 1UL << (posting % 64);
                words.Add(reader.GetString(0), which);
            }

            _known = new(words.ToFrozenDictionary(StringComparer.Ordinal), clock.GetTimestamp());
        }
        catch (Exception failed) when (failed is NpgsqlException or ObjectDisposedException or TimeoutException)
        {
            // The next search tries again; until then it looks as far as it did without.
        }
        finally
        {
            _reading.Release();
        }
    }

    private sealed record Known(FrozenDictionary<string, ulong[]> Words, long At);

    /// <summary>Who has something said: those that are known, and so many at most of whom nothing is known.</summary>
    private readonly record struct Having(ulong[] Known, double Unknown);

    /// <summary>Reads a query from left to right; "and" binds closer than "or".</summary>
    private sealed class Reader(string words, IReadOnlyDictionary<string, ulong[]> which, int postings, double rare)
    {
        private int _at;

        public double Share() => PartOf(All());

        private double PartOf(Having having) => Math.Min(((double)having.Known.Sum(BitOperations.PopCount) / postings) + having.Unknown, 1);

        private Having All()
        {
            var either = Each();
            while (Next('|'))
            {
                var other = Each();
                either = new([.. either.Known.Zip(other.Known, (a, b) => a | b)], either.Unknown + other.Unknown);
            }

            return either;
        }

        private Having Each()
        {
            var both = One();
            while (Next('&'))
            {
                var other = One();
                var (one, two) = (PartOf(both), PartOf(other));
                both = new([.. both.Known.Zip(other.Known, (a, b) => a & b)], Math.Min(Math.Min(both.Unknown, two) + Math.Min(other.Unknown, one), Math.Min(one, two)));
            }

            return both;
        }

        private Having One()
        {
            if (Next('('))
            {
                var inside = All();
                Next(')');
                return inside;
            }

            if (!Next('\'')) throw new FormatException($"No lexeme at {_at} of a query of words.");
            var lexeme = new StringBuilder();
            for (; words[_at] != '\'' || (_at + 1 < words.Length && words[_at + 1] == '\''); _at++)
            {
                if (words[_at] is '\'' or '\\') _at++;
                lexeme.Append(words[_at]);
            }

            _at++;
            return which.GetValueOrDefault(lexeme.ToString()) is { } known ? new(known, 0) : new(new ulong[postings / 64], rare);
        }

        private bool Next(char sign)
        {
            while (_at < words.Length && words[_at] == ' ') _at++;
            if (_at >= words.Length || words[_at] != sign) return false;
            _at++;
            return true;
        }
    }
}
