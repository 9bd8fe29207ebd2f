using System.Globalization;
using System.Text;
using Npgsql;
using NpgsqlTypes;

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

    /// <param name="matches">Gives the newest numbers alone, so many at most; 0 gives page, total and facets.</param>
    public static NpgsqlBatchCommand Command(JobQuery query, int? fromBucket, bool headOnly, int matches = 0)
    {
        var command = new NpgsqlBatchCommand();
        var where = new StringBuilder();
        // The types must be those of the columns: another integer's comparison is not one of the index.
        var sinceBucket = query.SinceOrd == 0 ? (int?)null : query.SinceOrd >> JobSearch.BucketBits;
        Add("bucket >=", fromBucket is null || sinceBucket > fromBucket ? sinceBucket : fromBucket, NpgsqlDbType.Integer);
        Add("tenant_id =", query.TenantId, NpgsqlDbType.Uuid);
        Add("province =", NotZero(query.Province), NpgsqlDbType.Smallint);
        Add("city =", NotZero(query.City), NpgsqlDbType.Integer);
        Add("sector =", NotZero(query.Sector), NpgsqlDbType.Integer);
        AddAny("industry =", [.. query.Industries, .. query.Broader]);
        Add("employer_id =", query.EmployerId, NpgsqlDbType.Uuid);
        Add("kind =", NotZero(query.Kind), NpgsqlDbType.Smallint);
        Add("degree =", NotZero(query.Degree), NpgsqlDbType.Smallint);
        Add("workplace =", NotZero(query.Workplace), NpgsqlDbType.Smallint);
        Add("employer_kind =", NotZero(query.EmployerKind), NpgsqlDbType.Smallint);
        Add("verified =", query.Verified ? (short)1 : null, NpgsqlDbType.Smallint);
        // The index knows steps of pay; the exact amount and day are compared in the rows that are read anyway.
        if (query.Pay > 0)
        {
            if (SearchPay.StepBelow(query.Pay) is { } step) Add("pay_steps @>", (short[])[step], NpgsqlDbType.Array | NpgsqlDbType.Smallint);
            And().Append("(pay_to < 0 or pay_to >= ").Append(Parameter(query.Pay, NpgsqlDbType.Integer)).Append(')');
        }

        Add("day >=", NotZero(query.SinceDay), NpgsqlDbType.Integer);
        Add("ord >=", NotZero(query.SinceOrd), NpgsqlDbType.Integer);
        if (query.NotOf.Count > 0) And().Append("employer_id <> all (").Append(Parameter(query.NotOf.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Uuid)).Append(')');
        var words = query.Words is null ? null : Add(headOnly ? "head @@" : "words @@", query.Words, NpgsqlDbType.Text, "::tsquery");
        if (matches > 0)
        {
            command.CommandText = $"select ord from job_search {where} order by ord desc limit {matches}";
            return command;
        }

        var rank = Rank();
        var columns = new[]
        {
            query.Province == 0 ? ("province", JobFacet.Province) : ("city", JobFacet.City), query.Sector == 0 ? ("sector", JobFacet.Sector) : ("industry", JobFacet.Industry),
            ("kind", JobFacet.Kind), ("degree", JobFacet.Degree), ("workplace", JobFacet.Workplace), ("employer_kind", JobFacet.EmployerKind), ("verified", JobFacet.Verified),
        };
        var names = string.Join(", ", columns.Select(column => column.Item1));
        // Of the columns, the one that a row is grouped by is the one whose bit is not set; the first column has the highest.
        var which = string.Join(' ', columns.Select((column, at) => $"when {((1 << columns.Length) - 1) & ~(1 << (columns.Length - 1 - at))} then {(int)column.Item2}"));
        var facets = headOnly ? "" : $"""
            union all
            select case grouping({names}) {which} end, coalesce({names})::int, count(*)::int, 0::float8
              from c group by grouping sets ({string.Join(", ", columns.Select(column => $"({column.Item1})"))})
            union all
            select {(int)JobFacet.Pay}, step, count(*)::int, 0::float8 from c join unnest('{SearchPay.ShownSteps}'::int[]) step on pay_to >= step group by step
            """;
        // By relevance, what lies further back may have to be merged in, so the pages before are needed too.
        var limit = query.IsRanked ? $"limit {query.Page * JobSearch.PageSize}" : $"limit {JobSearch.PageSize} offset {(query.Page - 1) * JobSearch.PageSize}";
        command.CommandText = $"""
            with c as materialized (
              select ord, {(query.Province == 0 ? "province" : "city")}, sector, industry, kind, degree, workplace, employer_kind, verified, pay_to, ({rank})::float8 as rank, {(query.IsRanked ? $"head @@ {words}" : "true")} as in_head
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
            if (query is { IsRanked: true, Typed: not null }) order += $" + (head @@ {Parameter(query.Typed, NpgsqlDbType.Text)}::tsquery)::int";
            if (query is { Pay: > 0, Order: not JobOrder.Pay }) order += " + 4 * (pay_to >= 0)::int";
            if (query.Broader.Count > 0) order += $" + {Fits} * (industry <> all ({Parameter(query.Broader.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Integer)}))::int::float8";
            return order;
        }

        string? Add(string condition, object? value, NpgsqlDbType type, string cast = "")
        {
            if (value is null) return null;
            var parameter = Parameter(value, type) + cast;
            And().Append(condition).Append(' ').Append(parameter);
            return parameter;
        }

        // The index knows no "any of"; a chain of "or" becomes one scan of it for each.
        void AddAny(string condition, IReadOnlyList<int> values)
        {
            if (values.Count > 0) And().Append('(').AppendJoin(" or ", values.Select(value => $"{condition} {Parameter(value, NpgsqlDbType.Integer)}")).Append(')');
        }

        StringBuilder And() => where.Append(where.Length == 0 ? "where " : " and ");

        string Parameter(object value, NpgsqlDbType type)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = type });
            return string.Create(CultureInfo.InvariantCulture, $"${command.Parameters.Count}");
        }
    }

    private static object? NotZero(int number) => number == 0 ? null : number;

    private static object? NotZero(short number) => number == 0 ? null : number;
}
