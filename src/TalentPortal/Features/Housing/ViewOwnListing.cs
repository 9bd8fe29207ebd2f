using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Housing;

/// <summary>A flat that the caller keeps, with all that is noted of it; without an id, what a new one starts from.</summary>
[Requires(HousingPermissions.Offer)]
public sealed record ViewOwnListing(Guid? ListingId) : IQuery<ViewOwnListingResult>;

/// <param name="State">Null for a new one.</param>
/// <param name="Schemes">To choose from.</param>
public sealed record ViewOwnListingResult(
    Guid? ListingId, ListingDraft Draft, ListingState? State, bool IsPublic, bool IsStale, DateOnly? CheckedOn, ListingCheck? CheckedHow, string? CheckedBy, string? Reason, IReadOnlyList<ViewOwnListingResult.Picture> Photos,
    IReadOnlyList<ViewOwnListingResult.Scheme> Schemes, uint? Version)
{
    public sealed record Picture(Guid Id, Bilingual Alt, FileRelease Release);

    public sealed record Scheme(string Code, Bilingual Title);
}

internal sealed class ViewOwnListingHandler(AppDb db, CurrentCall call, RuleLibrary library, TimeProvider clock) : IRequestHandler<ViewOwnListing, Outcome<ViewOwnListingResult>>
{
    public async Task<Outcome<ViewOwnListingResult>> Handle(ViewOwnListing request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var today = HousingSchemes.Today(clock);
        var schemes = HousingSchemes.Of(await library.Of(tenant.Id, ct), today).Select(program => new ViewOwnListingResult.Scheme(program.Code, program.Document.Title)).ToList();
        if (request.ListingId is not { } id)
            return await db.MayOffer(call, ct) ? new ViewOwnListingResult(null, ListingDraft.Empty, null, false, false, null, null, null, null, [], schemes, null) : Outcome.NotFound;
        if (await db.ListingsKeptBy(call).AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, ct) is not { } listing) return Outcome.NotFound;
        var photos = await db.HousingPhotos.AsNoTracking().AtTenantOf(call).Where(p => p.ListingId == id).OrderBy(p => p.AddedAt).Select(p => new ViewOwnListingResult.Picture(p.Id, p.Alt, p.Release)).ToListAsync(ct);
        // What staff note for their colleagues is not for whoever lets the flat.
        return new ViewOwnListingResult(
            id, ListingDraft.Of(listing.Facts, call.Side == CallSide.Employer ? null : listing.ListedFor), listing.State, listing.IsPublic, listing.State == ListingState.Live && HousingListing.IsStale(listing.CheckedOn, today), listing.CheckedOn,
            listing.CheckedHow, listing.CheckedBy, listing.Reason, photos, schemes, listing.Version);
    }
}
