using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Platform.Tenancy;

/// <summary>All tenants, kept in memory and read again after <see cref="Lifetime"/>, so that a new one is live within seconds.</summary>
public sealed class TenantDirectory(IServiceScopeFactory scopes, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Snapshot? _snapshot;

    public async ValueTask<TenantRef?> BySlug(string slug, CancellationToken ct) => (await Current(ct)).BySlug.GetValueOrDefault(slug);

    public async ValueTask<TenantRef?> ByHost(string host, CancellationToken ct) => (await Current(ct)).ByHost.GetValueOrDefault(host);

    public async ValueTask<TenantRef?> ById(Guid id, CancellationToken ct) => (await Current(ct)).ById.GetValueOrDefault(id);

    public async ValueTask<IReadOnlyList<TenantRef>> All(CancellationToken ct) => (await Current(ct)).All;

    /// <summary>Read again at the next question: a tenant was added or changed in this process.</summary>
    public void Forget() => _snapshot = null;

    private async ValueTask<Snapshot> Current(CancellationToken ct)
    {
        if (_snapshot is { } known && clock.GetElapsedTime(known.ReadAt) < Lifetime) return known;
        await _reading.WaitAsync(ct);
        try
        {
            if (_snapshot is { } other && clock.GetElapsedTime(other.ReadAt) < Lifetime) return other;
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("tenant-directory"), Security.Rights.None);
            var tenants = await scope.ServiceProvider.GetRequiredService<AppDb>().Set<Tenant>().AsNoTracking().OrderBy(t => t.CreatedAt).ThenBy(t => t.Slug).ToListAsync(ct);
            return _snapshot = new Snapshot([.. tenants.Select(t => t.ToRef())], clock.GetTimestamp());
        }
        finally
        {
            _reading.Release();
        }
    }

    private sealed class Snapshot(IReadOnlyList<TenantRef> all, long readAt)
    {
        public IReadOnlyList<TenantRef> All { get; } = all;

        public FrozenDictionary<string, TenantRef> BySlug { get; } = all.ToFrozenDictionary(t => t.Slug, StringComparer.Ordinal);

        public FrozenDictionary<string, TenantRef> ByHost { get; } =
            all.Where(t => t.Host is not null).ToFrozenDictionary(t => t.Host!, StringComparer.OrdinalIgnoreCase);

        public FrozenDictionary<Guid, TenantRef> ById { get; } = all.ToFrozenDictionary(t => t.Id);

        public long ReadAt { get; } = readAt;
    }
}
