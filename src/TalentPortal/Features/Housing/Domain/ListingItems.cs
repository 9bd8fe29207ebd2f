using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Search;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Housing.Domain;

/// <summary>Flats as the search across everything finds them, until nobody has made sure of them for too long.</summary>
internal sealed class ListingItems : IItemSource
{
    public ItemKind Kind => ItemKind.Flat;

    public IEnumerable<string> KeysOf(IPublishable row) => row is HousingListing listing ? [listing.Id.ToString("N")] : [];

    public async Task<IReadOnlyList<string>> Keys(AppDb db, Guid tenantId, CancellationToken ct) => [.. (await Offered(db, tenantId).Select(l => l.Id).ToListAsync(ct)).Select(id => id.ToString("N"))];

    public async Task<IReadOnlyList<SearchItem>> Read(AppDb db, Guid tenantId, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var ids = keys.Select(key => Guid.ParseExact(key, "N")).ToList();
        var listings = await Offered(db, tenantId).Where(l => ids.Contains(l.Id)).ToListAsync(ct);
        return [.. listings.Select(listing => new SearchItem(listing.Id.ToString("N"), $"housing/{listing.Id}", listing.Title, new(Beginning(listing.Text.Zh), Beginning(listing.Text.En)))
        {
            Body = listing.Text, PlaceCode = listing.PlaceCode, Day = listing.CheckedOn, DayMeans = ItemDay.Checked, Until = listing.CheckedOn?.AddDays(HousingListing.CheckedDays),
        })];
    }

    private static IQueryable<HousingListing> Offered(AppDb db, Guid tenantId) => db.HousingListings.AsNoTracking().Where(l => l.TenantId == tenantId && l.IsPublic && l.CheckedOn != null);

    private static string? Beginning(string? text) => text is null ? null : TextNormaliser.Beginning(text, SearchItem.SummaryMax);
}
