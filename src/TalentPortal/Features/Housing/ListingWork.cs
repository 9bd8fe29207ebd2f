using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Platform.Curation;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Housing;

/// <summary>Flats of which nobody made sure for long, and those that wait for a first look.</summary>
internal sealed class ListingWork : ICurationSource
{
    /// <summary>Days before a check ends from which the flat stands in the queue.</summary>
    private const int Ahead = 14;

    /// <summary>Days within which staff look at a flat that was handed in.</summary>
    private const int LookDays = 5;

    public string Kind => "flat-check";

    public Type Texts => typeof(HousingText);

    public string NameKey => "Work_Checks";

    public string Permission => HousingPermissions.Keep;

    public async Task<IReadOnlyList<CurationItem>> Read(AppDb db, TenantRef tenant, DateTimeOffset now, CancellationToken ct)
    {
        var before = tenant.DayAt(now).AddDays(Ahead - HousingListing.CheckedDays);
        var found = await db.HousingListings.AsNoTracking().Where(l => l.TenantId == tenant.Id && (l.State == ListingState.InReview || (l.State == ListingState.Live && (l.CheckedOn == null || l.CheckedOn <= before))))
            .OrderBy(l => l.CheckedOn).ThenBy(l => l.Id).Take(CurationItem.Most).ToListAsync(ct);
        return [.. found.Select(l => new CurationItem(l.Id.ToString(), l.Title, $"admin/housing/{l.Id}", l.State == ListingState.InReview ? tenant.DayAt(l.ChangedAt).AddDays(LookDays) : l.CheckedOn?.AddDays(HousingListing.CheckedDays))
        {
            DetailKey = l.State == ListingState.InReview ? "Work_FirstLook" : null,
        })];
    }
}
