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

    public static NpgsqlBatchCommand Command(JobQuery query, int? fromBucket, bool headOnly)
    {
        var command = new NpgsqlBatchCommand();
        var where = new StringBuilder();
        // The types must be those of the columns: another integer's comparison is not one of the index.
        Add("bucket >=", fromBucket, NpgsqlDbType.Integer);
        Add("tenant_id =", query.TenantId, NpgsqlDbType.Uuid);
        Add("province =", NotZero(query.Province), NpgsqlDbType.Smallint);
        Add("city =", NotZero(query.City), NpgsqlDbType.Integer);
        Add("sector =", NotZero(query.Sector), NpgsqlDbType.Integer);
        AddAny("industry =", [.. query.Industries, .. query.Broader]);
        Add("employer_id =", query.EmployerId, NpgsqlDbType.Uuid);
        Add("kind =", NotZero(query.Kind), NpgsqlDbType.Smallint);
        Add("degree =", NotZero(query.Degree), NpgsqlDbType.Smallint);
        var words = query.Words is null ? null : Add(headOnly ? "head @@" : "words @@", query.Words, NpgsqlDbType.Text, "::tsquery");
        var ranked = query.ByRelevance && words is not null;
        // What fits exactly before what fits by a broader branch; then the words typed before their translations.
        var rank = ranked ? $"ts_rank(head, {words})" : "0::real";
        if (ranked && query.Typed is not null) rank += $" + (head @@ {Parameter(query.Typed, NpgsqlDbType.Text)}::tsquery)::int";
        if (query.Broader.Count > 0) rank += $" + 4 * (industry <> all ({Parameter(query.Broader.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Integer)}))::int";
        var (place, placeFacet) = query.Province == 0 ? ("province", JobFacet.Province) : ("city", JobFacet.City);
        var (branch, branchFacet) = query.Sector == 0 ? ("sector", JobFacet.Sector) : ("industry", JobFacet.Industry);
        var facets = headOnly ? "" : $"""
            union all
            select case grouping({place}, {branch}, kind, degree) when 7 then {(int)placeFacet} when 11 then {(int)branchFacet} when 13 then {(int)JobFacet.Kind} else {(int)JobFacet.Degree} end,
                   coalesce({place}, {branch}, kind, degree)::int, count(*)::int, 0::real
              from c group by grouping sets (({place}), ({branch}), (kind), (degree))
            """;
        // By relevance, what lies further back may have to be merged in, so the pages before are needed too.
        var limit = ranked ? $"limit {query.Page * JobSearch.PageSize}" : $"limit {JobSearch.PageSize} offset {(query.Page - 1) * JobSearch.PageSize}";
        command.CommandText = $"""
            with c as materialized (
              select ord, province, city, sector, industry, kind, degree, ({rank})::real as rank, {(ranked ? $"head @@ {words}" : "true")} as in_head
                from job_search {where})
            select {TotalRow}, count(*)::int, (count(*) filter (where in_head))::int, 0::real from c
            {facets}
            union all
            (select {PageRow}, ord, industry, rank from c order by rank desc, ord desc {limit})
            """;
        return command;

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
