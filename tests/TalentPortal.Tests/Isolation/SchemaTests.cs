using Npgsql;
using TalentPortal.Data;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Isolation;

/// <summary>sec-T01 and sec-T03 to sec-T06 on the real catalog, and each rule shown to find a fault that is put there.</summary>
public sealed class SchemaTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Every_table_is_classed_and_every_owned_one_has_forced_policies()
    {
        await using var admin = await portal.OpenAsSuperuser();
        Assert.True(Tables.All.Count >= 12, "too few subjects");
        Assert.Empty(await SchemaRules.Isolation(admin));
    }

    [Fact]
    public async Task Foreign_keys_unique_indexes_side_doors_and_the_role_are_as_they_must_be()
    {
        await using var admin = await portal.OpenAsSuperuser();
        Assert.Empty(await SchemaRules.ForeignKeys(admin));
        Assert.Empty(await SchemaRules.UniqueIndexes(admin));
        Assert.Empty(await SchemaRules.SideDoors(admin));
        Assert.Empty(await SchemaRules.ServingRole(admin));
    }

    [Theory]
    [InlineData("create table leftovers (id uuid primary key, tenant_id uuid)", "leftovers is not in the model")]
    [InlineData("alter table staff_memberships disable row level security", "row security is not enabled")]
    [InlineData("alter table grants no force row level security", "not enabled and forced")]
    [InlineData("drop policy tenancy_update on staff_memberships", "policies for 'adr'")]
    [InlineData("alter table staff_memberships alter tenant_id set default '00000000-0000-0000-0000-000000000000'", "has a default")]
    public async Task A_gap_in_isolation_is_found(string sql, string finding) => await Finds(sql, finding, SchemaRules.Isolation);

    [Theory]
    [InlineData("create table child (tenant_id uuid, membership uuid); create unique index loose on staff_memberships (id); alter table child add foreign key (membership) references staff_memberships (id)", "without its tenant_id")]
    public async Task A_foreign_key_without_the_tenant_is_found(string sql, string finding) => await Finds(sql, finding, SchemaRules.ForeignKeys);

    [Theory]
    [InlineData("create unique index loose on staff_memberships (display_name, id)", "begins with display_name")]
    public async Task A_unique_index_that_tells_of_others_is_found(string sql, string finding) => await Finds(sql, finding, SchemaRules.UniqueIndexes);

    [Theory]
    [InlineData("create view all_staff as select * from staff_memberships", "view all_staff")]
    [InlineData("create materialized view all_staff as select * from staff_memberships", "materialised view")]
    [InlineData("create function peek() returns bigint language sql security definer as 'select count(*) from staff_memberships'", "SECURITY DEFINER")]
    [InlineData("create sequence numbers; grant select on numbers to portal_app", "sequence numbers")]
    public async Task A_side_door_is_found(string sql, string finding) => await Finds(sql, finding, SchemaRules.SideDoors);

    [Theory]
    [InlineData("grant truncate on staff_memberships to portal_app", "TRUNCATE")]
    [InlineData("alter table staff_memberships owner to portal_app", "owns staff_memberships")]
    [InlineData("grant create on schema public to portal_app", "may create")]
    [InlineData("grant select on staff_memberships to public", "everybody")]
    public async Task Too_strong_a_role_is_found(string sql, string finding) => await Finds(sql, finding, SchemaRules.ServingRole);

    [Fact]
    public async Task The_portal_refuses_a_connection_for_which_policies_would_not_hold()
    {
        Assert.Throws<InvalidOperationException>(() => ConnectionRules.Check(portal.Connections.Portal + ";No Reset On Close=true"));
        Assert.Throws<InvalidOperationException>(() => ConnectionRules.Check(portal.Connections.Portal + ";Multiplexing=true"));
        await using var owner = NpgsqlDataSource.Create(portal.Connections.PortalOwner);
        Assert.Contains("owns tables", (await Assert.ThrowsAsync<InvalidOperationException>(() => ConnectionRules.CheckRole(owner, default))).Message, StringComparison.Ordinal);
        var database = new NpgsqlConnectionStringBuilder(portal.Connections.Portal).Database;
        await using var superuser = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(portal.Superuser) { Database = database }.ConnectionString);
        Assert.Contains("superuser", (await Assert.ThrowsAsync<InvalidOperationException>(() => ConnectionRules.CheckRole(superuser, default))).Message, StringComparison.Ordinal);
        await using var app = NpgsqlDataSource.Create(portal.Connections.Portal);
        await ConnectionRules.CheckRole(app, default);
    }

    private async Task Finds(string sql, string finding, Func<NpgsqlConnection, Task<List<string>>> rule)
    {
        await using var admin = await portal.OpenAsSuperuser();
        await using var transaction = await admin.BeginTransactionAsync();
        await TableMatrixTests.Execute(admin, sql);
        Assert.Contains(await rule(admin), gap => gap.Contains(finding, StringComparison.Ordinal));
        await transaction.RollbackAsync();
        Assert.Empty(await rule(admin));
    }
}
