using System.Diagnostics;
using Npgsql;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.LocalPostgres;
using TalentPortal.Platform.Text;

namespace TalentPortal.Benchmarks;

/// <summary>
/// What the index of the search costs a publication, and what it then costs those who search, with and without the list
/// of pending entries that PostgreSQL keeps by default.
/// </summary>
internal static class PublishBench
{
    private const int Publications = 1500;
    private const int Searches = 300;

    public static async Task<int> Run(LocalCluster cluster, string database)
    {
        var superuser = new NpgsqlConnectionStringBuilder(cluster.SuperuserConnectionString) { Database = database }.ConnectionString;
        await using var source = NpgsqlDataSource.Create(superuser);
        await using var connection = await source.OpenConnectionAsync();
        var words = new Postings(7).Queries().Take(Searches).Select(SearchTokens.Query).ToList();
        // Without a list, with the shortest as the portal serves, and with the one of an import.
        foreach (var list in new[] { null, "64kB", "4MB" })
        {
            await Execute(connection, $"alter index ix_job_search_gin set (fastupdate = {(list is null ? "off" : "on")}); set gin_pending_list_limit = '{list ?? "64kB"}'");
            await Execute(connection, "vacuum analyze job_search");
            await Search(source, words);
            var before = await Search(source, words);
            var writes = await Publish(connection);
            var after = await Search(source, words);
            Console.WriteLine($"list {list ?? "none"}   publication p50 {At(writes, 50):0.00} p95 {At(writes, 95):0.00} p99 {At(writes, 99):0.00} max {writes[^1]:0.0} ms"
                + $"   search before p50 {At(before, 50):0.0} p95 {At(before, 95):0.0} ms, after {Publications:N0} publications p50 {At(after, 50):0.0} p95 {At(after, 95):0.0} ms");
            await Execute(connection, $"delete from job_search where tenant_id = '{SearchDatabase.TenantId(Postings.Tenants)}'");
            await Execute(connection, "select gin_clean_pending_list('ix_job_search_gin')");
        }

        await Execute(connection, "alter index ix_job_search_gin set (fastupdate = on)");
        await Execute(connection, "vacuum analyze job_search");
        return 0;
    }

    /// <summary>One row after another, each committed, as publications come; of a tenant that nothing else has.</summary>
    private static async Task<double[]> Publish(NpgsqlConnection connection)
    {
        var tenant = SearchDatabase.TenantId(Postings.Tenants);
        var source = new Postings(8);
        var times = new double[Publications];
        for (var i = 0; i < Publications; i++)
        {
            var posting = source.At(i);
            var row = JobSearchRow.Of(tenant, Guid.NewGuid(), posting.EmployerId, posting.Facts, posting.Texts);
            await using var insert = new NpgsqlCommand(
                "insert into job_search (tenant_id, job_id, employer_id, province, city, sector, industry, kind, degree, head, words) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)", connection);
            foreach (var value in (object[])[row.TenantId, row.JobId, row.EmployerId, row.Province, row.City, row.Sector, row.Industry, row.Kind, row.Degree, row.Head, row.Words]) insert.Parameters.Add(new() { Value = value });
            var started = Stopwatch.GetTimestamp();
            await insert.ExecuteNonQueryAsync();
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        return [.. times.Order()];
    }

    private static async Task<double[]> Search(NpgsqlDataSource source, IReadOnlyList<string?> words)
    {
        // Its own connection: the search leaves planner settings behind, which the next one must not find.
        await using var connection = await source.OpenConnectionAsync();
        await using var range = new NpgsqlCommand("select min(ord), max(ord) from job_search", connection);
        int oldest, newest;
        await using (var reader = await range.ExecuteReaderAsync())
        {
            await reader.ReadAsync();
            (oldest, newest) = (reader.GetInt32(0), reader.GetInt32(1));
        }

        var times = new List<double>(words.Count);
        foreach (var query in words)
        {
            var started = Stopwatch.GetTimestamp();
            await JobSearch.Find(connection, new JobQuery(null, query, JobOrder.Date, Page: 1), oldest, newest, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return [.. times.Order()];
    }

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }

    private static double At(double[] sorted, int percent) => sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];
}
