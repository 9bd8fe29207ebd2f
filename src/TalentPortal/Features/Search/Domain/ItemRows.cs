using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Search;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Search.Domain;

/// <summary>Keeps what the search across everything knows in step with what is public, in the transaction that changes it.</summary>
internal sealed class ItemRows(AppDb db, CurrentCall call, IEnumerable<IItemSource> sources) : IRowFollower
{
    public async Task<bool> Follow(IReadOnlyCollection<IPublishable> written, CancellationToken ct)
    {
        if (call.TenantId is not { } tenant) return false;
        var follows = false;
        foreach (var source in sources)
        {
            var keys = written.Where(row => row.TenantId == tenant).SelectMany(source.KeysOf).ToHashSet(StringComparer.Ordinal);
            if (keys.Count == 0) continue;
            await Write(source, tenant, keys, ct);
            follows = true;
        }

        return follows;
    }

    /// <summary>Writes these items as they are now; those that are not public any more are taken out.</summary>
    public async Task Write(IItemSource source, Guid tenant, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var kind = source.Kind;
        var items = (await source.Read(db, tenant, keys, ct)).ToDictionary(item => item.Key, StringComparer.Ordinal);
        var names = keys.Select(key => ItemSearchRow.NameOf(kind, key)).ToList();
        var rows = await db.ItemSearch.Where(r => r.TenantId == tenant && names.Contains(r.Name)).ToDictionaryAsync(r => r.Name, StringComparer.Ordinal, ct);
        var listings = await db.ItemListings.Where(l => l.TenantId == tenant && names.Contains(l.Name)).ToDictionaryAsync(l => l.Name, StringComparer.Ordinal, ct);
        foreach (var key in keys)
        {
            var name = ItemSearchRow.NameOf(kind, key);
            var (row, listing) = (rows.GetValueOrDefault(name), listings.GetValueOrDefault(name));
            if (!items.TryGetValue(key, out var item))
            {
                if (row is not null) db.Remove(row);
                if (listing is not null) db.Remove(listing);
                continue;
            }

            if (row is null) db.Add(ItemSearchRow.Of(tenant, kind, item));
            else row.Describe(item);
            if (listing is null) db.Add(ItemListing.Of(tenant, kind, item));
            else listing.Show(item);
        }
    }
}
