using Npgsql;
using TalentPortal.Data;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Isolation;

/// <summary>What start-up refuses to serve with.</summary>
public sealed class ConnectionRulesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private readonly string _suffix = Guid.NewGuid().ToString("N")[..8];

    [Fact]
    public async Task The_serving_role_is_taken() => await Check(portal.Connections.Portal);

    [Fact]
    public async Task The_owner_is_refused() => Assert.Contains("owns tables", await Refused(portal.Connections.PortalOwner), StringComparison.Ordinal);

    [Fact]
    public async Task A_superuser_is_refused() =>
        Assert.Contains("superuser", await Refused(new NpgsqlConnectionStringBuilder(portal.Superuser) { Database = Database }.ConnectionString), StringComparison.Ordinal);

    [Theory]
    [InlineData("bypassrls", "", "BYPASSRLS")]
    [InlineData("", "bypassrls", "may become")]
    [InlineData("noinherit", "superuser", "may become")]
    public async Task A_role_that_passes_or_can_come_to_pass_row_level_security_is_refused(string own, string of, string said)
    {
        var (role, other) = ("serving_" + _suffix, "strong_" + _suffix);
        await AsSuperuser($"create role {other} {of}; create role {role} login password 'secret' {own}; grant {other} to {role}; grant connect on database {Database} to {role}");
        try
        {
            Assert.Contains(said, await Refused(As(role)), StringComparison.Ordinal);
        }
        finally
        {
            await AsSuperuser($"revoke connect on database {Database} from {role}; drop role {role}; drop role {other}");
        }
    }

    [Fact]
    public async Task A_role_that_could_become_the_owner_is_refused_though_it_inherits_nothing()
    {
        var role = "serving_" + _suffix;
        await AsSuperuser($"create role {role} login password 'secret' noinherit; grant portal_owner to {role}; grant connect on database {Database} to {role}");
        try
        {
            Assert.Contains("owns tables", await Refused(As(role)), StringComparison.Ordinal);
        }
        finally
        {
            await AsSuperuser($"revoke connect on database {Database} from {role}; drop role {role}");
        }
    }

    [Fact]
    public async Task A_schema_older_than_the_program_is_refused_and_a_newer_one_is_not()
    {
        await using var database = NpgsqlDataSource.Create(portal.Connections.Portal);
        await using var applied = database.CreateCommand("select \"MigrationId\" from \"__EFMigrationsHistory\" order by 1 limit 1");
        var known = (string)(await applied.ExecuteScalarAsync())!;
        await ConnectionRules.CheckSchema(database, [known], CancellationToken.None);
        await ConnectionRules.CheckSchema(database, [], CancellationToken.None);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => ConnectionRules.CheckSchema(database, [known, "29990101000000_ToCome"], CancellationToken.None));
        Assert.Contains("29990101000000_ToCome", refused.Message, StringComparison.Ordinal);
    }

    private string Database => new NpgsqlConnectionStringBuilder(portal.Connections.Portal).Database!;

    private string As(string role) => new NpgsqlConnectionStringBuilder(portal.Connections.Portal) { Username = role, Password = "secret", Pooling = false }.ConnectionString;

    private static async Task Check(string connectionString)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await ConnectionRules.CheckRole(database, CancellationToken.None);
    }

    private static async Task<string> Refused(string connectionString) => (await Assert.ThrowsAsync<InvalidOperationException>(() => Check(connectionString))).Message;

    private async Task AsSuperuser(string sql)
    {
        await using var connection = await portal.OpenAsSuperuser();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
