using System.Security.Cryptography;
using Npgsql;

namespace TalentPortal.Platform.Security.Keys;

/// <summary>An employer's own system, known by its key.</summary>
public sealed record KeyCaller(Guid Id, Guid EmployerId, bool CanWrite, bool SeesApplications = false);

/// <summary>Marks a permission that an employer's key carries, too. What is not marked takes a person.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class OpenToKeysAttribute : Attribute
{
    /// <summary>Only a key that reads where applications stand carries it.</summary>
    public bool Applications { get; init; }
}

/// <summary>Finds whose a key is. Nothing is remembered: what was taken back or has expired opens nothing from that moment on.</summary>
public sealed class KeyStore(NpgsqlDataSource database, TimeProvider clock)
{
    private static readonly byte[] Nobodys = new byte[EmployerKey.HashLength];
    private static readonly TimeSpan UsedEvery = TimeSpan.FromMinutes(1);

    /// <summary>Whoever holds the key now; null for a key that is none, was taken back or has expired, all in the same way.</summary>
    public async Task<KeyCaller?> Find(string? text, CancellationToken ct)
    {
        if (KeyToken.Read(text) is not { } token) return null;
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand("select id, employer_id, can_write, hash, used_at, sees_applications from employer_keys where prefix = $1 and revoked_at is null and expires_at > $2", connection)
        {
            Parameters = { new() { Value = token.Prefix }, new() { Value = now } },
        };
        KeyCaller? found = null;
        DateTimeOffset? usedAt = null;
        var hash = Nobodys;
        await using (var row = await command.ExecuteReaderAsync(ct))
        {
            if (await row.ReadAsync(ct))
            {
                (found, hash) = (new(row.GetGuid(0), row.GetGuid(1), row.GetBoolean(2), row.GetBoolean(5)), row.GetFieldValue<byte[]>(3));
                usedAt = row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4);
            }
        }

        // Compared in the same time whether there is such a key or not, and wherever they differ.
        if (!CryptographicOperations.FixedTimeEquals(token.Hash, hash) || found is null) return null;
        if (usedAt is null || now - usedAt >= UsedEvery)
        {
            await using var used = new NpgsqlCommand("update employer_keys set used_at = $2 where id = $1", connection) { Parameters = { new() { Value = found.Id }, new() { Value = now } } };
            await used.ExecuteNonQueryAsync(ct);
        }

        return found;
    }
}
