using Microsoft.EntityFrameworkCore;
using Npgsql;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Fixture;
using Xunit.Abstractions;

namespace TalentPortal.Tests.Isolation;

/// <summary>
/// What opens the rows of a case to the campus ends in the database itself: asked as <c>portal_app</c>, the moment before and
/// the moment of the end, of every table that declares it, and of what grants open for the case.
/// </summary>
public sealed class SeenForATimeTests(PortalFixture portal, ITestOutputHelper output) : IClassFixture<PortalFixture>
{
    private static readonly Guid One = new("aaaaaaaa-0000-4000-8000-00000000000c"), Lead = new("aaaaaaaa-0000-4000-8000-00000000000d"), Referral = new("aaaaaaaa-0000-4000-8000-00000000000e"), Campus = Sides.UserB;

    /// <summary>Tables that name a case and stay open, each with its reason.</summary>
    private static readonly Dictionary<string, string> StayOpen = new() { ["service_records"] = "a student's own time, which says nothing of the person helped" };

    [Fact]
    public void Every_table_that_belongs_to_a_case_says_so()
    {
        var ofCases = Tables.Of(TenancyShape.Case, TenancyShape.Private).Where(table => table.Type.FindProperty("CaseId") is not null && !StayOpen.ContainsKey(table.Name)).ToList();
        Assert.True(ofCases.Count >= 10, "too few subjects");
        Assert.Empty(ofCases.Where(table => table.Tenancy.Seen is null).Select(table => table.Name));
    }

    [Fact]
    public async Task To_the_campus_each_of_them_ends_at_the_moment_and_to_nobody_else()
    {
        await using var admin = await portal.OpenAsSuperuser();
        await TableMatrixTests.Execute(admin, "set session_replication_role = replica");
        var samples = await SampleRows.Read(admin);
        List<string> wrong = [];
        var (opened, cells) = (0, 0);
        // What the parties settle between them the campus never sees: ShareMyOfferTests.
        foreach (var table in Tables.Owned.Where(table => !table.Tenancy.PartiesAlone).Where(table => table.Tenancy.Seen is not null || table.Tenancy.OpenedParts is not null || table.Tenancy.OpenedBy is GrantScope.Profile || table.Name == "grants"))
        {
            await Fill(admin, samples, table);
            var harmless = table.Tenancy.Shape == TenancyShape.Person || table.Tenancy.AppendOnly ? null : Harmless(table);
            foreach (var (who, reach, at, sees) in new[] { ("the campus before", "campus", -1, true), ("the campus at the end", "campus", 0, false), ("another consultant after", "", 1, true) })
            {
                await using var connection = await portal.OpenAsApp(Sides.TenantA, Campus, null, CallSide.Staff);
                await TableMatrixTests.Execute(connection, $"select set_config('app.reach', '{reach}', false), set_config('app.now', (timestamptz '2026-12-01 00:00:00+08' + interval '{at} second')::text, false)");
                cells += 2;
                if (await Count(connection, $"select count(*) from {table.FullName}") > 0 != sees) wrong.Add($"{table.Name}: {who} {(sees ? "does not see it" : "sees it")}");
                if (harmless is not null && await Changed(connection, $"update {table.FullName} set {harmless} = {harmless}") > 0 != sees) wrong.Add($"{table.Name}: {who} {(sees ? "cannot change it" : "changes it")}");
            }

            opened++;
        }

        output.WriteLine($"{opened} tables, {cells} cells");
        Assert.True(opened >= 17, $"too few subjects: {opened}");
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task After_the_end_the_campus_adds_nothing_either()
    {
        await using var admin = await portal.OpenAsSuperuser();
        await TableMatrixTests.Execute(admin, "set session_replication_role = replica");
        var samples = await SampleRows.Read(admin);
        var entries = Tables.Owned.Single(table => table.Name == "case_entries");
        await Fill(admin, samples, entries);
        foreach (var (at, may) in new[] { (-1, true), (0, false) })
        {
            await using var connection = await portal.OpenAsApp(Sides.TenantA, Campus, null, CallSide.Staff);
            await TableMatrixTests.Execute(connection, $"select set_config('app.reach', 'campus', false), set_config('app.now', (timestamptz '2026-12-01 00:00:00+08' + interval '{at} second')::text, false)");
            var sql = samples.Make(entries, sideA: true).With(("case_id", SampleRow.Literal(One))).Insert;
            var error = await Record.ExceptionAsync(() => TableMatrixTests.Execute(connection, sql)) as PostgresException;
            Assert.Equal(may ? null : "42501", error?.SqlState);
        }
    }

    /// <summary>A case that the campus sees until the first of December, and one row of the table that belongs to it.</summary>
    private static async Task Fill(NpgsqlConnection admin, SampleRows samples, Table table)
    {
        var (cases, referrals, grants) = (Find("cases"), Find("referrals"), Find("grants"));
        await TableMatrixTests.Execute(admin, $"truncate {table.FullName} cascade; truncate cases cascade; truncate referrals cascade; truncate grants");
        var one = samples.Make(cases, sideA: true).With(
            ("id", SampleRow.Literal(One)), ("lead_id", SampleRow.Literal(Lead)), ("owner_user_id", SampleRow.Literal(Campus)), ("campus_until", "timestamptz '2026-12-01 00:00:00+08'"));
        await TableMatrixTests.Execute(admin, one.Insert);
        if (table.Tenancy.Seen is { } seen)
        {
            if (seen.Property is not { } property) return;
            if (seen.Until is null) await TableMatrixTests.Execute(admin, samples.Make(referrals, sideA: true).With(("id", SampleRow.Literal(Referral)), ("case_id", SampleRow.Literal(One))).Insert);
            await TableMatrixTests.Execute(admin, samples.Make(table, sideA: true).With((table.Column(property), SampleRow.Literal(seen.Until is null ? Referral : One))).Insert);
            return;
        }

        var row = samples.Make(table, sideA: true);
        var scope = table.Tenancy.OpenedBy?.ToString() ?? table.Tenancy.OpenedParts?.Scope ?? "Profile";
        var grant = samples.Make(grants, sideA: true).With(("employer_id", "null"), ("subject_id", SampleRow.Literal(Lead)), ("expires_at", "timestamptz '2027-06-01'"));
        if (table.Tenancy.OpenedParts?.PartProperty is { } part)
        {
            row = row.With((table.Column(part), "'Education'"));
            scope += "Education";
        }

        if (table.Tenancy.OpenedParts?.RecordProperty is { } record) grant = grant.With(("record_id", row.Values[table.Column(record)]));
        await TableMatrixTests.Execute(admin, grant.With(("scope", $"'{scope}'")).Insert);
        if (table.Name != "grants") await TableMatrixTests.Execute(admin, row.Insert);
    }

    private static Table Find(string name) => Tables.Owned.Single(table => table.Name == name);

    private static string Harmless(Table table)
    {
        string[] owners = ["tenant_id", "talent_user_id", "employer_id", "xmin"];
        return table.Type.GetProperties().Where(property => !property.IsPrimaryKey() && property.GetComputedColumnSql() is null && property.ValueGenerated == Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never)
            .Select(property => property.GetColumnName()).First(column => !owners.Contains(column));
    }

    private static async Task<long> Count(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<int> Changed(NpgsqlConnection connection, string sql)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        var changed = await command.ExecuteNonQueryAsync();
        await transaction.RollbackAsync();
        return changed;
    }
}
