using System.Data.Common;
using Npgsql;
using TalentPortal.Data;

namespace TalentPortal.Platform.Security.Vault;

/// <summary>
/// Keys in PostgreSQL, over a small pool of its own: a request holds its connection while it asks for a key, and with a
/// shared pool many such requests could wait for each other. Keys are committed apart from the request's transaction.
/// </summary>
public sealed class NpgsqlDataKeyStore : IDataKeyStore, IAsyncDisposable, IDisposable
{
    private const string Columns = "owner_kind, owner_id, number, wrapped_key, master_key_id, created_at, destroyed_at";

    private readonly NpgsqlDataSource _database;
    private readonly TimeProvider _clock;

    /// <param name="connectionString">The application role's connection string.</param>
    public NpgsqlDataKeyStore(string connectionString, TimeProvider clock)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "portal vault", MaxPoolSize = 8, MinPoolSize = 0 };
        _database = NpgsqlDataSource.Create(settings);
        _clock = clock;
    }

    public Task<DataKey?> Find(KeyOwner owner, int? number, CancellationToken ct) => Repeat(async () =>
    {
        await using var command = _database.CreateCommand(
            $"select {Columns} from data_keys where owner_kind = $1 and owner_id = $2 and ($3::int is null or number = $3) order by number desc limit 1");
        AddOwner(command.Parameters, owner);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)number ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Integer });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? Read(reader) : null;
    }, ct);

    public Task Add(DataKey key, CancellationToken ct) => Repeat(async () =>
    {
        // A later key asks for the first one under a lock, so that it cannot slip in beside an erasure.
        await using var command = _database.CreateCommand($"""
            with alive as (
                select 1 from data_keys where owner_kind = $1 and owner_id = $2 and number = 1 and wrapped_key is not null for share)
            insert into data_keys ({Columns})
            select $1, $2, $3, $4, $5, $6, null where $3 = 1 or exists (select 1 from alive)
            on conflict do nothing
            """);
        AddOwner(command.Parameters, key.Owner);
        command.Parameters.AddWithValue(key.Number);
        command.Parameters.AddWithValue(key.WrappedKey!);
        command.Parameters.AddWithValue(key.MasterKeyId);
        command.Parameters.AddWithValue(key.CreatedAt);
        return await command.ExecuteNonQueryAsync(ct);
    }, ct);

    public async Task Destroy(KeyOwner owner, DateTimeOffset at, DbTransaction? within, CancellationToken ct)
    {
        // Three statements, each with its own view of the table: the last one sees every key added before the lock.
        string[] statements =
        [
            $"insert into data_keys ({Columns}) values ($1, $2, 1, null, '', $3, $3) on conflict do nothing",
            "select 1 from data_keys where owner_kind = $1 and owner_id = $2 and number = 1 for update",
            "update data_keys set wrapped_key = null, destroyed_at = $3 where owner_kind = $1 and owner_id = $2 and wrapped_key is not null",
        ];
        if (within is null)
        {
            await Repeat(async () =>
            {
                await using var batch = _database.CreateBatch();
                return await Run(batch);
            }, ct);
        }
        else
        {
            await using var batch = new NpgsqlBatch((NpgsqlConnection)within.Connection!, (NpgsqlTransaction)within);
            await Run(batch);
        }

        async Task<int> Run(NpgsqlBatch batch)
        {
            foreach (var sql in statements)
            {
                var command = new NpgsqlBatchCommand(sql);
                AddOwner(command.Parameters, owner);
                if (sql.Contains("$3", StringComparison.Ordinal)) command.Parameters.AddWithValue(at);
                batch.BatchCommands.Add(command);
            }

            return await batch.ExecuteNonQueryAsync(ct);
        }
    }

    public Task<IReadOnlyList<DataKey>> NotWrappedBy(string masterKeyId, int take, CancellationToken ct) => Repeat<IReadOnlyList<DataKey>>(async () =>
    {
        await using var command = _database.CreateCommand($"select {Columns} from data_keys where wrapped_key is not null and master_key_id <> $1 limit $2");
        command.Parameters.AddWithValue(masterKeyId);
        command.Parameters.AddWithValue(take);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var keys = new List<DataKey>();
        while (await reader.ReadAsync(ct)) keys.Add(Read(reader));
        return keys;
    }, ct);

    public Task<bool> Rewrap(DataKey key, byte[] wrappedKey, string masterKeyId, CancellationToken ct) => Repeat(async () =>
    {
        await using var command = _database.CreateCommand(
            "update data_keys set wrapped_key = $4, master_key_id = $5 where owner_kind = $1 and owner_id = $2 and number = $3 and wrapped_key = $6");
        AddOwner(command.Parameters, key.Owner);
        command.Parameters.AddWithValue(key.Number);
        command.Parameters.AddWithValue(wrappedKey);
        command.Parameters.AddWithValue(masterKeyId);
        command.Parameters.AddWithValue(key.WrappedKey!);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }, ct);

    public Task<IReadOnlyList<string>> MasterKeysInUse(CancellationToken ct) => Repeat<IReadOnlyList<string>>(async () =>
    {
        await using var command = _database.CreateCommand("select distinct master_key_id from data_keys where wrapped_key is not null");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var ids = new List<string>();
        while (await reader.ReadAsync(ct)) ids.Add(reader.GetString(0));
        return ids;
    }, ct);

    public void Dispose() => _database.Dispose();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static void AddOwner(NpgsqlParameterCollection parameters, KeyOwner owner)
    {
        parameters.AddWithValue(owner.Kind.ToString());
        parameters.AddWithValue(owner.Id);
    }

    private static DataKey Read(NpgsqlDataReader row) => new(
        Enum.Parse<KeyOwnerKind>(row.GetString(0)),
        row.GetGuid(1),
        row.GetInt32(2),
        row.IsDBNull(3) ? null : row.GetFieldValue<byte[]>(3),
        row.GetString(4),
        row.GetFieldValue<DateTimeOffset>(5),
        row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6));

    /// <summary>Every statement here may safely run twice.</summary>
    private Task<T> Repeat<T>(Func<Task<T>> action, CancellationToken ct) => SafeRepeat.Run(action, _clock, ct);
}
