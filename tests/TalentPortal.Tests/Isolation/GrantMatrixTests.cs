using Npgsql;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Fixture;
using Xunit.Abstractions;

namespace TalentPortal.Tests.Isolation;

/// <summary>Tables that a person opens by a grant: read exactly by whom the grant names, exactly while it lives, and never written by them.</summary>
public sealed class GrantMatrixTests(PortalFixture portal, ITestOutputHelper output) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_grant_opens_its_scope_to_its_organisation_while_it_lives()
    {
        var (wrong, tables, cells) = await Walk(portal);
        output.WriteLine($"{tables} tables, {cells} cells");
        Assert.True(tables >= 2 && cells >= 100, "too few subjects");
        Assert.Empty(wrong);
    }

    internal static async Task<(List<string> Wrong, int Tables, int Cells)> Walk(PortalFixture portal)
    {
        await using var admin = await portal.OpenAsSuperuser();
        await TableMatrixTests.Execute(admin, "set session_replication_role = replica");
        var samples = await SampleRows.Read(admin);
        var tables = Tables.Owned.Where(table => table.Tenancy.OpenedBy is not null).ToList();
        var grants = Tables.Owned.Single(table => table.Name == "grants");
        List<string> wrong = [];
        var cells = 0;
        foreach (var table in tables)
        {
            var scope = table.Tenancy.OpenedBy!.Value.ToString();
            var record = Guid.CreateVersion7();
            (string Name, string Sql, bool ToEmployer, bool ToTenant)[] states =
            [
                ("none", "", false, false),
                ("live, to employer A", Grant(scope, employer: Sides.EmployerA), true, false),
                ("live, to the tenant", Grant(scope, employer: null), false, true),
                ("for this record, to employer A", Grant(scope, Sides.EmployerA, ("record_id", SampleRow.Literal(record))), true, false),
                ("for this record, to the tenant", Grant(scope, employer: null, ("record_id", SampleRow.Literal(record))), false, true),
                ("for another record, to employer A", Grant(scope, Sides.EmployerA, ("record_id", SampleRow.Literal(Guid.NewGuid()))), false, false),
                ("for another record, to the tenant", Grant(scope, employer: null, ("record_id", SampleRow.Literal(Guid.NewGuid()))), false, false),
                ("for this record, expired", Grant(scope, Sides.EmployerA, ("record_id", SampleRow.Literal(record)), ("expires_at", "now() - interval '1 second'")), false, false),
                ("for this record, withdrawn", Grant(scope, Sides.EmployerA, ("record_id", SampleRow.Literal(record)), ("withdrawn_at", "now()")), false, false),
                ("for this record, another person's", Grant(scope, Sides.EmployerA, ("record_id", SampleRow.Literal(record)), ("user_id", SampleRow.Literal(Sides.UserB))), false, false),
                ("expired", Grant(scope, Sides.EmployerA, ("expires_at", "now() - interval '1 second'")), false, false),
                ("withdrawn", Grant(scope, Sides.EmployerA, ("withdrawn_at", "now()")), false, false),
                ("another scope", Grant("Nothing", Sides.EmployerA), false, false),
                ("another person's", Grant(scope, Sides.EmployerA, ("user_id", SampleRow.Literal(Sides.UserB))), false, false),
            ];
            foreach (var state in states)
            {
                await TableMatrixTests.Execute(admin, $"truncate grants; truncate {table.FullName} cascade");
                await TableMatrixTests.Execute(admin, samples.Make(table, sideA: true).With(("id", SampleRow.Literal(record))).Insert);
                if (state.Sql.Length > 0) await TableMatrixTests.Execute(admin, state.Sql);
                (string Name, bool Should, NpgsqlConnection Connection)[] callers =
                [
                    ("employer A", state.ToEmployer, await portal.OpenAsApp(Sides.TenantA, Sides.UserB, Sides.EmployerA, CallSide.Employer)),
                    ("employer B", false, await portal.OpenAsApp(Sides.TenantA, Sides.UserB, Sides.EmployerB, CallSide.Employer)),
                    ("staff of A", state.ToTenant, await portal.OpenAsApp(Sides.TenantA, side: CallSide.Staff)),
                    ("staff of B", false, await portal.OpenAsApp(Sides.TenantB, side: CallSide.Staff)),
                    ("talent B", false, await portal.OpenAsApp(Sides.TenantA, Sides.UserB, null, CallSide.Party)),
                    ("the person", true, await portal.OpenAsApp(Sides.TenantB, Sides.UserA, null, CallSide.Party)),
                ];
                foreach (var caller in callers)
                {
                    await using var connection = caller.Connection;
                    cells += 2;
                    if (await Count(connection, $"select count(*) from {table.FullName}") > 0 != caller.Should) wrong.Add($"{table.Name}, grant {state.Name}: {caller.Name} {(caller.Should ? "cannot read" : "reads")}");
                    if (caller.Name != "the person" && await Deletes(connection, table.FullName)) wrong.Add($"{table.Name}, grant {state.Name}: {caller.Name} deletes");
                }
            }
        }

        return (wrong, tables.Count, cells);

        string Grant(string scope, Guid? employer, params (string, string)[] changes) =>
            samples.Make(grants, sideA: true).With(("scope", $"'{scope}'"), ("employer_id", employer is { } id ? SampleRow.Literal(id) : "null")).With(changes).Insert;
    }

    private static async Task<long> Count(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<bool> Deletes(NpgsqlConnection connection, string table)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand($"delete from {table}", connection, transaction);
        var done = await command.ExecuteNonQueryAsync() > 0;
        await transaction.RollbackAsync();
        return done;
    }
}
