using System.Globalization;
using System.Runtime.InteropServices;
using Npgsql;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>
/// What the looks of one search have found: of each match its place in the order and its values, column by column. Number,
/// page and facets are made of them here: to count a thousand rows in ten ways takes the database milliseconds, and another
/// look need only bring what the one before did not see.
/// </summary>
internal sealed class JobFindings(JobQuery query)
{
    /// <summary>The columns of a look's one row, each with the value of every match.</summary>
    public static string Columns(JobQuery query, string rank, string inHead) =>
        $"array_agg(ord), array_agg({rank}), array_agg(({inHead})::int), array_agg({(query.Broader.Count > 0 ? "industry" : "0")}), {string.Join(", ", FacetsOf(query).Select(facet => $"array_agg({facet.Column}::int)"))}, array_agg(asks::text)";

    private const int FirstFacet = 4;

    private readonly (string Column, JobFacet Facet)[] _columns = FacetsOf(query);
    private readonly Dictionary<JobFacet, Dictionary<int, int>> _counts = [];
    private readonly List<(int Ord, double Rank, int Industry)> _rows = [];

    /// <summary>How many there are in what was looked at.</summary>
    public int Total { get; private set; }

    /// <summary>How many of them have the words in title or employer.</summary>
    public int InHead { get; private set; }

    /// <summary>Reads what a look found; it has seen none of what others saw.</summary>
    public async Task Add(NpgsqlDataReader look, CancellationToken ct)
    {
        await look.ReadAsync(ct);
        if (await look.IsDBNullAsync(0, ct)) return;
        var (ords, ranks, heads, industries) = (look.GetFieldValue<int[]>(0), look.GetFieldValue<double[]>(1), look.GetFieldValue<int[]>(2), look.GetFieldValue<int[]>(3));
        Total += ords.Length;
        InHead += heads.Sum();
        for (var at = 0; at < ords.Length; at++) _rows.Add((ords[at], ranks[at], industries[at]));
        for (var column = 0; column < _columns.Length; column++)
        {
            var values = look.GetFieldValue<int[]>(FirstFacet + column);
            if (_columns[column].Facet == JobFacet.Pay) CountSteps(values);
            else Count(_columns[column].Facet, values);
        }

        foreach (var keys in look.GetFieldValue<string[]>(FirstFacet + _columns.Length)) CountAsked(keys);
    }

    /// <summary>Further rows that may belong on the page; they are not counted.</summary>
    public async Task AddFurther(NpgsqlDataReader look, CancellationToken ct)
    {
        var known = _rows.Select(row => row.Ord).ToHashSet();
        while (await look.ReadAsync(ct))
        {
            if (known.Add(look.GetInt32(0))) _rows.Add((look.GetInt32(0), look.GetDouble(1), look.GetInt32(2)));
        }
    }

    /// <summary>The page that is asked for, and the facets.</summary>
    /// <param name="isExact">Whether all that matches is among what was found.</param>
    public JobHits Hits(bool isExact)
    {
        var page = _rows.OrderByDescending(row => row.Rank).ThenByDescending(row => row.Ord).Skip((query.Page - 1) * JobSearch.PageSize).Take(JobSearch.PageSize).ToList();
        return new JobHits(Total, isExact, [.. page.Select(row => row.Ord)], _counts.ToDictionary(facet => facet.Key, facet => (IReadOnlyList<(int, int)>)[.. facet.Value.Select(value => (value.Key, value.Value))]))
        {
            Broader = page.Where(row => query.Broader.Contains(row.Industry)).ToDictionary(row => row.Ord, row => row.Industry),
        };
    }

    private static (string Column, JobFacet Facet)[] FacetsOf(JobQuery query) =>
    [
        query.Province == 0 ? ("province", JobFacet.Province) : ("city", JobFacet.City), query.Sector == 0 ? ("sector", JobFacet.Sector) : ("industry", JobFacet.Industry),
        ("kind", JobFacet.Kind), ("degree", JobFacet.Degree), ("workplace", JobFacet.Workplace), ("employer_kind", JobFacet.EmployerKind), ("verified", JobFacet.Verified),
        ("occupation", JobFacet.Occupation), ("pay_to", JobFacet.Pay),
    ];

    private void Count(JobFacet facet, ReadOnlySpan<int> numbers)
    {
        var counts = Of(facet);
        foreach (var number in numbers) CollectionsMarshal.GetValueRefOrAddDefault(counts, number, out _)++;
    }

    private void CountSteps(ReadOnlySpan<int> pays)
    {
        var counts = Of(JobFacet.Pay);
        foreach (var step in SearchPay.Shown)
        {
            var reached = 0;
            foreach (var pay in pays) reached += pay >= step ? 1 : 0;
            if (reached > 0) counts[step] = counts.GetValueOrDefault(step) + reached;
        }
    }

    /// <param name="keys">The text form of an array.</param>
    private void CountAsked(ReadOnlySpan<char> keys)
    {
        keys = keys[1..^1];
        foreach (var range in keys.Split(','))
        {
            if (int.TryParse(keys[range], NumberStyles.None, CultureInfo.InvariantCulture, out var key) && SearchAsks.FacetOf(key) is { } facet && (facet != JobFacet.District || query.City != 0))
                CollectionsMarshal.GetValueRefOrAddDefault(Of(facet), key, out _)++;
        }
    }

    private Dictionary<int, int> Of(JobFacet facet) => CollectionsMarshal.GetValueRefOrAddDefault(_counts, facet, out _) ??= [];
}
