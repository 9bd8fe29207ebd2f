using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Logging;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Platform.Tenancy;

/// <summary>
/// All tenants, kept in memory and read again after <see cref="Lifetime"/>, so that a new one is live within seconds. Every
/// request asks it first, so while the database is away it answers as it last knew, and only one request waits for a reading.
/// </summary>
public sealed class TenantDirectory(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TenantDirectory> log)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);

    /// <summary>How long the one request waits that reads anew what is known.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Snapshot? _snapshot;
    private int _forgotten;

    public async ValueTask<TenantRef?> BySlug(string slug, CancellationToken ct) => (await Current(ct)).BySlug.GetValueOrDefault(slug);

    public async ValueTask<TenantRef?> ByHost(string host, CancellationToken ct) => (await Current(ct)).ByHost.GetValueOrDefault(host);

    public async ValueTask<TenantRef?> ById(Guid id, CancellationToken ct) => (await Current(ct)).ById.GetValueOrDefault(id);

    /// <summary>Reads again where the tenant is not known: it may be as new as the message that names it.</summary>
    public async ValueTask<TenantRef?> ByIdAfresh(Guid id, CancellationToken ct)
    {
        if (await ById(id, ct) is { } known) return known;
        Forget();
        return await ById(id, ct);
    }

    /// <summary>The tenants that have a site: all but the editorial desk.</summary>
    public async ValueTask<IReadOnlyList<TenantRef>> All(CancellationToken ct) => (await Current(ct)).All;

    /// <summary>All tenants and the editorial desk: whoever has work of their own.</summary>
    public async ValueTask<IReadOnlyList<TenantRef>> AllWithDesk(CancellationToken ct) => (await Current(ct)).AllWithDesk;

    /// <summary>The editorial desk; null before any content was loaded.</summary>
    public async ValueTask<TenantRef?> Desk(CancellationToken ct) => (await Current(ct)).Desk;

    /// <summary>Read again at the next question: a tenant was added or changed in this process.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref _forgotten);
        _snapshot = null;
    }

    private async ValueTask<Snapshot> Current(CancellationToken ct)
    {
        var known = _snapshot;
        if (known is not null && clock.GetElapsedTime(known.ReadAt) < Lifetime) return known;
        if (!_reading.Wait(TimeSpan.Zero, ct))
        {
            if (known is not null) return known;
            await _reading.WaitAsync(ct);
        }

        try
        {
            if (_snapshot is { } other && clock.GetElapsedTime(other.ReadAt) < Lifetime) return other;
            var forgotten = Volatile.Read(ref _forgotten);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            if (known is not null) limit.CancelAfter(Patience);
            var read = new Snapshot(await Read(limit.Token), clock.GetTimestamp());
            // What was read before somebody changed a tenant answers this question, and no later one.
            if (forgotten == Volatile.Read(ref _forgotten)) _snapshot = read;
            return read;
        }
        catch (Exception error) when (known is not null && !ct.IsCancellationRequested)
        {
            log.LogError("The tenants could not be read and are taken as they were: {Error}", SafeError.Describe(error));
            return _snapshot = new Snapshot(known.AllWithDesk, clock.GetTimestamp());
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<IReadOnlyList<TenantRef>> Read(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("tenant-directory"), Security.Rights.None);
        var tenants = await scope.ServiceProvider.GetRequiredService<AppDb>().Set<Tenant>().AsNoTracking().OrderBy(t => t.CreatedAt).ThenBy(t => t.Slug).ToListAsync(ct);
        return [.. tenants.Select(t => t.ToRef())];
    }

    private sealed class Snapshot(IReadOnlyList<TenantRef> all, long readAt)
    {
        public IReadOnlyList<TenantRef> All { get; } = [.. all.Where(t => !t.IsDesk)];

        public IReadOnlyList<TenantRef> AllWithDesk { get; } = all;

        public TenantRef? Desk { get; } = all.FirstOrDefault(t => t.IsDesk);

        public FrozenDictionary<string, TenantRef> BySlug { get; } = all.ToFrozenDictionary(t => t.Slug, StringComparer.Ordinal);

        public FrozenDictionary<string, TenantRef> ByHost { get; } =
            all.Where(t => t.Host is not null).ToFrozenDictionary(t => t.Host!, StringComparer.OrdinalIgnoreCase);

        public FrozenDictionary<Guid, TenantRef> ById { get; } = all.ToFrozenDictionary(t => t.Id);

        public long ReadAt { get; } = readAt;
    }
}
