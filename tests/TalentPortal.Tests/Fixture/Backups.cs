using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Tests.Fixture;

/// <summary>The database as it was, put back under a portal that runs: what a restored backup is.</summary>
public sealed class Backups(PortalFixture portal)
{
    private string _live = "";
    private string _kept = "";

    public async Task Make()
    {
        _live = (await portal.Scalar<string>("select current_database()::text"))!;
        _kept = _live + "_backup";
        await Quietly($"create database \"{_kept}\" template \"{_live}\"");
    }

    public async Task Restore()
    {
        await Quietly($"drop database \"{_live}\"", $"alter database \"{_kept}\" rename to \"{_live}\"");
        portal.Services.GetRequiredService<NpgsqlDataSource>().Clear();
        // A process that starts on a restored database remembers no keys of the one before.
        portal.Clock.Advance(2 * PortalVault.CacheLife);
    }

    /// <summary>With nobody connected to the database, and nobody let in meanwhile.</summary>
    private async Task Quietly(params string[] statements)
    {
        await using var admin = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(portal.Superuser) { Database = "postgres", Pooling = false }.ConnectionString);
        await admin.OpenAsync();
        await Run($"alter database \"{_live}\" allow_connections false");
        await Run($"select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '{_live}'");
        foreach (var statement in statements) await Run(statement);
        await Run($"alter database \"{_live}\" allow_connections true");
        portal.ForgetConnections();

        async Task Run(string sql)
        {
            await using var command = new NpgsqlCommand(sql, admin);
            await command.ExecuteNonQueryAsync();
        }
    }
}
