using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Housing;

/// <summary>The flats that the caller keeps: what waits for a look first, then what was checked longest ago.</summary>
[Requires(HousingPermissions.Offer)]
public sealed record BrowseOwnListings : IQuery<BrowseOwnListingsResult>;

/// <param name="MayOffer">False for an organisation that lets no homes, or that nobody here has checked.</param>
public sealed record BrowseOwnListingsResult(IReadOnlyList<BrowseOwnListingsResult.Item> Items, bool MayOffer)
{
    /// <summary>More do not stand in one list.</summary>
    public const int Most = 1000;

    /// <param name="Operator">Who lets it; empty where staff entered it for somebody.</param>
    public sealed record Item(Guid Id, Bilingual Title, string PlaceCode, int Rent, ListingState State, DateOnly? CheckedOn, string? CheckedBy, bool IsStale, bool IsReturned, Bilingual Operator);
}

internal sealed class BrowseOwnListingsHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<BrowseOwnListings, Outcome<BrowseOwnListingsResult>>
{
    public async Task<Outcome<BrowseOwnListingsResult>> Handle(BrowseOwnListings request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var today = HousingSchemes.Today(clock);
        var found = await db.ListingsKeptBy(call).AsNoTracking().OrderBy(l => l.State == ListingState.InReview ? 0 : l.State == ListingState.Live ? 1 : l.State == ListingState.Draft ? 2 : 3).ThenBy(l => l.CheckedOn).ThenByDescending(l => l.Id)
            .Take(BrowseOwnListingsResult.Most).ToListAsync(ct);
        var operators = found.Select(l => l.OperatorId).OfType<Guid>().ToHashSet();
        var names = await db.Set<TalentPortal.Features.Employers.Domain.Employer>().Where(e => operators.Contains(e.Id)).Select(e => new { e.Id, e.Name }).ToDictionaryAsync(e => e.Id, e => e.Name, ct);
        return new BrowseOwnListingsResult(
            [.. found.Select(l => new BrowseOwnListingsResult.Item(
                l.Id, l.Title, l.PlaceCode, l.Rent, l.State, l.CheckedOn, l.CheckedBy, l.State == ListingState.Live && HousingListing.IsStale(l.CheckedOn, today), l.State == ListingState.Draft && l.Reason is not null,
                l.OperatorId is { } id ? names[id] : Bilingual.Empty))],
            await db.MayOffer(call, ct));
    }
}
