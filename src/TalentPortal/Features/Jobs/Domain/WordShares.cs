using System.Collections.Frozen;
using System.Text;
using Npgsql;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>
/// In what part of the postings a word stands, by which a search knows how far it has to look. Gathered from the newest
/// postings behind the caller's back; a word that is not among them is rarer than all that are.
/// </summary>
/// <remarks>Only how much is looked at in one go follows from it, never what is found: a wrong figure costs time.</remarks>
public sealed class WordShares(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>So many of the newest postings are read: some two seconds of one core of the database.</summary>
    private const int Postings = 8192;

    /// <summary>What fewer of them have is as good as unknown.</summary>
    private const int Least = 16;

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Known? _known;

    /// <summary>
    /// The part of all postings that has the words, at most; null as long as nothing has been gathered. Words in a row are
    /// taken to stand together, so that the rarest says it; of several ways to say a thing all are added up.
    /// </summary>
    /// <param name="words">The text form of a tsquery of lexemes, "and", "or" and brackets.</param>
    /// <param name="newest">Highest publication number.</param>
    public double? Of(string words, int newest)
    {
        if ((_known is not { } known || clock.GetElapsedTime(known.At) >= Lifetime) && _reading.CurrentCount > 0) _ = Refresh(newest);
        return _known is { } shares ? new Reader(words, shares.Words, (double)Least / Postings).All() : null;
    }

    internal static double Of(string words, IReadOnlyDictionary<string, double> shares, double rare) => new Reader(words, shares, rare).All();

    /// <param name="least">What fewer postings have is left out.</param>
    internal async Task Refresh(int newest, int least = Least)
    {
        await Task.Yield();
        if (!await _reading.WaitAsync(TimeSpan.Zero)) return;
        try
        {
            // The inner statement is one of constants: the function takes no parameters.
            await using var command = database.CreateCommand($"select word, ndoc from ts_stat('select words from job_search where ord > {newest - Postings}') where ndoc >= {least}");
            await using var reader = await command.ExecuteReaderAsync();
            var words = new Dictionary<string, double>(StringComparer.Ordinal);
            while (await reader.ReadAsync()) words.Add(reader.GetString(0), reader.GetInt32(1) / (double)Postings);
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

    private sealed record Known(FrozenDictionary<string, double> Words, long At);

    /// <summary>Reads a query from left to right; "and" binds closer than "or".</summary>
    private sealed class Reader(string words, IReadOnlyDictionary<string, double> shares, double rare)
    {
        private int _at;

        public double All()
        {
            var either = 0d;
            do either += Each();
            while (Next('|'));
            return Math.Min(either, 1);
        }

        private double Each()
        {
            var least = 1d;
            do least = Math.Min(least, One());
            while (Next('&'));
            return least;
        }

        private double One()
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
            return shares.GetValueOrDefault(lexeme.ToString(), rare);
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
