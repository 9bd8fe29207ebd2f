using Npgsql;
using TalentPortal.Features.Jobs.Domain;

namespace TalentPortal.Features.Search.Domain;

/// <summary>
/// One kind's way through a search: what is to be asked next, and what the answers come to. How far it looks follows the
/// rule for positions: a common word among the newest only, a rare one everywhere.
/// </summary>
/// <param name="query">What is looked for.</param>
/// <param name="newest">Highest number of a row.</param>
/// <param name="all">How many numbers there are.</param>
/// <param name="share">What part of all rows is of this kind at this site.</param>
/// <param name="ofWords">The part that the words leave, at most; null where that is not known.</param>
internal sealed class ItemLook(ItemQuery query, int newest, int all, double share, double? ofWords)
{
    /// <summary>With no more rows than this, everything is looked at.</summary>
    private const int Few = 8192;

    private const int FirstLook = 4096;

    /// <summary>So many hits of all kinds together are read in one go: less than a statement for each kind costs.</summary>
    private const int FewHits = 2000;

    /// <summary>So many times what is needed are looked for, as what is expected is not always met.</summary>
    private const double Enough = 1.2;

    /// <summary>A window that is most of everything is widened to everything.</summary>
    private const double Most = 0.6;

    private readonly List<(int Ord, double Rank)> _rows = [];
    private readonly HashSet<int> _known = [];
    private long _window = First(all, share, query.Cap, ofWords);
    private int? _seen;
    private int _from;
    private int _total;
    private int _inHead;
    private State _state;

    private enum State { Looking, Further, Done }

    private bool IsEverything => _window >= all * Most;

    public ItemQuery Query => query;

    public ItemHits Hits => new(
        query.Kind, _total, IsEverything, _inHead, [.. _rows.OrderByDescending(row => row.Rank).ThenByDescending(row => row.Ord).Skip((query.Page - 1) * query.Size).Take(query.Size).Select(row => row.Ord)]);

    /// <summary>Whether so little is to be expected of all kinds together that all of it may be read.</summary>
    public static bool AreFew(IReadOnlyList<ItemLook> looks) => looks[0].All <= Few || looks.Sum(look => look.Expected) <= FewHits;

    /// <summary>Takes one of the rows that another statement found for all kinds.</summary>
    public void Add(int ord, double rank, int inHead)
    {
        Add(ord, rank);
        _total++;
        _inHead += inHead;
    }

    /// <summary>All rows were given to it: nothing is left to be asked.</summary>
    public void HasSeenAll() => (_window, _state) = (all, State.Done);

    private int All => all;

    /// <summary>Where nothing is known of the words, they are taken for common.</summary>
    private double Expected => all * share * (ofWords ?? 0.3);

    /// <summary>The next statement; null when nothing is left to be asked.</summary>
    public NpgsqlBatchCommand? Next()
    {
        if (_state == State.Done) return null;
        if (_state == State.Further) return ItemSearchSql.Further(query, _from > 0 ? OrdBlocks.Since(_from, newest) : null);
        var from = IsEverything ? 0 : Math.Max(newest - (int)_window, 0);
        var beginning = from == 0 ? 0 : OrdBlocks.Beginning(from, newest);
        if (_seen <= beginning) return null;
        var command = ItemSearchSql.Look(query, _seen is { } end ? OrdBlocks.Before(beginning, end) : from == 0 ? null : OrdBlocks.Since(from, newest));
        _seen = beginning;
        return command;
    }

    /// <summary>Reads the answer to what <see cref="Next"/> gave.</summary>
    public async Task Read(NpgsqlDataReader reader, CancellationToken ct)
    {
        if (_state == State.Further)
        {
            while (await reader.ReadAsync(ct)) Add(reader.GetInt32(0), reader.GetDouble(1));
            _state = State.Done;
            return;
        }

        await reader.ReadAsync(ct);
        if (!await reader.IsDBNullAsync(0, ct))
        {
            var (ords, ranks) = (reader.GetFieldValue<int[]>(0), reader.GetFieldValue<double[]>(1));
            for (var at = 0; at < ords.Length; at++) Add(ords[at], ranks[at]);
            _total += ords.Length;
            _inHead += reader.GetFieldValue<int[]>(2).Sum();
        }

        if (IsEverything)
        {
            _state = State.Done;
        }
        else if (_total < query.Cap)
        {
            // A few hits say little of how many there are; from fifty on a little more than needed is enough.
            _window = Math.Max((long)(_window * (_total < 50 ? 1.5 : Enough) * query.Cap / Math.Max(_total, 1)), _window + (_window / 2));
        }
        else if (_inHead >= 4 * query.Size)
        {
            _state = State.Done;
        }
        else
        {
            // Titles that are older than the window come before newer hits in the text.
            var further = 8 * query.Size * query.Page;
            _from = (long)_inHead * all / _window <= further ? 0 : newest - (int)Math.Min(all, further * _window / _inHead);
            _state = State.Further;
        }
    }

    /// <summary>How far to look first: at everything where little is left, else so far that a capped count is to be expected.</summary>
    internal static long First(int all, double share, int cap, double? ofWords)
    {
        if (all <= Few || all * share * (ofWords ?? 1) <= 2 * cap) return all;
        return (long)Math.Clamp(Math.Ceiling(Enough * cap / (share * (ofWords ?? 0.1))), FirstLook, all);
    }

    private void Add(int ord, double rank)
    {
        if (_known.Add(ord)) _rows.Add((ord, rank));
    }
}
