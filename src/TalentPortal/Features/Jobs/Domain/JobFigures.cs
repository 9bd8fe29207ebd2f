using Npgsql;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>How many postings there are, as of a few seconds ago.</summary>
/// <param name="ByTenant">Postings of each tenant that has some.</param>
public sealed record JobTotals(IReadOnlyDictionary<Guid, int> ByTenant, IReadOnlyDictionary<(Guid Tenant, JobFacet Facet), IReadOnlyList<(int Number, int Count)>> Facets)
{
    /// <summary>Employers with postings: of each tenant, and of all under <see cref="Guid.Empty"/>; one that posts at two tenants is one.</summary>
    public IReadOnlyDictionary<Guid, int> Employers { get; init; } = new Dictionary<Guid, int>();

    /// <summary>Whether every row has the keys of terms: none was written by an earlier version of the portal.</summary>
    public bool HaveKeys { get; init; }

    private readonly Lazy<IReadOnlyDictionary<JobFacet, IReadOnlyList<(int Number, int Count)>>> _nationwide = new(() => Sum(Facets));

    /// <summary>What part of all postings the filters leave, taken as independent of one another.</summary>
    public double ShareOf(JobQuery query)
    {
        var all = Of(null);
        var scope = Of(query.TenantId);
        if (all == 0 || scope == 0) return 1;
        var share = (double)scope / all;
        foreach (var (facet, number) in new (JobFacet, int)[]
        {
            (JobFacet.Province, query.Province), (JobFacet.Sector, query.Sector), (JobFacet.Kind, query.Kind), (JobFacet.Degree, query.Degree),
            (JobFacet.Workplace, query.Workplace), (JobFacet.EmployerKind, query.EmployerKind), (JobFacet.Verified, query.Verified ? 1 : 0),
        })
        {
            if (number == 0) continue;
            var counts = query.TenantId is { } tenant ? Facets.GetValueOrDefault((tenant, facet)) : _nationwide.Value.GetValueOrDefault(facet);
            // What nobody has counted may have come since.
            share *= Math.Max(counts?.FirstOrDefault(value => value.Number == number).Count ?? 0, 1) / (double)scope;
        }

        return share;
    }

    public int EmployersOf(Guid? tenant) => Employers.GetValueOrDefault(tenant ?? Guid.Empty);

    public int Of(Guid? tenant) => tenant is { } one ? ByTenant.GetValueOrDefault(one) : ByTenant.Values.Sum();

    /// <summary>Facets of one tenant's postings, or of all.</summary>
    public IReadOnlyDictionary<JobFacet, IReadOnlyList<(int Number, int Count)>> FacetsOf(Guid? tenant) =>
        tenant is { } one ? Sum(Facets.Where(pair => pair.Key.Tenant == one)) : _nationwide.Value;

    private static IReadOnlyDictionary<JobFacet, IReadOnlyList<(int Number, int Count)>> Sum(IEnumerable<KeyValuePair<(Guid Tenant, JobFacet Facet), IReadOnlyList<(int Number, int Count)>>> facets) =>
        facets.GroupBy(pair => pair.Key.Facet)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<(int, int)>)[.. group.SelectMany(pair => pair.Value).GroupBy(value => value.Number).Select(same => (same.Key, same.Sum(value => value.Count)))]);
}

/// <summary>
/// Figures over all postings, which are the same for everybody and would cost a pass over the table each: kept in memory
/// and read again in the background.
/// </summary>
public sealed class JobFigures(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>In place of a facet: how many employers; in place of a number: how many rows are of an earlier form.</summary>
    private const int EmployersRow = -2;

    private static readonly (string Column, JobFacet Facet)[] facets =
    [
        ("province", JobFacet.Province), ("sector", JobFacet.Sector), ("kind", JobFacet.Kind), ("degree", JobFacet.Degree),
        ("workplace", JobFacet.Workplace), ("employer_kind", JobFacet.EmployerKind), ("verified", JobFacet.Verified), ("occupation", JobFacet.Occupation),
    ];

    private static readonly TimeSpan RangeLifetime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TotalsLifetime = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Known<(int Oldest, int Newest)>? _range;
    private volatile Known<JobTotals>? _totals;

    /// <summary>The totals that were read last; null before the first time. Where they are old, they are read again behind the caller's back.</summary>
    public JobTotals? Latest
    {
        get
        {
            if ((_totals is not { } known || clock.GetElapsedTime(known.At) >= known.Lifetime) && _reading.CurrentCount > 0) _ = Refresh();
            return _totals?.Value;
        }
    }

    private async Task Refresh()
    {
        await Task.Yield();
        try
        {
            await Totals(CancellationToken.None);
        }
        catch (Exception failed) when (failed is NpgsqlException or ObjectDisposedException or TimeoutException)
        {
            // The next caller tries again; whoever needs the totals themselves is told.
        }
    }

    /// <summary>Lowest and highest publication number.</summary>
    /// <param name="own">
    /// The connection of the message that asks. Give it wherever there is one: with as many messages under way as there are
    /// connections, each would wait for a second one that no other gives back.
    /// </param>
    public async ValueTask<(int Oldest, int Newest)> Range(CancellationToken ct, NpgsqlConnection? own = null)
    {
        if (_range is { } known && clock.GetElapsedTime(known.At) < RangeLifetime) return known.Value;
        await using var command = Command(own, "select coalesce(min(ord), 1), coalesce(max(ord), 0) from job_search");
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var range = (reader.GetInt32(0), reader.GetInt32(1));
        _range = new(range, clock.GetTimestamp(), RangeLifetime);
        return range;
    }

    /// <summary>Totals that may be a little old. Where reading them takes long, they are read less often.</summary>
    /// <inheritdoc cref="Range"/>
    public async ValueTask<JobTotals> Totals(CancellationToken ct, NpgsqlConnection? own = null)
    {
        if (_totals is { } known && clock.GetElapsedTime(known.At) < known.Lifetime) return known.Value;
        // One caller reads; while there are older totals, nobody waits for it.
        if (!await _reading.WaitAsync(_totals is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, ct)) return _totals!.Value;
        try
        {
            if (_totals is { } other && clock.GetElapsedTime(other.At) < other.Lifetime) return other.Value;
            var started = clock.GetTimestamp();
            var totals = await Read(own, ct);
            _totals = new(totals, clock.GetTimestamp(), TotalsLifetime + (clock.GetElapsedTime(started) * 100));
            return totals;
        }
        finally
        {
            _reading.Release();
        }
    }

    private NpgsqlCommand Command(NpgsqlConnection? own, string sql) => own is null ? database.CreateCommand(sql) : new NpgsqlCommand(sql, own);

    private async Task<JobTotals> Read(NpgsqlConnection? own, CancellationToken ct)
    {
        // One pass for all steps; the steps stand in the same order in both lists.
        var steps = string.Join(", ", SearchPay.Shown.Select(step => $"count(*) filter (where pay_to >= {step})"));
        await using var command = Command(own, $"""
            select tenant_id, {JobSearchSql.Which(facets)}, coalesce({string.Join(", ", facets.Select(facet => facet.Column))}, 0)::int, count(*)::int
              from job_search group by tenant_id, grouping sets ((), {string.Join(", ", facets.Select(facet => $"({facet.Column})"))})
            union all
            select tenant_id, {(int)JobFacet.Pay}, unnest(array[{string.Join(", ", SearchPay.Shown)}]), unnest(array[{steps}])::int from job_search group by tenant_id
            union all
            select coalesce(tenant_id, '{Guid.Empty}'), {EmployersRow}, (count(*) filter (where form < {JobSearchRow.CurrentForm}))::int, count(distinct employer_id) filter (where employer_id <> '{Guid.Empty}')::int from job_search group by grouping sets ((), (tenant_id))
            """);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var byTenant = new Dictionary<Guid, int>();
        var employers = new Dictionary<Guid, int>();
        var earlier = 0;
        var found = new Dictionary<(Guid, JobFacet), List<(int, int)>>();
        while (await reader.ReadAsync(ct))
        {
            var (tenant, facet) = (reader.GetGuid(0), reader.GetInt32(1));
            if (facet == EmployersRow)
            {
                employers[tenant] = reader.GetInt32(3);
                if (tenant == Guid.Empty) earlier = reader.GetInt32(2);
                continue;
            }

            if (facet < 0)
            {
                byTenant[tenant] = reader.GetInt32(3);
                continue;
            }

            if (!found.TryGetValue((tenant, (JobFacet)facet), out var values)) found[(tenant, (JobFacet)facet)] = values = [];
            values.Add((reader.GetInt32(2), reader.GetInt32(3)));
        }

        return new(byTenant, found.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<(int, int)>)pair.Value)) { Employers = employers, HaveKeys = earlier == 0 };
    }

    private sealed record Known<T>(T Value, long At, TimeSpan Lifetime);
}
