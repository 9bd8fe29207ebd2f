using Npgsql;
using NpgsqlTypes;
using TalentPortal.Features.Reference.Domain;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>
/// The statements of the search. Conditions are written only where something is asked, and each call is planned for its own
/// values: a plan for all of them could not leave out what is absent.
/// </summary>
internal static class JobSearchSql
{
    /// <summary>More than any pay.</summary>
    private const string Fits = "10000000000.0";

    /// <summary>All that matches, see <see cref="JobFindings.Columns"/>.</summary>
    /// <param name="blocks">Keys of <see cref="OrdBlocks"/>; null looks at everything.</param>
    /// <param name="countsHead">Whether to tell how many have the words in title or employer: a comparison for each row.</param>
    public static NpgsqlBatchCommand Command(JobQuery query, int[]? blocks, bool countsHead)
    {
        var command = new NpgsqlBatchCommand();
        var (where, words) = Where(command, query, blocks, headOnly: false);
        command.CommandText = $"select {JobFindings.Columns(query, Rank(query, where, words), countsHead && query.IsRanked ? $"head @@ {words}" : "true")} from job_search {where}";
        return command;
    }

    /// <summary>Of what has the words in title or employer, what could stand on a page up to the one that is asked for: number, rank, branch.</summary>
    /// <param name="blocks">As above.</param>
    public static NpgsqlBatchCommand Further(JobQuery query, int[]? blocks)
    {
        var command = new NpgsqlBatchCommand();
        var (where, words) = Where(command, query, blocks, headOnly: true);
        command.CommandText = $"select ord, {Rank(query, where, words)} as rank, industry from job_search {where} order by rank desc, ord desc limit {query.Page * JobSearch.PageSize}";
        return command;
    }

    /// <summary>Keys of all from a publication on; null for everything.</summary>
    public static int[]? Since(int ord, int newest) => ord > 0 ? OrdBlocks.Since(ord, newest) : null;

    /// <summary>Numbers of what matches, the newest first, so many at most.</summary>
    public static NpgsqlBatchCommand Newest(JobQuery query, int newest, int max)
    {
        var command = new NpgsqlBatchCommand();
        var (where, _) = Where(command, query, Since(query.SinceOrd, newest), headOnly: false);
        command.CommandText = $"select ord from job_search {where} order by ord desc limit {max}";
        return command;
    }

    /// <summary>How many matches have which value of one column.</summary>
    public static NpgsqlBatchCommand Values(JobQuery query, JobFacet facet, int newest)
    {
        var command = new NpgsqlBatchCommand();
        var (where, _) = Where(command, query, Since(query.SinceOrd, newest), headOnly: false);
        var column = ColumnOf(facet);
        command.CommandText = $"select {column}::int, count(*)::int from job_search {where} group by {column}";
        return command;
    }

    /// <summary>Which facet a row of grouping sets is of: of the columns, the one it is grouped by is the one whose bit is not set; the first column has the highest.</summary>
    internal static string Which(IReadOnlyList<(string Column, JobFacet Facet)> columns) =>
        $"case grouping({string.Join(", ", columns.Select(column => column.Column))}) {string.Join(' ', columns.Select((column, at) => $"when {((1 << columns.Count) - 1) & ~(1 << (columns.Count - 1 - at))} then {(int)column.Facet}"))} else -1 end";

    private static (JobConditions Where, string? Words) Where(NpgsqlBatchCommand command, JobQuery query, int[]? blocks, bool headOnly)
    {
        var where = new JobConditions(command.Parameters);
        where.Add("blocks &&", blocks, NpgsqlDbType.Array | NpgsqlDbType.Integer);
        where.Narrow(query);
        return (where, where.Add(headOnly ? "head @@" : "words @@", query.Words, NpgsqlDbType.Text, "::tsquery"));
    }

    /// <summary>What fits exactly before what fits by a broader branch, pay that can be compared before other; then the order asked for.</summary>
    private static string Rank(JobQuery query, JobConditions where, string? words)
    {
        var order = query.Order == JobOrder.Pay ? "pay_to" : query.IsRanked ? $"ts_rank(head, {words})" : "0";
        // The words typed before their translations.
        if (query is { IsRanked: true, Typed: not null }) order += $" + (head @@ {where.Parameter(query.Typed, NpgsqlDbType.Text)}::tsquery)::int";
        if (query is { Pay: > 0, Order: not JobOrder.Pay }) order += " + 4 * (pay_to >= 0)::int";
        if (query.Broader.Count > 0) order += $" + {Fits} * (industry <> all ({where.Parameter(query.Broader.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Integer)}))::int::float8";
        return $"({order})::float8";
    }

    private static string ColumnOf(JobFacet facet) => facet switch
    {
        JobFacet.City => "city",
        JobFacet.Kind => "kind",
        JobFacet.Degree => "degree",
        JobFacet.Workplace => "workplace",
        JobFacet.EmployerKind => "employer_kind",
        JobFacet.Verified => "verified",
        _ => throw new ArgumentOutOfRangeException(nameof(facet), facet, null),
    };
}
