using Npgsql;
using TalentPortal.Platform.LocalPostgres;

namespace TalentPortal.Tests.Platform.LocalPostgres;

public sealed class PortalDatabaseTests(PortalDatabaseTests.Server server) : IClassFixture<PortalDatabaseTests.Server>
{
    [Fact]
    public async Task Both_roles_may_sign_in_and_nothing_else()
    {
        await PortalDatabase.EnsureRolesAsync(server.Superuser, "plain");
        Assert.Equal("portal_app:t:f:f:f:f:f, portal_owner:t:f:f:f:f:f", await ScalarAsync(server.Superuser,
            "select string_agg(concat_ws(':', rolname, rolcanlogin, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication), ', ' order by rolname) from pg_roles where rolname like 'portal%'"));
        Assert.Equal(0L, await ScalarAsync(server.Superuser, "select count(*) from pg_auth_members m join pg_roles r on r.oid in (m.member, m.roleid) where r.rolname like 'portal%'"));
    }

    [Fact]
    public async Task The_app_role_owns_nothing_and_makes_nothing()
    {
        var portal = await PortalDatabase.EnsureRolesAsync(server.Superuser, "nothing_made");
        Assert.Equal("portal_app", await ScalarAsync(portal.Portal, "select current_user::text"));
        Assert.Equal(0L, await ScalarAsync(server.Superuser, "select count(*) from pg_shdepend d join pg_roles r on r.oid = d.refobjid where r.rolname = 'portal_app' and d.deptype = 'o'"));
        foreach (var sql in new[] { "create table public.t (n int)", "create schema s", "create temporary table t (n int)", "create database d", "create role r", "create function public.f() returns int language sql as 'select 1'", "set role portal_owner" })
            Assert.Equal((sql, PostgresErrorCodes.InsufficientPrivilege), (sql, await RefusalAsync(portal.Portal, sql)));
    }

    [Fact]
    public async Task The_owner_role_makes_tables_that_the_app_role_reads_only_when_granted()
    {
        var portal = await PortalDatabase.EnsureRolesAsync(server.Superuser, "granted");
        await ExecuteAsync(portal.PortalOwner, "create table t as select 3 as n; create schema s; create extension btree_gin");
        Assert.Equal(PostgresErrorCodes.UndefinedTable, await RefusalAsync(portal.Portal, "select n from t")); // without usage on the schema it does not even see it
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await RefusalAsync(portal.Portal, "select n from public.t"));
        await ExecuteAsync(portal.PortalOwner, "grant usage on schema public to portal_app; grant select on t to portal_app");
        Assert.Equal(3, await ScalarAsync(portal.Portal, "select n from t"));
    }

    [Fact]
    public async Task Other_roles_cannot_even_connect()
    {
        var portal = await PortalDatabase.EnsureRolesAsync(server.Superuser, "closed");
        await ExecuteAsync(server.Superuser, "create role stranger login password 'x'");
        var stranger = new NpgsqlConnectionStringBuilder(portal.Portal) { Username = "stranger", Password = "x", Pooling = false }.ConnectionString;
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await RefusalAsync(stranger, "select 1"));
    }

    [Fact]
    public async Task Doing_it_again_changes_nothing_and_puts_right_what_was_bent()
    {
        var first = await PortalDatabase.EnsureRolesAsync(server.Superuser, "again");
        await ExecuteAsync(first.PortalOwner, "create table t as select 1 as n");
        await ExecuteAsync(server.Superuser, "alter role portal_app superuser bypassrls password 'changed'; grant all on database again to public");

        Assert.Equal(first, await PortalDatabase.EnsureRolesAsync(server.Superuser, "again"));
        Assert.Equal("f:f", await ScalarAsync(server.Superuser, "select concat_ws(':', rolsuper, rolbypassrls) from pg_roles where rolname = 'portal_app'"));
        Assert.Equal(false, await ScalarAsync(server.Superuser, "select exists (select from pg_database d, aclexplode(d.datacl) a where d.datname = 'again' and a.grantee = 0)"));
        Assert.Equal(1, await ScalarAsync(first.PortalOwner, "select n from t"));
    }

    [Fact]
    public async Task Several_processes_at_once_get_the_same_answer()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => PortalDatabase.EnsureRolesAsync(server.Superuser, "at_once")));
        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task A_clone_has_the_content_and_the_same_closed_door()
    {
        var template = await PortalDatabase.EnsureRolesAsync(server.Superuser, "template_of_all");
        await ExecuteAsync(template.PortalOwner, "create table t as select 9 as n; grant usage on schema public to portal_app; grant select on t to portal_app");
        await using (var connection = new NpgsqlConnection(template.PortalOwner))
            NpgsqlConnection.ClearPool(connection);

        var clone = await PortalDatabase.CloneAsync(server.Superuser, "template_of_all", "clone_of_it");
        Assert.Equal(9, await ScalarAsync(clone.Portal, "select n from t"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await RefusalAsync(clone.Portal, "create table public.x (n int)"));
        Assert.Equal("{portal_owner=CTc/portal_owner,portal_app=c/portal_owner}", await ScalarAsync(server.Superuser, "select datacl::text from pg_database where datname = 'clone_of_it'"));

        await PortalDatabase.DropAsync(server.Superuser, "clone_of_it");
        await PortalDatabase.DropAsync(server.Superuser, "clone_of_it");
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, await RefusalAsync(clone.PortalOwner, "select 1"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x; drop database postgres")]
    [InlineData("Upper")]
    [InlineData("库")]
    public async Task A_malformed_name_is_refused(string name)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => PortalDatabase.EnsureRolesAsync(server.Superuser, name));
        await Assert.ThrowsAsync<ArgumentException>(() => PortalDatabase.DropAsync(server.Superuser, name));
    }

    [Fact]
    public async Task A_superuser_without_a_password_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => PortalDatabase.EnsureRolesAsync("Host=/nowhere;Username=postgres", "plain"));

    private static async Task ExecuteAsync(string connectionString, string sql) => await ScalarAsync(connectionString, sql);

    private static async Task<string> RefusalAsync(string connectionString, string sql) =>
        (await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(connectionString, sql))).SqlState;

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public sealed class Server : IAsyncLifetime
    {
        private LocalCluster? cluster;

        public string Superuser => cluster!.SuperuserConnectionString;

        public async Task InitializeAsync() => cluster = await LocalCluster.StartTemporaryAsync();

        public async Task DisposeAsync() => await cluster!.DisposeAsync();
    }
}
