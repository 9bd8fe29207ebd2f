using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using TalentPortal.Data.Rls;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Data;

/// <summary>
/// Brings a database to the current schema as the owner role, then renews policies and privileges. Both need tables for
/// themselves, and whoever waits for one holds up everybody behind: so no wait is long, and all is tried again, while the
/// portal serves and a backup reads.
/// </summary>
public static class Migrator
{
    /// <summary>Longest wait for a table that others use; readers behind it wait as long.</summary>
    private const string LongestWait = "1s";

    /// <summary>Longest statement: an index over a million postings takes minutes.</summary>
    private const int StatementSeconds = 3600;

    /// <summary>How long it is tried.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <param name="owner">Connection string of the role that owns the tables.</param>
    /// <param name="appRole">Role that serves; gets data rights on the tables and nothing else.</param>
    public static async Task Run(string owner, string appRole, CancellationToken ct)
    {
        var settings = new NpgsqlConnectionStringBuilder(owner);
        settings.Options = $"{settings.Options} -c lock_timeout={LongestWait}".TrimStart();
        for (var tried = Stopwatch.StartNew(); ;)
        {
            try
            {
                await Attempt(settings.ConnectionString, appRole, ct);
                return;
            }
            catch (PostgresException busy) when (busy.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
            {
                if (tried.Elapsed > Patience) throw new InvalidOperationException("Others use the tables all the time (pg_stat_activity shows who; a backup, perhaps): run migrate again when they are done.", busy);
                await Task.Delay(Pause, ct);
            }
        }
    }

    private static async Task Attempt(string owner, string appRole, CancellationToken ct)
    {
        var options = new DbContextOptionsBuilder<AppDb>().UseNpgsql(owner, npgsql => npgsql.CommandTimeout(StatementSeconds)).Options;
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
