using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Housing;

/// <summary>Somebody lives in a flat now: it is shown no longer.</summary>
[Requires(HousingPermissions.Offer)]
public sealed record LetListing(Guid ListingId, uint Version) : ICommand<Done>;

internal sealed class LetListingHandler(AppDb db, CurrentCall call, Audit audit, PublicChanges changes, TimeProvider clock) : IRequestHandler<LetListing, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(LetListing request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await db.ListingsKeptBy(call).SingleOrDefaultAsync(l => l.Id == request.ListingId, ct) is not { } listing) return Outcome.NotFound;
        if (listing.Version != request.Version) return Outcome.Conflict;
        if (listing.End(ListingState.Let, clock.GetUtcNow()) is { } refusal) return Outcome.Refused(refusal);
        await db.PhotosFollow(listing, ct);
        changes.At(tenant);
        audit.Write("housing.let", listing.Id);
        return Done.Value;
    }
}
