using Microsoft.EntityFrameworkCore;
using Npgsql;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Fixture;
using Xunit.Abstractions;

namespace TalentPortal.Tests.Isolation;

/// <summary>
/// sec-T02: every table × caller × verb × row, generated from the model and asked of PostgreSQL as <c>portal_app</c>,
/// past all C#. What is expected is written down here by shape, apart from the code that makes the policies.
/// </summary>
public sealed class TableMatrixTests(PortalFixture portal, ITestOutputHelper output) : IClassFixture<PortalFixture>
{
    private static readonly Caller[] Callers =
    [
        new("staff of A", Sides.TenantA, null, null, CallSide.Staff),
        new("staff of B", Sides.TenantB, null, null, CallSide.Staff),
        new("system at A", Sides.TenantA, null, null, CallSide.System),
        new("visitor at A", Sides.TenantA, null, null, CallSide.Public),
        new("talent A at A", Sides.TenantA, Sides.UserA, null, CallSide.Party),
        new("talent A at B", Sides.TenantB, Sides.UserA, null, CallSide.Party),
        new("talent B at A", Sides.TenantA, Sides.UserB, null, CallSide.Party),
        new("employer A at A", Sides.TenantA, Sides.UserB, Sides.EmployerA, CallSide.Employer),
        new("employer A at B", Sides.TenantB, Sides.UserB, Sides.EmployerA, CallSide.Employer),
        new("employer B at A", Sides.TenantA, Sides.UserB, Sides.EmployerB, CallSide.Employer),
        new("nobody", null, null, null, CallSide.Public),
    ];

    [Fact]
    public async Task Each_caller_reads_and_writes_exactly_what_the_shape_says()
    {
        var (wrong, cells, granted) = await Walk(portal, Tables.Owned);
        output.WriteLine($"{Tables.Owned.Count} tables, {Callers.Length} callers, {cells} cells, {granted} granted, {cells - granted} refused");
        Assert.True(Tables.Owned.Count >= 10 && cells >= 1000 && granted >= 100, $"too few subjects: {cells} cells");
        Assert.Empty(wrong);
    }

    /// <summary>Walks the matrix of the given tables; used on a whole database, and on one that was broken on purpose.</summary>
    internal static async Task<(List<string> Wrong, int Cells, int Granted)> Walk(PortalFixture portal, IReadOnlyList<Table> tables)
    {
        await using var admin = await portal.OpenAsSuperuser();
        await LeaveOnlyPolicies(admin);
        var samples = await SampleRows.Read(admin);
        List<string> wrong = [];
        var cells = 0;
        var granted = 0;
        foreach (var table in tables)
        {
            foreach (var row in RowsOf(table, samples))
            {
                await Execute(admin, $"truncate {table.FullName} cascade; truncate grants");
                await Execute(admin, row.Sample.Insert);
                foreach (var caller in Callers)
                {
                    var expected = Expectation.Of(table, row, caller);
                    await using var connection = await portal.OpenAsApp(caller.Tenant, caller.User, caller.Employer, caller.Side);
                    foreach (var (verb, should, did) in await Try(connection, table, row, caller, expected))
                    {
                        cells++;
                        if (did) granted++;
                        if (should != did) wrong.Add($"{table.Name}: {caller.Name} {verb} {row.Name}: {(did ? "allowed" : "refused")}");
                    }
                }
            }
        }

        return (wrong, cells, granted);
    }

    [Fact]
    public async Task A_malformed_setting_is_an_error_and_never_a_row()
    {
        await using var admin = await portal.OpenAsSuperuser();
        await LeaveOnlyPolicies(admin);
        var samples = await SampleRows.Read(admin);
        foreach (var table in Tables.Owned)
        {
            await Execute(admin, $"truncate {table.FullName} cascade");
            await Execute(admin, samples.Make(table, sideA: true, isPublic: false).Insert);
            await using var connection = await portal.OpenAsApp();
            await Execute(connection, "select set_config('app.tenant_id', 'not-a-uuid', false), set_config('app.user_id', '''; drop table tenants', false), set_config('app.employer_id', '{}', false), set_config('app.side', 'staff', false)");
            if (table.Tenancy.Shape == TenancyShape.Projection) continue;
            var error = await Record.ExceptionAsync(() => Scalar(connection, $"select count(*) from {table.FullName}"));
            Assert.Equal("22P02", Assert.IsType<PostgresException>(error).SqlState);
        }
    }

    [Fact]
    public async Task The_serving_role_can_neither_truncate_nor_copy_into_nor_alter_a_table()
    {
        await using var connection = await portal.OpenAsApp(Sides.TenantA, side: CallSide.Staff);
        foreach (var table in Tables.All)
        {
            Assert.Equal("42501", await State(connection, $"truncate {table.FullName}"));
            Assert.Equal("42501", await State(connection, $"alter table {table.FullName} disable row level security"));
            Assert.Equal("42501", await State(connection, $"drop table {table.FullName}"));
        }

        foreach (var table in Tables.Owned)
        {
            var error = await Record.ExceptionAsync(async () =>
            {
                await using var copy = await connection.BeginTextImportAsync($"copy {table.FullName} from stdin");
            });
            Assert.Equal("0A000", Assert.IsType<PostgresException>(error).SqlState);
        }
    }

    private static IEnumerable<Row> RowsOf(Table table, SampleRows samples)
    {
        yield return new("a row of A", samples.Make(table, sideA: true), IsPublic: false);
        if (table.Tenancy.Shape == TenancyShape.Published) yield return new("a public row of A", samples.Make(table, sideA: true, isPublic: true), IsPublic: true);
        if (table.Tenancy.OtherEmployerProperty is not null) yield return new("a row of A as its second employer", samples.Make(table, sideA: true, other: true), IsPublic: false, IsOther: true);
    }

    /// <summary>Each verb in a transaction of its own, rolled back.</summary>
    private static async Task<List<(string Verb, bool Should, bool Did)>> Try(NpgsqlConnection connection, Table table, Row row, Caller caller, Expectation expected)
    {
        var owner = table.Tenancy.Shape == TenancyShape.Person ? "user_id" : "tenant_id";
        var stranger = SampleRow.Literal(table.Tenancy.Shape == TenancyShape.Person ? Sides.UserB : Sides.TenantB);
        var twin = Fresh(table, row.Sample);
        var harmless = Harmless(table);
        var self = $"update {table.FullName} set {harmless} = {harmless}";
        List<(string, bool, bool)> results =
        [
            ("select", expected.Read, await Count(connection, $"select count(*) from {table.FullName}") > 0),
            ("copy to", expected.Read, await CopiesOut(connection, table)),
            ("insert", expected.Insert, await Affects(connection, twin.Insert)),
            ("insert returning", expected.Insert && expected.Read, await Affects(connection, twin.Insert + $" returning {owner}")),
            ("upsert do nothing", expected.Insert, await Affects(connection, twin.Insert + " on conflict do nothing")),
            ("update", expected.Update, await Affects(connection, self)),
            ("delete", expected.Delete, await Affects(connection, $"delete from {table.FullName}")),
            ("move to a stranger", false, await Affects(connection, $"update {table.FullName} set {owner} = {stranger}")),
            ("take over", false, await Affects(connection, $"update {table.FullName} set {owner} = {owner}")),
        ];
        return results;
    }

    /// <summary>A column whose update tests the policy and nothing else.</summary>
    private static string Harmless(Table table)
    {
        string[] owners = ["tenant_id", "user_id", "talent_user_id", "employer_id", "xmin"];
        return table.Type.GetProperties().Where(property => !property.IsPrimaryKey() && property.GetComputedColumnSql() is null && property.ValueGenerated == Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never).Select(property => property.GetColumnName()).First(column => !owners.Contains(column));
    }

    private static SampleRow Fresh(Table table, SampleRow row)
    {
        // A new key, so that an insert meets policies and not the row that is already there.
        var key = table.Type.FindPrimaryKey()!.Properties.Last(property => property.GetColumnName() is not ("tenant_id" or "user_id"));
        // A number that the database counts itself is new on every insert.
        if (!row.Values.ContainsKey(key.GetColumnName())) return row;
        var value = key.ClrType == typeof(Guid) ? SampleRow.Literal(Guid.CreateVersion7()) : key.ClrType == typeof(string) ? $"'k{Random.Shared.Next()}'" : "(random() * 30000)::int";
        return row.With((key.GetColumnName(), value));
    }

    private static async Task<bool> Affects(NpgsqlConnection connection, string sql)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        try
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            return await command.ExecuteNonQueryAsync() > 0;
        }
        catch (PostgresException error) when (error.SqlState == "42501")
        {
            return false;
        }
        finally
        {
            await transaction.RollbackAsync();
        }
    }

    private static async Task<long> Count(NpgsqlConnection connection, string sql) => (long)(await Scalar(connection, sql))!;

    private static async Task<bool> CopiesOut(NpgsqlConnection connection, Table table)
    {
        using var rows = await connection.BeginTextExportAsync($"copy (select 1 from {table.FullName}) to stdout");
        return (await rows.ReadToEndAsync()).Length > 0;
    }

    private static async Task<string?> State(NpgsqlConnection connection, string sql) =>
        (await Record.ExceptionAsync(() => Execute(connection, sql)) as PostgresException)?.SqlState;

    private static async Task<object?> Scalar(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    internal static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Foreign keys, checks and unique indexes have tests of their own; here they would hide what a policy allows.</summary>
    private static Task LeaveOnlyPolicies(NpgsqlConnection admin) => Execute(admin,
        """
        do $$ declare c record; begin
          for c in select conrelid::regclass as t, conname from pg_constraint where contype in ('f', 'c') and connamespace in ('public'::regnamespace, 'accounts'::regnamespace) loop
            execute format('alter table %s drop constraint if exists %I cascade', c.t, c.conname);
          end loop;
          for c in select indexrelid::regclass as i from pg_index join pg_class on pg_class.oid = indrelid where indisunique and not indisprimary and relnamespace in ('public'::regnamespace, 'accounts'::regnamespace) loop
            execute format('drop index %s', c.i);
          end loop;
        end $$
        """);

    private sealed record Caller(string Name, Guid? Tenant, Guid? User, Guid? Employer, CallSide Side)
    {
        public bool IsAgentOf(Guid tenant) => Tenant == tenant && Side is CallSide.Staff or CallSide.System && Tenant == tenant;
    }

    private sealed record Row(string Name, SampleRow Sample, bool IsPublic, bool IsOther = false);

    /// <summary>The oracle: what a caller may do with a row of side A, and whether they may add one like it.</summary>
    private sealed record Expectation(bool Read, bool Insert, bool Update, bool Delete)
    {
        public static Expectation Of(Table table, Row row, Caller caller)
        {
            var tenancy = table.Tenancy;
            var agent = caller.IsAgentOf(Sides.TenantA);
            var isTalent = caller.User == Sides.UserA;
            var isEmployer = caller.Employer == Sides.EmployerA;
            var (read, insert, write) = tenancy.Shape switch
            {
                TenancyShape.Private => (agent || (tenancy.AlsoReadableBy is not null && isTalent), tenancy.AnySideAppends ? caller.Tenant == Sides.TenantA : agent, agent),
                // The second employer reads and changes and adds nothing; the first, who could, is employer B here.
                TenancyShape.Published when row.IsOther =>
                    (agent || isEmployer || caller.Employer == Sides.EmployerB, agent || (caller.Employer == Sides.EmployerB && caller.Tenant == Sides.TenantA), agent || (caller.Tenant == Sides.TenantA && (isEmployer || caller.Employer == Sides.EmployerB))),
                TenancyShape.Published when tenancy.EmployerProperty is not null =>
                    (row.IsPublic || agent || isEmployer, agent || (isEmployer && caller.Tenant == Sides.TenantA), agent || (isEmployer && caller.Tenant == Sides.TenantA)),
                TenancyShape.Published => (row.IsPublic || agent, agent, agent),
                // What the parties settle between them, the tenant's staff do not see; the system may clear it away.
                TenancyShape.Case when tenancy.PartiesAlone && (agent && caller.Side == CallSide.System) is var system => (system || isTalent || isEmployer, system || (caller.Tenant == Sides.TenantA && (isTalent || isEmployer)), system || isTalent || isEmployer),
                TenancyShape.Case => (agent || isTalent || isEmployer, agent || (caller.Tenant == Sides.TenantA && (isTalent || isEmployer)), agent || isTalent || isEmployer),
                TenancyShape.Person when table.Type.ClrType == typeof(Grant) => (isTalent || isEmployer, isTalent, isTalent),
                // Whoever the row names reads it and writes nothing of it.
                TenancyShape.Person when tenancy.AlsoReadableBy is not null => (isTalent || caller.User == Sides.UserB, isTalent, isTalent),
                TenancyShape.Person when tenancy.CountedAt is not null => (isTalent || (agent && caller.Side == CallSide.System), isTalent, isTalent),
                TenancyShape.Person => (isTalent, tenancy.AnySideAppends ? caller.Side != CallSide.Public : isTalent, isTalent),
                TenancyShape.Projection => (true, caller.Tenant == Sides.TenantA && caller.Side is CallSide.Staff or CallSide.Employer or CallSide.System && caller.Tenant == Sides.TenantA,
                    caller.Tenant == Sides.TenantA && caller.Side is CallSide.Staff or CallSide.Employer or CallSide.System && caller.Tenant == Sides.TenantA),
                _ => throw new NotSupportedException(tenancy.Shape.ToString()),
            };
            // A row that a statement may not see it cannot change either, whatever else a policy says.
            var change = write && read && !tenancy.AppendOnly;
            return new(read, insert, change, change);
        }
    }
}
