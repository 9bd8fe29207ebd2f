using Npgsql;
using TalentPortal.Data;
using TalentPortal.Platform.LocalPostgres;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Isolation;

public sealed class MigratorTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task While_a_backup_reads_it_waits_and_nobody_else_does()
    {
        await using var backup = await portal.OpenAsSuperuser();
        await Run(backup, "begin; lock table talent_profiles in access share mode");
        var migrating = Migrator.Run(portal.Connections.PortalOwner, PortalDatabase.AppRole, CancellationToken.None);
        await using var visitor = await portal.OpenAsSuperuser();
        // It holds the tables before this one in the alphabet, and waits for this one.
        while (await Run(visitor, "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and usename = 'portal_owner' and datname = current_database()") is 0L) Assert.False(migrating.IsCompleted);
        await Run(visitor, "set lock_timeout = '20s'");
        Assert.Equal(0L, await Run(visitor, "select count(*) from access_entries"));
        Assert.False(migrating.IsCompleted);

        await Run(backup, "commit");
        await migrating;
        Assert.True((long)(await Run(visitor, "select count(*) from pg_policies where tablename = 'access_entries'"))! > 0);
    }

    private static async Task<object?> Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
