using Npgsql;

namespace TalentPortal.Data;

/// <summary>
/// What the serving connection must be. Each rule closes a hole through which row-level security would show rows of
/// another tenant.
/// </summary>
public static class ConnectionRules
{
    /// <exception cref="InvalidOperationException">A setting would carry one caller's identity over to the next.</exception>
    public static void Check(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.NoResetOnClose) throw new InvalidOperationException("ConnectionStrings:Portal must not set No Reset On Close: a pooled connection would keep the tenant of its last use.");
        if (settings.Multiplexing) throw new InvalidOperationException("ConnectionStrings:Portal must not set Multiplexing: statements of two tenants would share a connection.");
    }

    /// <summary>Limits of the serving role: 10 s a statement, 2 s waiting for a lock, 15 s idle in a transaction; and the shortest list of what is new that a GIN index can have.</summary>
    public static string Complete(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        const string Limits = "-c statement_timeout=10s -c lock_timeout=2s -c idle_in_transaction_session_timeout=15s -c jit=off -c gin_pending_list_limit=64kB";
        settings.Options = string.IsNullOrEmpty(settings.Options) ? Limits : $"{settings.Options} {Limits}";
        settings.ApplicationName ??= "talentportal";
        return settings.ConnectionString;
    }

    /// <summary>Refuses to serve as a role for which row-level security would not hold.</summary>
    /// <exception cref="InvalidOperationException">The role is too strong, or the schema has not been migrated.</exception>
    public static async Task CheckRole(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(
            """
            select r.rolsuper, r.rolbypassrls,
                   exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                            where n.nspname in ('public', 'accounts') and c.relkind in ('r', 'p', 'v', 'm') and pg_has_role(current_user, c.relowner, 'member')),
                   exists (select 1 from pg_roles s where (s.rolsuper or s.rolbypassrls) and pg_has_role(current_user, s.oid, 'member')),
                   exists (select 1 from pg_class c where c.relname = 'tenants' and c.relkind = 'r')
              from pg_roles r where r.rolname = current_user
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        if (reader.GetBoolean(0)) throw new InvalidOperationException("The serving role is a superuser, to whom row-level security does not apply. Use portal_app.");
        if (reader.GetBoolean(1)) throw new InvalidOperationException("The serving role has BYPASSRLS. Use portal_app.");
        if (reader.GetBoolean(2)) throw new InvalidOperationException("The serving role owns tables. Use portal_app, which owns nothing.");
        if (reader.GetBoolean(3)) throw new InvalidOperationException("The serving role may become a role to whom row-level security does not apply. Use portal_app, which is a member of no other.");
        if (!reader.GetBoolean(4)) throw new InvalidOperationException("The database has no tables yet: run migrate first.");
    }

    /// <summary>Refuses to serve a schema that is older than the program. A newer one is fine: it was expanded for the release to come.</summary>
    /// <param name="known">Migrations of the program.</param>
    /// <exception cref="InvalidOperationException">One of them has not run.</exception>
    public static async Task CheckSchema(NpgsqlDataSource database, IEnumerable<string> known, CancellationToken ct)
    {
        var applied = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            await using var command = database.CreateCommand("select \"MigrationId\" from \"__EFMigrationsHistory\"");
            await using var row = await command.ExecuteReaderAsync(ct);
            while (await row.ReadAsync(ct)) applied.Add(row.GetString(0));
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            // The right to look came with a later release than the one that migrated last.
        }

        var missing = known.Where(migration => !applied.Contains(migration)).ToList();
        if (missing.Count > 0) throw new InvalidOperationException($"The database is older than this program (it lacks {missing[0]}{(missing.Count > 1 ? $" and {missing.Count - 1} more" : "")}): run migrate first.");
    }
}
