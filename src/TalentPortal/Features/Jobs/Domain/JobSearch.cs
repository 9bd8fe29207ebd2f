using Npgsql;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>
/// Finds published postings. The cost of a search follows the number of matches it touches, not the number of postings:
/// a common word is looked for in the newest publications only, as many as give a page, a capped count and facets;
/// only a rare one is followed to the oldest.
/// </summary>
/// <remarks>
/// A window is a suffix of the order by date, so that order is exact whatever the window. How far to look first follows
/// what filters and words are known to leave; how far then is learned from what that look finds.
/// </remarks>
public static class JobSearch
{
    public const int PageSize = 20;

    /// <summary>More pages are not offered: narrowing down leads further than turning pages.</summary>
    public const int Pages = 50;

    /// <summary>Up to here matches are counted; beyond it is "this many or more".</summary>
    public const int Cap = PageSize * Pages;

    /// <summary>With no more publications than this, everything is looked at and everything is exact.</summary>
    private const int Few = 8192;

    private const int FirstLook = 4096;

    /// <summary>So many hits in title or employer are worth more than looking for further ones.</summary>
    private const int EnoughInHead = 100;

    /// <summary>So many of them are looked for then; a thousand would be no better a first page.</summary>
    private const int FurtherInHead = 400;

    // Only the index can serve: without this the planner now and then filters row by row, reading words out of line.
    internal const string OnlyByIndex = "select set_config('enable_seqscan', 'off', false), set_config('enable_indexscan', 'off', false), set_config('max_parallel_workers_per_gather', '0', false), set_config('work_mem', '32MB', false)";

    /// <summary>So many times what is needed are looked for, as what is expected is not always met.</summary>
    private const double Enough = 1.2;

    /// <summary>A window that is most of everything is widened to everything: then all is exact.</summary>
    private const double Most = 0.6;

    /// <summary>Finds the postings of a query.</summary>
    /// <param name="connection">Open, used by nobody else meanwhile, and reset when it is closed: planner settings are left on it.</param>
    /// <param name="oldest">Lowest publication number there is.</param>
    /// <param name="newest">Highest one known; later ones are found all the same.</param>
    /// <param name="share">The part of all postings that the filters leave, as far as it is known.</param>
    /// <param name="ofWords">The part that the words leave, at most; null where that is not known.</param>
    public static async Task<JobHits> Find(NpgsqlConnection connection, JobQuery query, int oldest, int newest, CancellationToken ct, double share = 1, double? ofWords = null)
    {
        oldest = Math.Max(oldest, query.SinceOrd);
        var all = Math.Max(newest - oldest + 1, 1);
        var window = First(all, share, query.Words is null ? 1 : ofWords);
        for (var first = true; ; first = false)
        {
            var everything = window >= all * Most;
            var from = everything ? 0 : newest - (int)window;
            var look = await Look(connection, query, from, newest, headOnly: false, settings: first, ct);
            if (!everything && look.Total < Cap)
            {
                // A few hits say little of how many there are; from a hundred on a little more than needed is enough.
                window = Math.Max((long)(window * (look.Total < 100 ? 1.5 : Enough) * Cap / Math.Max(look.Total, 1)), window * 2);
                continue;
            }

            if (query.IsRanked && !everything && look.InHead < EnoughInHead) look = await FurtherBack(connection, query, look, newest, (int)window, all, ct);
            // By date the database has left out the pages before; by relevance they came along.
            var before = query.IsRanked ? (query.Page - 1) * PageSize : 0;
            var page = look.Rows.OrderByDescending(row => row.Rank).ThenByDescending(row => row.Ord).Skip(before).Take(PageSize).ToList();
            return new JobHits(look.Total, everything, [.. page.Select(row => row.Ord)], look.Facets)
            {
                Broader = page.Where(row => query.Broader.Contains(row.Industry)).ToDictionary(row => row.Ord, row => row.Industry),
            };
        }
    }

    /// <summary>
    /// How far to look first: at everything where little is left; else so far that a page, a capped count and facets are to
    /// be expected. Where nothing is known of the words, a little farther for filters that leave a small part; farther still
    /// was tried and costs more than it teaches, as the index walks through the window for each filter.
    /// </summary>
    internal static long First(int all, double share, double? ofWords)
    {
        if (all <= Few || all * share * (ofWords ?? 1) <= 2 * Cap) return all;
        return ofWords is { } known ? (long)Math.Clamp(Math.Ceiling(Enough * Cap / (share * known)), FirstLook, all) : share < 0.25 ? 4 * FirstLook : FirstLook;
    }

    /// <summary>The first publication on this day or after it; what comes after the newest where there is none.</summary>
    /// <param name="day">See <see cref="JobSearchRow.Day"/>.</param>
    public static async Task<int> FirstSince(NpgsqlConnection connection, int day, int newest, CancellationToken ct)
    {
        // By the index of days: a minimum over numbers alone would be sought from the oldest on.
        await using var command = new NpgsqlCommand("select ord from job_search where day >= $1 order by day, ord limit 1", connection) { Parameters = { new() { Value = day } } };
        return await command.ExecuteScalarAsync(ct) is int first ? first : newest + 1;
    }

    /// <summary>Numbers of what matches, the newest first, so many at most.</summary>
    /// <param name="newest">Highest publication number.</param>
    public static async Task<IReadOnlyList<int>> Matches(NpgsqlConnection connection, JobQuery query, int newest, int max, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { JobSearchSql.Newest(query, newest, max) } };
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var found = new List<int>();
        while (await reader.ReadAsync(ct)) found.Add(reader.GetInt32(0));
        return found;
    }

    /// <summary>How many of all matches have which value of a facet. Everything is looked at: only for few postings.</summary>
    public static async Task<IReadOnlyList<(int Number, int Count)>> Values(NpgsqlConnection connection, JobQuery query, JobFacet facet, int newest, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { JobSearchSql.Values(query, facet, newest) } };
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var found = new List<(int, int)>();
        while (await reader.ReadAsync(ct)) found.Add((reader.GetInt32(0), reader.GetInt32(1)));
        return found;
    }

    /// <summary>How many there are at all, or at least so many.</summary>
    public static async Task<(int Total, bool IsExact)> Count(NpgsqlConnection connection, JobQuery query, int oldest, int newest, CancellationToken ct)
    {
        var hits = await Find(connection, query with { Order = JobOrder.Date, Page = 1 }, oldest, newest, ct);
        return (hits.Total, hits.IsExact);
    }

    /// <summary>Title and employer hits that are older than the window come before newer hits in the text.</summary>
    private static async Task<Findings> FurtherBack(NpgsqlConnection connection, JobQuery query, Findings look, int newest, int window, int all, CancellationToken ct)
    {
        var expected = (long)look.InHead * all / window;
        var from = expected <= FurtherInHead ? 0 : newest - (int)Math.Min(all, (long)FurtherInHead * window / look.InHead);
        var head = await Look(connection, query, from, newest, headOnly: true, settings: false, ct);
        return look with { Rows = [.. look.Rows.Concat(head.Rows).DistinctBy(row => row.Ord)] };
    }

    private static async Task<Findings> Look(NpgsqlConnection connection, JobQuery query, int from, int newest, bool headOnly, bool settings, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        if (settings) batch.BatchCommands.Add(new NpgsqlBatchCommand(OnlyByIndex));
        batch.BatchCommands.Add(JobSearchSql.Command(query, from, newest, headOnly));
        await using var reader = await batch.ExecuteReaderAsync(ct);
        if (settings) await reader.NextResultAsync(ct);
        var rows = new List<(int Ord, double Rank, int Industry)>(PageSize);
        var facets = new Dictionary<JobFacet, IReadOnlyList<(int, int)>>();
        var (total, inHead) = (0, 0);
        while (await reader.ReadAsync(ct))
        {
            var (what, number, count) = (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2));
            switch (what)
            {
                case JobSearchSql.PageRow:
                    rows.Add((number, reader.GetDouble(3), count));
                    break;
                case JobSearchSql.TotalRow:
                    (total, inHead) = (number, count);
                    break;
                default:
                    if (!facets.TryGetValue((JobFacet)what, out var values)) facets.Add((JobFacet)what, values = new List<(int, int)>());
                    ((List<(int, int)>)values).Add((number, count));
                    break;
            }
        }

        return new Findings(total, inHead, rows, facets);
    }

    private sealed record Findings(int Total, int InHead, IReadOnlyList<(int Ord, double Rank, int Industry)> Rows, IReadOnlyDictionary<JobFacet, IReadOnlyList<(int Number, int Count)>> Facets);
}
