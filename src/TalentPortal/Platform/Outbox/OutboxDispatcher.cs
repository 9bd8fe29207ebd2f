using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using TalentPortal.Data;
using TalentPortal.Platform.Logging;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Outbox;

/// <summary>The places at which a process may die while it delivers a message. Tests stop it at each.</summary>
internal enum OutboxPoint
{
    Claiming,
    Claimed,
    Received,
    Handled,
    Marked,
    Committed,
}

/// <summary>
/// Delivers outbox messages: claims a batch, hands each to its handler, marks it as delivered in the transaction of the
/// handler's effect. Any number of processes may do so at once. Without a tenant it touches <c>outbox_messages</c> and
/// <c>inbox_receipts</c> only; each handler runs as the system at its message's tenant.
/// </summary>
public sealed class OutboxDispatcher
{
    /// <summary>How long a claim holds before another process may take over: longer than a batch of hanging handlers.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(90);

    /// <summary>How long delivery is tried before a message is parked.</summary>
    public static readonly TimeSpan RetryFor = TimeSpan.FromDays(2);

    /// <summary>A message whose attempts end without even a failure kills its process; it gets no more of them than this.</summary>
    public const int MaxSilentAttempts = 20;

    private const int BatchSize = 16;
    private const int AtOnce = 4;

    /// <summary>More, because receivers outside may let us wait.</summary>
    private const int OutsideAtOnce = 8;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private readonly IServiceScopeFactory _scopes;
    private readonly NpgsqlDataSource _database;
    private readonly TenantDirectory _tenants;
    private readonly PortalVault _vault;
    private readonly TimeProvider _clock;
    private readonly ILogger<OutboxDispatcher> _log;
    private readonly Dictionary<string, OutboxRoute> _routes;
    private readonly OutboxLane _lane;
    private readonly string[] _outside;

    internal OutboxDispatcher(
        IServiceScopeFactory scopes, NpgsqlDataSource database, TenantDirectory tenants, PortalVault vault, IEnumerable<OutboxRoute> routes, OutboxLane lane, TimeProvider clock, ILogger<OutboxDispatcher> log)
    {
        (_scopes, _database, _tenants, _vault, _clock, _log) = (scopes, database, tenants, vault, clock, log);
        _routes = routes.ToDictionary(route => route.Kind, StringComparer.Ordinal);
        (_lane, _outside) = (lane, [.. _routes.Values.Where(route => route.Lane == OutboxLane.Outside).Select(route => route.Kind)]);
    }

    /// <summary>Called at each <see cref="OutboxPoint"/>; what it throws acts as the end of the process would.</summary>
    internal Func<OutboxPoint, Guid, Task>? Probe { get; set; }

    internal TimeSpan ClaimFor { get; set; } = Lease;

    /// <summary>Delivers one batch of what is due.</summary>
    /// <returns>How many messages were claimed; 0 means that nothing is due now.</returns>
    public async Task<int> DispatchOnce(CancellationToken ct)
    {
        var claim = Guid.NewGuid();
        var batch = await Claim(claim, ct);
        await Parallel.ForEachAsync(batch, new ParallelOptions { MaxDegreeOfParallelism = _lane == OutboxLane.Outside ? OutsideAtOnce : AtOnce, CancellationToken = ct }, async (message, stop) =>
        {
            try
            {
                await Deliver(message, claim, stop);
            }
            catch (Exception error) when (!stop.IsCancellationRequested)
            {
                // The database, not the handler. The others of the batch go on; this one's claim lapses and it is tried again.
                _log.LogError("Outbox message {Id} of kind {Kind} was left half-way: {Error}", message.Id, message.Kind, SafeError.Describe(error));
            }
        });
        return batch.Count;
    }

    /// <summary>Delivers until nothing is due.</summary>
    public async Task Drain(CancellationToken ct)
    {
        while (await DispatchOnce(ct) > 0)
        {
        }
    }

    private async Task<List<Claimed>> Claim(Guid claim, CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Of each key only the first undelivered message is taken; the others wait for it.
        await using var command = new NpgsqlCommand(
            """
            with due as (
                select m.id from outbox_messages m
                 where m.done_at is null and m.parked_at is null and m.available_at <= $1 and (m.claimed_until is null or m.claimed_until < clock_timestamp())
                   and (m.kind = any($5)) = $6
                   and not exists (select 1 from outbox_messages e
                                    where e.ordering_key = m.ordering_key and e.number < m.number and e.done_at is null and e.parked_at is null)
                 order by m.number limit $2 for update skip locked)
            update outbox_messages m set claimed_by = $3, claimed_until = clock_timestamp() + $4, attempts = m.attempts + 1
              from due where m.id = due.id
            returning m.id, m.kind, m.tenant_id, m.payload, m.sealed_payload, m.owner_kind, m.owner_id, m.created_at, m.attempts, m.number, m.last_error
            """, connection, transaction)
        {
            Parameters = { new() { Value = _clock.GetUtcNow() }, new() { Value = BatchSize }, new() { Value = claim }, new() { Value = ClaimFor }, new() { Value = _outside }, new() { Value = _lane == OutboxLane.Outside } },
        };
        var batch = new List<Claimed>();
        await using (var row = await command.ExecuteReaderAsync(ct))
        {
            while (await row.ReadAsync(ct))
            {
                batch.Add(new Claimed(
                    row.GetGuid(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetGuid(2), row.IsDBNull(3) ? null : row.GetString(3),
                    row.IsDBNull(4) ? null : SealedText.FromBytes(row.GetFieldValue<byte[]>(4)),
                    row.IsDBNull(5) ? null : new KeyOwner(Enum.Parse<KeyOwnerKind>(row.GetString(5)), row.GetGuid(6)),
                    row.GetFieldValue<DateTimeOffset>(7), row.GetInt32(8), row.GetInt64(9), row.IsDBNull(10)));
            }
        }

        foreach (var message in batch) await At(OutboxPoint.Claiming, message.Id);
        await transaction.CommitAsync(ct);
        batch.Sort((a, b) => a.Number.CompareTo(b.Number));
        return batch;
    }

    private async Task Deliver(Claimed message, Guid claim, CancellationToken ct)
    {
        await At(OutboxPoint.Claimed, message.Id);
        if (message.NeverFailed && message.Attempts > MaxSilentAttempts)
        {
            await Park(message, claim, "ended without an answer", ct);
            return;
        }

        await using var scope = _scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var tenant = message.TenantId is { } id ? await _tenants.ByIdAfresh(id, ct) : null;
        services.GetRequiredService<CurrentCall>().Begin(CallOrigin.System($"outbox:{message.Kind}", tenant), Rights.None);
        var db = services.GetRequiredService<AppDb>();
        if (await db.Database.CreateExecutionStrategy().ExecuteAsync(() => Attempt(message, claim, tenant, services, db, ct)) is { } error)
            await Fail(message, claim, error, ct);
    }

    /// <summary>Receipt, effect and mark in one transaction. Gives the handler's error, which is expected to happen; any other is the dispatcher's own.</summary>
    private async Task<Exception?> Attempt(Claimed message, Guid claim, TenantRef? tenant, IServiceProvider services, AppDb db, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Locks the row until the end; whoever lost the claim meanwhile finds nothing to do.
        var isMine = await db.Database.ExecuteSqlAsync(
            $"update outbox_messages set claimed_until = clock_timestamp() + {ClaimFor} where id = {message.Id} and claimed_by = {claim} and done_at is null and parked_at is null", ct) == 1;
        if (!isMine) return null;
        var isNew = await db.Database.ExecuteSqlAsync(
            $"insert into inbox_receipts (message_id, consumer, received_at) values ({message.Id}, {message.Kind}, {_clock.GetUtcNow()}) on conflict do nothing", ct) == 1;
        await At(OutboxPoint.Received, message.Id);
        if (isNew)
        {
            try
            {
                await Handle(message, tenant, services, ct);
                await db.SaveChangesAsync(ct);
            }
            catch (Exception error) when (!ct.IsCancellationRequested)
            {
                return error;
            }
        }

        await At(OutboxPoint.Handled, message.Id);
        await db.Database.ExecuteSqlAsync(
            $"""
            update outbox_messages set done_at = {_clock.GetUtcNow()}, payload = null, sealed_payload = null, claimed_by = null, claimed_until = null, last_error = null
             where id = {message.Id}
            """, ct);
        await At(OutboxPoint.Marked, message.Id);
        await transaction.CommitAsync(ct);
        await At(OutboxPoint.Committed, message.Id);
        return null;
    }

    private async Task Handle(Claimed message, TenantRef? tenant, IServiceProvider services, CancellationToken ct)
    {
        if (message.TenantId is { } missing && tenant is null) throw new InvalidOperationException($"Tenant {missing} is not known.");
        var payload = message.Payload;
        if (message.Sealed is { } sealedPayload)
        {
            payload = await _vault.Open(message.Owner!.Value, sealedPayload, Outbox.SealContextOf(message.Id), ct);
            // The person was erased meanwhile: nothing is left that could be delivered.
            if (payload is null) return;
        }

        var route = _routes.GetValueOrDefault(message.Kind) ?? throw new InvalidOperationException($"Nobody handles outbox messages of kind {message.Kind}.");
        await route.Deliver(services, payload ?? "", new OutboxDelivery(message.Id, tenant, message.Attempts, message.CreatedAt), ct);
    }

    private async Task Fail(Claimed message, Guid claim, Exception error, CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        if (error is OutboxRefusedException || now - message.CreatedAt > RetryFor)
        {
            await Park(message, claim, TypesOf(error), ct);
            return;
        }

        var pause = TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(message.Attempts - 1, 20)));
        _log.LogWarning("Outbox message {Id} of kind {Kind}, attempt {Attempt}, failed and is tried again in {Pause}: {Error}",
            message.Id, message.Kind, message.Attempts, pause, SafeError.Describe(error));
        await Release(message, claim, now + pause, null, TypesOf(error), ct);
    }

    private async Task Park(Claimed message, Guid claim, string why, CancellationToken ct)
    {
        _log.LogError("Outbox message {Id} of kind {Kind} is parked after {Attempts} attempts: {Error}", message.Id, message.Kind, message.Attempts, why);
        await Release(message, claim, null, _clock.GetUtcNow(), why, ct);
    }

    private async Task Release(Claimed message, Guid claim, DateTimeOffset? availableAt, DateTimeOffset? parkedAt, string error, CancellationToken ct)
    {
        await using var command = _database.CreateCommand(
            """
            update outbox_messages set claimed_by = null, claimed_until = null, available_at = coalesce($3, available_at), parked_at = $4, last_error = $5
             where id = $1 and claimed_by = $2 and done_at is null
            """);
        command.Parameters.Add(new() { Value = message.Id });
        command.Parameters.Add(new() { Value = claim });
        command.Parameters.Add(new() { Value = (object?)availableAt ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = (object?)parkedAt ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = error.Length > OutboxMessage.LastErrorMax ? error[..OutboxMessage.LastErrorMax] : error });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string TypesOf(Exception error)
    {
        var names = new List<string>();
        for (var cause = error; cause is not null; cause = cause.InnerException) names.Add(cause.GetType().Name);
        return string.Join(" < ", names);
    }

    private Task At(OutboxPoint point, Guid message) => Probe?.Invoke(point, message) ?? Task.CompletedTask;

    private sealed record Claimed(
        Guid Id, string Kind, Guid? TenantId, string? Payload, SealedText? Sealed, KeyOwner? Owner, DateTimeOffset CreatedAt, int Attempts, long Number, bool NeverFailed);
}
