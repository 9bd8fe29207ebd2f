using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace TalentPortal.Platform.LocalPostgres;

/// <summary>Connection strings of one portal database.</summary>
/// <param name="Portal">As <c>portal_app</c>: all that serving the portal needs and may have.</param>
/// <param name="PortalOwner">As <c>portal_owner</c>: for migrating and seeding.</param>
public sealed record PortalConnectionStrings(string Portal, string PortalOwner);

/// <summary>
/// Databases and roles as the portal expects them. <c>portal_owner</c> owns the database and what is in it;
/// <c>portal_app</c> serves, owns nothing and gets its rights on tables from the migration. Neither is a superuser or
/// passes row-level security.
/// </summary>
public static partial class PortalDatabase
{
    public const string OwnerRole = "portal_owner";
    public const string AppRole = "portal_app";

    private static readonly string[] Roles = [OwnerRole, AppRole];

    /// <summary>
    /// Makes both roles and the database, or puts them right where they exist: attributes, passwords, rights of PUBLIC.
    /// May be called again and at the same time from several processes. The roles' passwords are derived from the
    /// administrator's, so the result is the same each time and no further secret has to be kept.
    /// </summary>
    /// <param name="superuser">Connection string of a superuser, with its password.</param>
    /// <param name="database">Name of the database: lower-case letters, digits and underscores.</param>
    /// <exception cref="ArgumentException">The name is malformed, or the connection string has no password.</exception>
    public static async Task<PortalConnectionStrings> EnsureRolesAsync(string superuser, string database, CancellationToken ct = default)
    {
        var admin = new NpgsqlConnectionStringBuilder(superuser) { Pooling = false };
        if (string.IsNullOrEmpty(admin.Password))
            throw new ArgumentException("The superuser's connection string carries no password, so the roles' passwords cannot be derived from it.", nameof(superuser));
        RequirePlainName(database);

        await using var connection = new NpgsqlConnection(admin.ConnectionString);
        await connection.OpenAsync(ct);
        // Roles belong to the whole server, and two processes that alter one thing at once fail on "tuple concurrently
        // updated". The lock is held until the connection closes.
        await ExecuteAsync(connection, "select pg_advisory_lock(hashtext('talentportal.roles'))", ct);
        foreach (var role in Roles)
        {
            if (!await ExistsAsync(connection, "select 1 from pg_roles where rolname = $1", role, ct))
                await ExecuteAsync(connection, $"create role {role}", ct);
            await ExecuteAsync(connection, $"alter role {role} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls inherit password '{PasswordOf(role, admin)}'", ct);
        }

        if (!await ExistsAsync(connection, "select 1 from pg_database where datname = $1", database, ct))
            await ExecuteAsync(connection, $"create database {database} owner {OwnerRole} template template0 encoding 'UTF8'", ct);
        await RestrictAsync(connection, database, ct);

        await using var inside = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(admin.ConnectionString) { Database = database }.ConnectionString);
        await inside.OpenAsync(ct);
        await ExecuteAsync(inside, $"alter schema public owner to {OwnerRole}; revoke all on schema public from public", ct);
        return For(admin, database);
    }

    /// <summary>
    /// Copies a database with everything in it. The template must have no open connections: clear its pools first.
    /// </summary>
    /// <returns>Connection strings of the copy, for the same two roles.</returns>
    public static async Task<PortalConnectionStrings> CloneAsync(string superuser, string template, string database, CancellationToken ct = default)
    {
        RequirePlainName(template);
        RequirePlainName(database);
        var admin = new NpgsqlConnectionStringBuilder(superuser) { Pooling = false };
        await using var connection = new NpgsqlConnection(admin.ConnectionString);
        await connection.OpenAsync(ct);
        // file_copy: a fraction of the default's time for a database of this size.
        await ExecuteAsync(connection, $"create database {database} owner {OwnerRole} template {template} strategy file_copy", ct);
        // Who may connect is a property of the database and is not copied.
        await RestrictAsync(connection, database, ct);
        return For(admin, database);
    }

    /// <summary>Drops a database, ending its sessions; nothing happens when there is none.</summary>
    public static async Task DropAsync(string superuser, string database, CancellationToken ct = default)
    {
        RequirePlainName(database);
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(superuser) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        await ExecuteAsync(connection, $"drop database if exists {database} with (force)", ct);
    }

    private static async Task RestrictAsync(NpgsqlConnection connection, string database, CancellationToken ct) =>
        await ExecuteAsync(
            connection,
            $"alter database {database} owner to {OwnerRole}; revoke all on database {database} from public; grant connect on database {database} to {AppRole}",
            ct);

    private static PortalConnectionStrings For(NpgsqlConnectionStringBuilder admin, string database) =>
        new(StringFor(admin, database, AppRole), StringFor(admin, database, OwnerRole));

    private static string StringFor(NpgsqlConnectionStringBuilder admin, string database, string role) =>
        new NpgsqlConnectionStringBuilder(admin.ConnectionString)
        {
            Database = database,
            Username = role,
            Password = PasswordOf(role, admin),
            Pooling = true,
        }.ConnectionString;

    private static string PasswordOf(string role, NpgsqlConnectionStringBuilder admin) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(admin.Password!), Encoding.UTF8.GetBytes("talentportal role " + role)))[..48];

    private static void RequirePlainName(string database)
    {
        if (!PlainName().IsMatch(database))
            throw new ArgumentException($"'{database}' is no database name: lower-case letters, digits and underscores, at most 63.", nameof(database));
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string sql, string name, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = name } } };
        return await command.ExecuteScalarAsync(ct) is not null;
    }

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$")]
    private static partial Regex PlainName();
}
