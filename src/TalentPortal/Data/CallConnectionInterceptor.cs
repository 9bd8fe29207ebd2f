using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Data;

/// <summary>
/// Tells PostgreSQL on behalf of whom a connection works, each time one is opened for a message. Npgsql's reset on
/// close takes it back; start-up refuses a connection string that turns the reset off.
/// </summary>
internal sealed class CallConnectionInterceptor(TimeProvider clock) : DbConnectionInterceptor
{
    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection, eventData);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection, eventData);
        command.ExecuteNonQuery();
    }

    /// <summary>Sets the call's identity on a connection that no context opened.</summary>
    internal static NpgsqlCommand Command(NpgsqlConnection connection, CurrentCall call, TimeProvider clock) => new(
        """
        select set_config('app.tenant_id', $1, false), set_config('app.user_id', $2, false), set_config('app.employer_id', $3, false),
               set_config('app.side', $4, false), set_config('app.now', $5, false), set_config('app.reach', $6, false), set_config('app.seat', $7, false)
        """, connection)
    {
        Parameters =
        {
            new() { Value = call.TenantId?.ToString() ?? "" },
            new() { Value = call.UserId?.ToString() ?? "" },
            // Who acts from a seat is nobody's whole employer: what no policy opens to seats stays closed.
            new() { Value = call.Rights.HoldsSeat ? "" : call.EmployerId?.ToString() ?? "" },
            new() { Value = call.Side.ToString().ToLowerInvariant() },
            new() { Value = clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture) },
            new() { Value = call.Side == CallSide.Staff && call.Rights.SeesForATime ? "campus" : "" },
            new() { Value = call.Side == CallSide.Employer && call.Rights.HoldsSeat ? call.EmployerId?.ToString() ?? "" : "" },
        },
    };

    private NpgsqlCommand Command(DbConnection connection, ConnectionEndEventData eventData)
    {
        var db = (AppDb?)eventData.Context ?? throw new InvalidOperationException("A connection without a context has no caller.");
        // The migrator's context handles no message; it connects as the owner, to whom forced policies show nothing.
        return db.Call.IsSet ? Command((NpgsqlConnection)connection, db.Call, clock) : new NpgsqlCommand("select 1", (NpgsqlConnection)connection);
    }
}
