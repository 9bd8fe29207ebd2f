using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using TalentPortal.Data.Rls;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Data;

/// <summary>Brings a database to the current schema as the owner role, then renews policies and privileges.</summary>
public static class Migrator
{
    /// <param name="owner">Connection string of the role that owns the tables.</param>
    /// <param name="appRole">Role that serves; gets data rights on the tables and nothing else.</param>
    public static async Task Run(string owner, string appRole, CancellationToken ct)
    {
        var options = new DbContextOptionsBuilder<AppDb>().UseNpgsql(owner).Options;
        await using var db = new AppDb(options, new CurrentCall(), TimeProvider.System);
        await db.Database.MigrateAsync(ct);

        var model = db.GetService<IDesignTimeModel>().Model;
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var script = new NpgsqlCommand(RlsScript.For(model, appRole), connection, transaction)) await script.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
