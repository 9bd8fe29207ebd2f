using Npgsql;
using NpgsqlTypes;
using TalentPortal.Features.Reference.Domain;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>
/// The one statement of the search: candidates once, then their number, their facets and the rows of the page.
/// Conditions are written only where something is asked, and each call is planned for its own values: a plan for all of
/// them could not leave out what is absent.
/// </summary>
internal static class JobSearchSql
{
    /// <summary>First column of the row with the total; the third is how many have the words in title or employer.</summary>
    public const int TotalRow = -1;

    /// <summary>First column of a row of the page: the second is its publication number, the third its branch, the fourth its rank.</summary>
    public const int PageRow = -2;

    /// <summary>More than any pay.</summary>
    private const string Fits = "10000000000.0";

    /// <summary>Page, total and facets of what matches from a publication on; of what has the words in title or employer, the page alone.</summary>
    /// <param name="from">0 for all; else more may be looked at, see <see cref="OrdBlocks.Since"/>.</param>
    public static NpgsqlBatchCommand Command(JobQuery query, int from, int newest, bool headOnly)
    {
        var command = new NpgsqlBatchCommand();
        var (where, words) = Where(command, query, from, newest, headOnly);
        var (rank, districts) = (Rank(), DistrictsOf(query));
        // By relevance, what lies further back may have to be merged in, so the pages before are needed too.
        var limit = query.IsRanked ? $"limit {query.Page * JobSearch.PageSize}" : $"limit {JobSearch.PageSize} offset {(query.Page - 1) * JobSearch.PageSize}";
        if (headOnly)
        {
            command.CommandText = $"select {PageRow}, ord, industry, ({rank})::float8 as rank from job_search {where} order by rank desc, ord desc {limit}";
            return command;
        }

        var columns = new[]
        {
            query.Province == 0 ? ("province", JobFacet.Province) : ("city", JobFacet.City), query.Sector == 0 ? ("sector", JobFacet.Sector) : ("industry", JobFacet.Industry),
            ("kind", JobFacet.Kind), ("degree", JobFacet.Degree), ("workplace", JobFacet.Workplace), ("employer_kind", JobFacet.EmployerKind), ("verified", JobFacet.Verified), ("occupation", JobFacet.Occupation),
        };
        var facets = $"""
            union all
            select {Which(columns)}, coalesce({string.Join(", ", columns.Select(column => column.Item1))})::int, count(*)::int, 0::float8
              from c group by grouping sets ({string.Join(", ", columns.Select(column => $"({column.Item1})"))})
            union all
            {(districts.Count > 0 ? $"""
                select {(int)JobFacet.District}, district, count(*)::int, 0::float8 from c join unnest(array[{string.Join(',', districts)}]) district on asks @> array[district] group by district
                union all
                """ : "")}
            select {(int)JobFacet.Pay}, step, count(*)::int, 0::float8 from c join unnest('{SearchPay.ShownSteps}'::int[]) step on pay_to >= step group by step
            """;
        command.CommandText = $"""
            with c as materialized (
              select ord, {(query.Province == 0 ? "province" : "city")}, sector, industry, kind, degree, workplace, employer_kind, verified, occupation, {(districts.Count > 0 ? "asks, " : "")}pay_to, ({rank})::float8 as rank, {(query.IsRanked ? $"head @@ {words}" : "true")} as in_head
                from job_search {where})
            select {TotalRow}, count(*)::int, (count(*) filter (where in_head))::int, 0::float8 from c
            {facets}
            union all
            (select {PageRow}, ord, industry, rank from c order by rank desc, ord desc {limit})
            """;
        return command;

        // What fits exactly before what fits by a broader branch, pay that can be compared before other; then the order asked for.
        string Rank()
        {
            var order = query.Order == JobOrder.Pay ? "pay_to" : query.IsRanked ? $"ts_rank(head, {words})" : "0";
            // The words typed before their translations.
            if (query is { IsRanked: true, Typed: not null }) order += $" + (head @@ {where.Parameter(query.Typed, NpgsqlDbType.Text)}::tsquery)::int";
            if (query is { Pay: > 0, Order: not JobOrder.Pay }) order += " + 4 * (pay_to >= 0)::int";
            if (query.Broader.Count > 0) order += $" + {Fits} * (industry <> all ({where.Parameter(query.Broader.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Integer)}))::int::float8";
            return order;
        }
    }

    /// <summary>Keys of the districts that a chosen city can be narrowed down to.</summary>
    private static IReadOnlyList<int> DistrictsOf(JobQuery query) => query is { City: not 0, District: 0 } && SearchNumbers.City(query.City) is { } city
        ? [.. ReferenceData.Districts.Of(city.Code).Select(SearchAsks.OfDistrict)] : [];

    /// <summary>Numbers of what matches, the newest first, so many at most.</summary>
    public static NpgsqlBatchCommand Newest(JobQuery query, int newest, int max)
    {
        var command = new NpgsqlBatchCommand();
        var (where, _) = Where(command, query, 0, newest, headOnly: false);
        command.CommandText = $"select ord from job_search {where} order by ord desc limit {max}";
        return command;
    }

    /// <summary>How many matches have which value of one column.</summary>
    public static NpgsqlBatchCommand Values(JobQuery query, JobFacet facet, int newest)
    {
        var command = new NpgsqlBatchCommand();
        var (where, _) = Where(command, query, 0, newest, headOnly: false);
        var column = ColumnOf(facet);
        command.CommandText = $"select {column}::int, count(*)::int from job_search {where} group by {column}";
        return command;
    }

    /// <summary>Which facet a row of grouping sets is of: of the columns, the one it is grouped by is the one whose bit is not set; the first column has the highest.</summary>
    internal static string Which(IReadOnlyList<(string Column, JobFacet Facet)> columns) =>
        $"case grouping({string.Join(", ", columns.Select(column => column.Column))}) {string.Join(' ', columns.Select((column, at) => $"when {((1 << columns.Count) - 1) & ~(1 << (columns.Count - 1 - at))} then {(int)column.Facet}"))} else -1 end";

    private static (JobConditions Where, string? Words) Where(NpgsqlBatchCommand command, JobQuery query, int from, int newest, bool headOnly)
    {
        var where = new JobConditions(command.Parameters);
        from = Math.Max(from, query.SinceOrd);
        if (from > 0) where.Add("blocks &&", OrdBlocks.Since(from, newest), NpgsqlDbType.Array | NpgsqlDbType.Integer);
        where.Narrow(query);
        return (where, where.Add(headOnly ? "head @@" : "words @@", query.Words, NpgsqlDbType.Text, "::tsquery"));
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
