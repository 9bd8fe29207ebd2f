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

    /// <summary>Where less has been seen than this part, everything is looked at anew.</summary>
    private const double Least = 0.25;

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
        var found = new JobFindings(query);
        for (int? seen = null; ; )
        {
            var everything = window >= all * Most;
            var from = everything ? query.SinceOrd : newest - (int)window;
            // Without a range the index has a key less to walk, which is worth more than what was seen of a small part.
            if (everything && newest - seen < all * Least) (found, seen) = (new JobFindings(query), null);
            seen = await Look(connection, query, found, from, seen, newest, countsHead: !everything, ct);
            if (!everything && found.Total < Cap)
            {
                // A few hits say little of how many there are; from a hundred on a little more than needed is enough.
                window = Math.Max((long)(window * (found.Total < 100 ? 1.5 : Enough) * Cap / Math.Max(found.Total, 1)), window + (window / 2));
                continue;
            }

            // Title and employer hits that are older than the window come before newer hits in the text.
            if (query.IsRanked && !everything && found.InHead < EnoughInHead) await FurtherBack(connection, query, found, newest, (int)window, all, ct);
            return found.Hits(everything);
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

    /// <summary>Looks from a publication on, up to what was seen before.</summary>
    /// <returns>The first publication that has been seen now.</returns>
    private static async Task<int> Look(NpgsqlConnection connection, JobQuery query, JobFindings found, int from, int? seen, int newest, bool countsHead, CancellationToken ct)
    {
        var beginning = from <= 0 ? 0 : OrdBlocks.Beginning(from, newest);
        if (seen <= beginning) return seen.Value;
        await using var batch = new NpgsqlBatch(connection);
        if (seen is null) batch.BatchCommands.Add(new NpgsqlBatchCommand(OnlyByIndex));
        batch.BatchCommands.Add(JobSearchSql.Command(query, seen is { } end ? OrdBlocks.Before(beginning, end) : JobSearchSql.Since(from, newest), countsHead));
        await using var reader = await batch.ExecuteReaderAsync(ct);
        if (seen is null) await reader.NextResultAsync(ct);
        await found.Add(reader, ct);
        return beginning;
    }

    private static async Task FurtherBack(NpgsqlConnection connection, JobQuery query, JobFindings found, int newest, int window, int all, CancellationToken ct)
    {
        var expected = (long)found.InHead * all / window;
        var from = expected <= FurtherInHead ? query.SinceOrd : newest - (int)Math.Min(all, (long)FurtherInHead * window / found.InHead);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { JobSearchSql.Further(query, JobSearchSql.Since(from, newest)) } };
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await found.AddFurther(reader, ct);
    }
}
