using System.Diagnostics;
using Npgsql;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Text;

namespace TalentPortal.Benchmarks;

internal static class SearchBench
{
    /// <summary>What visitors ask for: words, filters, tenants, pages; all different.</summary>
    public static IReadOnlyList<(string Q, JobQuery Query, Guid? Tenant)> Queries(int count)
    {
        var random = new Random(11);
        var words = new Postings(7).Queries();
        return [.. words.Take(count).Select(q =>
        {
            var byRelevance = random.Next(2) == 0;
            Guid? tenant = random.Next(3) == 0 ? SearchDatabase.TenantId((int)(100 * Math.Pow(random.NextDouble(), 1.7))) : null;
            var query = new JobQuery(tenant, SearchTokens.Query(q), byRelevance, random.Next(10) == 0 ? 2 : 1);
            if (random.Next(3) == 0) query = query with { Kind = (short)random.Next(1, 4) };
            if (random.Next(3) == 0) query = query with { Province = (short)new[] { 11, 31, 35, 44, 33 }[random.Next(5)] };
            return (q, query, tenant);
        })];
    }

    public static async Task Sql(string connectionString, int count)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync();
        await using (var set = new NpgsqlCommand("select set_config('app.side','public',false), set_config('jit','off',false)", connection)) await set.ExecuteNonQueryAsync();
        int newest, oldest;
        await using (var range = new NpgsqlCommand("select min(ord), max(ord) from job_search", connection))
        await using (var reader = await range.ExecuteReaderAsync()) { await reader.ReadAsync(); (oldest, newest) = (reader.GetInt32(0), reader.GetInt32(1)); }
        var queries = Queries(count);
        for (var round = 0; round < 3; round++)
        {
            var times = new List<(double Ms, string Q, JobQuery Query, int Total, bool Exact)>();
            foreach (var (q, query, _) in queries)
            {
                var started = Stopwatch.GetTimestamp();
                var hits = await JobSearch.Find(connection, query, oldest, newest, CancellationToken.None);
                times.Add((Stopwatch.GetElapsedTime(started).TotalMilliseconds, q, query, hits.Total, hits.IsExact));
            }
            var sorted = times.OrderBy(t => t.Ms).ToList();
            Console.WriteLine($"p50 {sorted[count / 2].Ms:0.00} p95 {sorted[count * 95 / 100].Ms:0.00} p99 {sorted[count * 99 / 100].Ms:0.00} max {sorted[^1].Ms:0.00}  none found {times.Count(t => t.Total == 0)} capped {times.Count(t => !t.Exact)}");
            if (round == 2) foreach (var t in sorted.TakeLast(25)) Console.WriteLine($"{t.Ms:0.0} {t.Q} {t.Query} {t.Total} {t.Exact}");
        }
    }
}
