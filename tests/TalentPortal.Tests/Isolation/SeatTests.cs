using Npgsql;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Fixture;
using Xunit.Abstractions;

namespace TalentPortal.Tests.Isolation;

/// <summary>
/// A member of an employer who acts from a seat, asked as <c>portal_app</c>: every table with rows of employers is closed unless it
/// declares what a seat sees, and then shows what its holder was asked about.
/// </summary>
public sealed class SeatTests(PortalFixture portal, ITestOutputHelper output) : IClassFixture<PortalFixture>
{
    private static readonly Guid Matter = new("aaaaaaaa-0000-4000-8000-0000000000aa"), Member = new("cccccccc-0000-4000-8000-000000000002");

    [Fact]
    public async Task Nothing_shows_but_what_a_table_declares_and_the_holder_was_asked_about()
    {
        await using var admin = await portal.OpenAsSuperuser();
        await TableMatrixTests.Execute(admin, "set session_replication_role = replica");
        var samples = await SampleRows.Read(admin);
        var cards = Tables.Owned.Single(table => table.Name == "scorecards");
        List<string> wrong = [];
        var (closed, opened) = (0, 0);
        // Projections are public facts; a person's own rows have the test below.
        foreach (var table in Tables.Of(TenancyShape.Private, TenancyShape.Published, TenancyShape.Case).Where(table => table.Type.FindProperty("EmployerId") is not null))
        {
            await TableMatrixTests.Execute(admin, $"truncate {table.FullName} cascade; truncate scorecards cascade");
            var seat = table.Tenancy.Seat;
            var row = samples.Make(table, sideA: true);
            if (seat is { Property: { } of, Asked: not null }) row = row.With((table.Column(of), SampleRow.Literal(Matter)));
            await TableMatrixTests.Execute(admin, row.Insert);
            var whole = seat is { Property: null };
            if (await Sees(table) != whole) wrong.Add($"{table.Name}: {(whole ? "hidden" : "shown")} before anybody was asked");
            if (await Changes(table, "delete") != (whole && seat!.Changes)) wrong.Add($"{table.Name}: deleted from a seat");
            if (seat?.Property is not { } property)
            {
                closed++;
                continue;
            }

            if (seat.Asked is null) await TableMatrixTests.Execute(admin, $"update {table.FullName} set {table.Column(property)} = '{Member}'");
            else await TableMatrixTests.Execute(admin, samples.Make(cards, sideA: true).With(("application_id", SampleRow.Literal(Matter)), ("member_user_id", SampleRow.Literal(Member))).Insert);
            if (!await Sees(table)) wrong.Add($"{table.Name}: hidden from whom was asked");
            if (await Changes(table, "delete") != seat.Changes) wrong.Add($"{table.Name}: {(seat.Changes ? "cannot be changed" : "is changed")} from a seat");
            foreach (var (what, tenant, user, employer) in new[] { ("another member", Sides.TenantA, Sides.UserB, Sides.EmployerA), ("a seat elsewhere", Sides.TenantA, Member, Sides.EmployerB) })
                if (await Sees(table, tenant, user, employer)) wrong.Add($"{table.Name}: shown to {what}");
            opened++;
        }

        output.WriteLine($"{closed} closed, {opened} opened");
        Assert.True(closed >= 15 && opened >= 3, $"too few subjects: {closed}, {opened}");
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task What_grants_open_for_an_application_opens_to_whom_was_asked_about_it()
    {
        await using var admin = await portal.OpenAsSuperuser();
        await TableMatrixTests.Execute(admin, "set session_replication_role = replica");
        var samples = await SampleRows.Read(admin);
        var (grants, cards) = (Find("grants"), Find("scorecards"));
        foreach (var (name, scope) in new[] { ("talent_profiles", "Profile"), ("cv_documents", "Cv"), ("grants", "Profile") })
        {
            var table = Find(name);
            await TableMatrixTests.Execute(admin, $"truncate {table.FullName} cascade; truncate grants cascade; truncate scorecards cascade");
            if (name != "grants") await TableMatrixTests.Execute(admin, samples.Make(table, sideA: true).Insert);
            await TableMatrixTests.Execute(admin, samples.Make(grants, sideA: true).With(("scope", $"'{scope}'"), ("record_id", "null"), ("subject_id", SampleRow.Literal(Matter))).Insert);
            Assert.False(await Sees(table), name);
            await TableMatrixTests.Execute(admin, samples.Make(cards, sideA: true).With(("application_id", SampleRow.Literal(Matter)), ("member_user_id", SampleRow.Literal(Member))).Insert);
            Assert.True(await Sees(table), name);
            Assert.False(await Sees(table, Sides.TenantA, Member, Sides.EmployerB), name);
        }
    }

    [Fact]
    public async Task What_colleagues_finished_shows_once_ones_own_is_finished_and_stays_theirs()
    {
        await using var admin = await portal.OpenAsSuperuser();
        await TableMatrixTests.Execute(admin, "set session_replication_role = replica");
        var samples = await SampleRows.Read(admin);
        var tables = Tables.Owned.Where(table => table.Tenancy.Seat?.Others is not null).ToList();
        Assert.NotEmpty(tables);
        foreach (var table in tables)
        {
            var (member, matter, finished) = (table.Column(table.Tenancy.Seat!.Property!), table.Column(table.Tenancy.Seat.Others!.Matter), table.Column(table.Tenancy.Seat.Others.Finished));
            await TableMatrixTests.Execute(admin, $"truncate {table.FullName} cascade");
            Task Put(Guid who, Guid of, bool isFinished, bool sideA = true) => TableMatrixTests.Execute(admin, samples.Make(table, sideA).With((member, SampleRow.Literal(who)), (matter, SampleRow.Literal(of)), (finished, isFinished ? "now()" : "null"), ("talent_user_id", "null")).Insert);
            await Put(Sides.UserA, Matter, true);
            await Put(Sides.UserB, Matter, false);
            await Put(Sides.UserB, Matter, true, sideA: false);
            await Put(Member, Matter, false);
            // Finished, but of another matter.
            await Put(Member, Sides.UserA, true);
            Assert.Equal(2, await Seen(table));
            await TableMatrixTests.Execute(admin, $"update {table.FullName} set {finished} = now() where {member} = '{Member}'");
            Assert.Equal(3, await Seen(table));
            Assert.Equal(0, await Seen(table, Sides.TenantA, Member, Sides.EmployerB));
            Assert.Equal(0, await Seen(table, Sides.TenantA, Matter, Sides.EmployerA));
            await using var connection = await Seat(Sides.TenantA, Member, Sides.EmployerA);
            await using var transaction = await connection.BeginTransactionAsync();
            await using var change = new NpgsqlCommand($"update {table.FullName} set {finished} = null", connection, transaction);
            await using var count = new NpgsqlCommand($"select count(*) || ' ' || app_side() from {table.FullName}", connection, transaction);
            await using var side = new NpgsqlCommand("select app_side()", connection, transaction);
            Assert.Equal("3 employer", await count.ExecuteScalarAsync());
            // The question whether one's own is finished leaves the caller who they were.
            Assert.Equal("employer", await side.ExecuteScalarAsync());
            Assert.Equal(2, await change.ExecuteNonQueryAsync());
        }
    }

    [Fact]
    public async Task Nobody_asks_themselves()
    {
        await using var admin = await portal.OpenAsSuperuser();
        await TableMatrixTests.Execute(admin, "set session_replication_role = replica");
        var samples = await SampleRows.Read(admin);
        foreach (var name in new[] { "scorecards", "job_applications", "interviews", "applicant_notes" })
        {
            var table = Find(name);
            var row = samples.Make(table, sideA: true).With(("talent_user_id", "null"));
            if (name == "scorecards") row = row.With(("member_user_id", SampleRow.Literal(Member)));
            await using var connection = await Seat(Sides.TenantA, Member, Sides.EmployerA);
            Assert.Equal("42501", (await Record.ExceptionAsync(() => TableMatrixTests.Execute(connection, row.Insert)) as PostgresException)?.SqlState);
        }
    }

    private static Table Find(string name) => Tables.Owned.Single(table => table.Name == name);

    private async Task<bool> Sees(Table table, Guid? tenant = null, Guid? user = null, Guid? employer = null) => await Seen(table, tenant, user, employer) > 0;

    private async Task<long> Seen(Table table, Guid? tenant = null, Guid? user = null, Guid? employer = null)
    {
        await using var connection = await Seat(tenant ?? Sides.TenantA, user ?? Member, employer ?? Sides.EmployerA);
        await using var command = new NpgsqlCommand($"select count(*) from {table.FullName}", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<bool> Changes(Table table, string verb)
    {
        if (table.Tenancy.AppendOnly) return false;
        await using var connection = await Seat(Sides.TenantA, Member, Sides.EmployerA);
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand($"{verb} from {table.FullName}", connection, transaction);
        var changed = await command.ExecuteNonQueryAsync();
        await transaction.RollbackAsync();
        return changed > 0;
    }

    /// <summary>As the portal itself connects for a member with a seat: no employer, and the seat.</summary>
    private async Task<NpgsqlConnection> Seat(Guid tenant, Guid user, Guid employer)
    {
        var connection = await portal.OpenAsApp(tenant, user, null, CallSide.Employer);
        await TableMatrixTests.Execute(connection, $"select set_config('app.seat', '{employer}', false)");
        return connection;
    }
}
