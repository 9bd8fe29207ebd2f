using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Sources.Domain;

/// <summary>Claims and figures that hold on a site.</summary>
public sealed record Ledger(ClaimBook Claims, ParameterBook Parameters)
{
    public static Ledger Empty { get; } = new(ClaimBook.Empty, ParameterBook.Empty);
}

/// <summary>
/// The ledger of each site, kept in memory until something public changes there: the desk's rows, and over them the
/// tenant's own of the same code. All of it is public, so that every caller may share it.
/// </summary>
public sealed class ContentLedger(IServiceScopeFactory scopes, SiteVersions versions)
{
    private readonly ConcurrentDictionary<Guid, Kept> _kept = new();

    /// <param name="tenant">Whose site; null for the national one.</param>
    /// <param name="ct">Ends the reading.</param>
    public async ValueTask<Ledger> At(Guid? tenant, CancellationToken ct)
    {
        // Taken before the reading: what changes meanwhile makes this reading old.
        var version = versions.Of(tenant);
        var key = tenant ?? ContentDesk.Id;
        if (_kept.TryGetValue(key, out var kept) && kept.Version == version) return kept.Ledger;
        var ledger = await Read(tenant, ct);
        _kept[key] = new(version, ledger);
        return ledger;
    }

    private async Task<Ledger> Read(Guid? tenant, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("content-ledger"), Rights.None);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        Guid[] owners = tenant is { } own ? [ContentDesk.Id, own] : [ContentDesk.Id];
        var sources = await db.ContentSources.AsNoTracking().Where(row => owners.Contains(row.TenantId)).ToListAsync(ct);
        var claims = await db.ContentClaims.AsNoTracking().Where(row => owners.Contains(row.TenantId)).ToListAsync(ct);
        var parameters = await db.ContentParameters.AsNoTracking().Where(row => owners.Contains(row.TenantId)).ToListAsync(ct);
        var places = await db.ContentListPlaces.AsNoTracking().Where(row => owners.Contains(row.TenantId)).ToListAsync(ct);
        return new(
            ClaimBook.Of(Own(sources, row => row.Code).Select(row => row.Value()), Own(claims, row => row.Code).Select(row => row.Value())),
            ParameterBook.Of(Own(parameters, row => (row.Code, row.PlaceCode)).Select(row => row.Value()), Own(places, row => row.List).Select(row => row.Value())));
    }

    /// <summary>Where a tenant has rows under a key, the desk's do not show there.</summary>
    private static IEnumerable<T> Own<T, TKey>(IEnumerable<T> rows, Func<T, TKey> key)
        where T : LedgerRow =>
        rows.GroupBy(key).SelectMany(group => group.Any(row => row.TenantId != ContentDesk.Id) ? group.Where(row => row.TenantId != ContentDesk.Id) : group);

    private sealed record Kept((int All, int Site) Version, Ledger Ledger);
}
