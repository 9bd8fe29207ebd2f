using Npgsql;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>What is looked for. Numbers are those of <see cref="SearchNumbers"/>; 0 leaves a dimension open.</summary>
/// <param name="TenantId">The tenant whose postings are searched; null searches all.</param>
/// <param name="Words">The query as the text form of a tsquery; null finds everything.</param>
/// <param name="ByRelevance">Postings with the words in title or employer first, else the newest first.</param>
/// <param name="Page">From 1 to <see cref="JobSearch.Pages"/>.</param>
public sealed record JobQuery(Guid? TenantId, string? Words, bool ByRelevance, int Page)
{
    /// <summary>The words that were typed, where <see cref="Words"/> looks for more: who has them in title or employer comes first.</summary>
    public string? Typed { get; init; }

    public short Province { get; init; }

    public int City { get; init; }

    public int Sector { get; init; }

    /// <summary>Any of these branches; empty leaves it open.</summary>
    public IReadOnlyList<int> Industries { get; init; } = [];

    /// <summary>Branches above these: what is listed under one of them comes behind.</summary>
    public IReadOnlyList<int> Broader { get; init; } = [];

    public Guid? EmployerId { get; init; }

    public short Kind { get; init; }

    public short Degree { get; init; }

    public bool IsNarrowed => Province != 0 || City != 0 || Sector != 0 || Industries.Count > 0 || EmployerId is not null || Kind != 0 || Degree != 0;
}

/// <summary>By what a list can be narrowed down.</summary>
public enum JobFacet
{
    Province,
    City,
    Sector,
    Industry,
    Kind,
    Degree,
}

/// <summary>What was found.</summary>
/// <param name="Total">How many; at least <see cref="JobSearch.Cap"/> where it is not exact.</param>
/// <param name="IsExact">Whether everything was counted. Otherwise total and facets are those of the newest matches.</param>
/// <param name="Page">Publication numbers of the page's postings, in their order.</param>
/// <param name="Facets">How many of the total have which number.</param>
public sealed record JobHits(int Total, bool IsExact, IReadOnlyList<int> Page, IReadOnlyDictionary<JobFacet, IReadOnlyList<(int Number, int Count)>> Facets)
{
    /// <summary>Of the page's postings those that are listed under a broader branch than was asked for, with its number.</summary>
    public IReadOnlyDictionary<int, int> Broader { get; init; } = new Dictionary<int, int>();
}

/// <summary>
/// Finds published postings. The cost of a search follows the number of matches it touches, not the number of postings:
/// a common word is looked for in the newest publications only, as many as give a page, a capped count and facets;
/// only a rare one is followed to the oldest.
/// </summary>
/// <remarks>
/// A window is a suffix of the order by date, so that order is exact whatever the window. How far to look is learned
/// from a first look at the newest few thousand, which is all that the commonest words need.
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
    private const int BucketBits = 10;

    /// <summary>So many hits in title or employer are worth more than looking for further ones.</summary>
    private const int EnoughInHead = 100;

    // Only the index can serve: without this the planner now and then filters row by row, reading words out of line.
    internal const string OnlyByIndex = "select set_config('enable_seqscan', 'off', false), set_config('enable_indexscan', 'off', false), set_config('max_parallel_workers_per_gather', '0', false), set_config('work_mem', '32MB', false)";

    /// <summary>Finds the postings of a query.</summary>
    /// <param name="connection">Open, used by nobody else meanwhile, and reset when it is closed: planner settings are left on it.</param>
    /// <param name="oldest">Lowest publication number there is.</param>
    /// <param name="newest">Highest one known; later ones are found all the same.</param>
    public static async Task<JobHits> Find(NpgsqlConnection connection, JobQuery query, int oldest, int newest, CancellationToken ct)
    {
        var all = newest - oldest + 1;
        long window = all <= Few ? all : FirstLook;
        for (var first = true; ; first = false)
        {
            var everything = window >= all * 0.45;
            var from = everything ? (int?)null : (newest - (int)window) >> BucketBits;
            var look = await Look(connection, query, from, headOnly: false, settings: first, ct);
            if (!everything && look.Total < Cap)
            {
                window = Math.Max(window * 3 * Cap / 2 / Math.Max(look.Total, 1), window * 2);
                continue;
            }

            if (query is { ByRelevance: true, Words: not null } && !everything && look.InHead < EnoughInHead) look = await FurtherBack(connection, query, look, newest, (int)window, all, ct);
            // By date the database has left out the pages before; by relevance they came along.
            var before = query is { ByRelevance: true, Words: not null } ? (query.Page - 1) * PageSize : 0;
            var page = look.Rows.OrderByDescending(row => row.Rank).ThenByDescending(row => row.Ord).Skip(before).Take(PageSize).ToList();
            return new JobHits(look.Total, everything, [.. page.Select(row => row.Ord)], look.Facets)
            {
                Broader = page.Where(row => query.Broader.Contains(row.Industry)).ToDictionary(row => row.Ord, row => row.Industry),
            };
        }
    }

    /// <summary>How many there are at all, or at least so many.</summary>
    public static async Task<(int Total, bool IsExact)> Count(NpgsqlConnection connection, JobQuery query, int oldest, int newest, CancellationToken ct)
    {
        var hits = await Find(connection, query with { ByRelevance = false, Page = 1 }, oldest, newest, ct);
        return (hits.Total, hits.IsExact);
    }

    /// <summary>Title and employer hits that are older than the window come before newer hits in the text.</summary>
    private static async Task<Findings> FurtherBack(NpgsqlConnection connection, JobQuery query, Findings look, int newest, int window, int all, CancellationToken ct)
    {
        var expected = (long)look.InHead * all / window;
        var from = expected <= 4 * Cap ? (int?)null : (newest - (int)Math.Min(all, 300L * window / look.InHead)) >> BucketBits;
        var head = await Look(connection, query, from, headOnly: true, settings: false, ct);
        return look with { Rows = [.. look.Rows.Concat(head.Rows).DistinctBy(row => row.Ord)] };
    }

    private static async Task<Findings> Look(NpgsqlConnection connection, JobQuery query, int? fromBucket, bool headOnly, bool settings, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        if (settings) batch.BatchCommands.Add(new NpgsqlBatchCommand(OnlyByIndex));
        batch.BatchCommands.Add(JobSearchSql.Command(query, fromBucket, headOnly));
        await using var reader = await batch.ExecuteReaderAsync(ct);
        if (settings) await reader.NextResultAsync(ct);
        var rows = new List<(int Ord, float Rank, int Industry)>(PageSize);
        var facets = new Dictionary<JobFacet, IReadOnlyList<(int, int)>>();
        var (total, inHead) = (0, 0);
        while (await reader.ReadAsync(ct))
        {
            var (what, number, count) = (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2));
            switch (what)
            {
                case JobSearchSql.PageRow:
                    rows.Add((number, reader.GetFloat(3), count));
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

    private sealed record Findings(int Total, int InHead, IReadOnlyList<(int Ord, float Rank, int Industry)> Rows, IReadOnlyDictionary<JobFacet, IReadOnlyList<(int Number, int Count)>> Facets);
}
