using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.LocalPostgres;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Benchmarks;

/// <summary>
/// A database with many published postings. They are loaded by the superuser with COPY, past row-level security: a way
/// that the product does not have.
/// </summary>
internal static class SearchDatabase
{
    public static async Task<(LocalCluster Cluster, PortalConnectionStrings Connections)> Open(int postings, string? folder)
    {
        var settings = new Dictionary<string, string> { ["shared_buffers"] = "1GB", ["maintenance_work_mem"] = "512MB", ["max_connections"] = "100" };
        var cluster = folder is null
            ? await LocalCluster.StartTemporaryAsync(settings)
            : await LocalCluster.StartAsync(new LocalClusterOptions { DataDirectory = folder, Durable = false, Settings = settings, Say = Console.WriteLine });
        var name = "bench_" + postings;
        // Rows of an earlier form lack what is searched now; making all anew is quicker than bringing a million along.
        if (folder is not null && await Rows(cluster.SuperuserConnectionString, name) != postings)
        {
            await using var server = new NpgsqlConnection(cluster.SuperuserConnectionString);
            await server.OpenAsync();
            await Execute(server, $"drop database if exists {name} with (force)");
        }

        var connections = await PortalDatabase.EnsureRolesAsync(cluster.SuperuserConnectionString, name);
        await Migrator.Run(connections.PortalOwner, PortalDatabase.AppRole, CancellationToken.None);
        var superuser = new NpgsqlConnectionStringBuilder(cluster.SuperuserConnectionString) { Database = name }.ConnectionString;
        await using var connection = new NpgsqlConnection(superuser);
        await connection.OpenAsync();
        if (await Number(connection, "select count(*) from job_search") != postings) await Load(connection, superuser, postings);
        // Each run has master keys of its own; keys that were wrapped for an earlier one cannot be read.
        await Execute(connection, "truncate data_protection_keys, data_keys");
        Console.WriteLine($"{postings:N0} postings; heap {await Size(connection, "pg_relation_size('job_search')")}, with its words {await Size(connection, "pg_table_size('job_search')")}, "
            + $"index {await Size(connection, "pg_relation_size('ix_job_search_gin')")}, listings {await Size(connection, "pg_total_relation_size('job_listings')")}");
        return (cluster, connections);
    }

    public static Guid TenantId(int tenant) => new(tenant + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    private static async Task Load(NpgsqlConnection connection, string superuser, int postings)
    {
        var clock = Stopwatch.StartNew();
        await Execute(connection, "drop index if exists ix_job_search_gin; truncate job_search, job_listings; delete from tenants");
        for (var tenant = 0; tenant < Postings.Tenants; tenant++)
        {
            await using var insert = new NpgsqlCommand(
                """
                insert into tenants (id, slug, name_zh, name_en, short_name_zh, short_name_en, tagline_zh, tagline_en, accent, default_language, time_zone, created_at, is_demo)
                values ($1, $2, $3, $4, $3, $4, '', '', '#1d4f91', 'Chinese', 'Asia/Shanghai', now(), false)
                """, connection)
            {
                Parameters = { new() { Value = TenantId(tenant) }, new() { Value = $"t{tenant:000}" }, new() { Value = $"第{tenant}人才中心" }, new() { Value = $"Talent Centre {tenant}" } },
            };
            await insert.ExecuteNonQueryAsync();
        }

        var source = new Postings(seed: 7);
        var made = Enumerable.Range(0, postings).AsParallel().AsOrdered().Select(index =>
        {
            var posting = source.At(index);
            return (Index: index, Posting: posting, Row: JobSearchRow.Of(TenantId(posting.Tenant), JobId(index), posting.EmployerId, posting.Facts, posting.Texts));
        });
        await using var listings = new NpgsqlConnection(superuser);
        await listings.OpenAsync();
        await using (var rows = await connection.BeginBinaryImportAsync("copy job_search (ord, tenant_id, job_id, employer_id, province, city, sector, industry, kind, degree, workplace, employer_kind, verified, pay_from, pay_to, pay_steps, occupation, asks, day, form, head, words) from stdin (format binary)"))
        await using (var cards = await listings.BeginBinaryImportAsync(
            "copy job_listings (tenant_id, job_id, title_zh, title_en, employer_id, employer_zh, employer_en, employer_verified, division_code, country_code, workplace, kind_code, degree_code,"
            + " pay_min, pay_max, pay_currency, pay_period, summary_zh, summary_en, published_at, changed_at, confirmed_at) from stdin (format binary)"))
        {
            foreach (var (index, posting, row) in made)
            {
                await rows.StartRowAsync();
                foreach (var value in (object[])[index + 1, row.TenantId, row.JobId, row.EmployerId, row.Province, row.City, row.Sector, row.Industry, row.Kind, row.Degree, row.Workplace, row.EmployerKind, row.Verified, row.PayFrom, row.PayTo, row.PaySteps, row.Occupation, row.Asks, row.Day, row.Form, row.Head, row.Words]) await rows.WriteAsync(value);
                var at = posting.PublishedAt;
                await cards.StartRowAsync();
                foreach (var value in (object?[])
                [
                    row.TenantId, row.JobId, posting.Title.Zh, posting.Title.En, posting.EmployerId, posting.Employer.Zh, posting.Employer.En, posting.Verified, posting.DivisionCode, "CN", posting.Workplace.ToString(),
                    posting.KindCode, posting.DegreeCode, posting.PayMinimum, posting.PayMaximum, posting.PayMinimum is null ? null : "CNY", posting.PayMinimum is null ? null : "year",
                    Cut(posting.Body.Zh), Cut(posting.Body.En), at, at, at,
                ])
                {
                    if (value is null) await cards.WriteNullAsync();
                    else await cards.WriteAsync(value);
                }
            }

            await rows.CompleteAsync();
            await cards.CompleteAsync();
        }

        Console.WriteLine($"loaded in {clock.Elapsed.TotalSeconds:0} s");
        clock.Restart();
        await Execute(connection, "create index ix_job_search_gin on job_search using gin (blocks, tenant_id, employer_id, province, city, sector, industry, kind, degree, workplace, employer_kind, verified, pay_steps, asks, words, head) with (fastupdate = on)");
        await Execute(connection, "select setval(pg_get_serial_sequence('job_search', 'ord'), (select max(ord) from job_search)); vacuum analyze job_search; vacuum analyze job_listings");
        Console.WriteLine($"indexed in {clock.Elapsed.TotalSeconds:0} s");
    }

    private static string? Cut(string? text) => text is { Length: > JobListing.SummaryMax } ? text[..JobListing.SummaryMax] : text;

    private static Guid JobId(int index) => new(index + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 2]);

    /// <summary>Rows of the form that is written today; 0 where there is no such database or table yet.</summary>
    private static async Task<long> Rows(string superuser, string database)
    {
        try
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(superuser) { Database = database, Pooling = false }.ConnectionString);
            await connection.OpenAsync();
            return await Number(connection, $"select count(*) from job_search where form = {JobSearchRow.CurrentForm}");
        }
        catch (PostgresException missing) when (missing.SqlState is PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn)
        {
            return 0;
        }
    }

    internal static async Task Execute(NpgsqlConnection connection, string sql)
    {
        foreach (var statement in sql.Split(';'))
        {
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 3600 };
            await command.ExecuteNonQueryAsync();
        }
    }

    internal static async Task<long> Number(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    internal static async Task<string> Size(NpgsqlConnection connection, string of) => $"{await Number(connection, "select " + of) / 1024.0 / 1024:0} MB";
}
