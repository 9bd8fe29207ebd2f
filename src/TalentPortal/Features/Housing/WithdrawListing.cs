using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Housing;

/// <summary>A flat is offered no more.</summary>
[Requires(HousingPermissions.Offer)]
public sealed record WithdrawListing(Guid ListingId, uint Version) : ICommand<Done>;

internal sealed class WithdrawListingHandler(AppDb db, CurrentCall call, Audit audit, PublicChanges changes, TimeProvider clock) : IRequestHandler<WithdrawListing, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(WithdrawListing request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await db.ListingsKeptBy(call).SingleOrDefaultAsync(l => l.Id == request.ListingId, ct) is not { } listing) return Outcome.NotFound;
        if (listing.Version != request.Version) return Outcome.Conflict;
        if (listing.End(ListingState.Withdrawn, clock.GetUtcNow()) is { } refusal) return Outcome.Refused(refusal);
        await db.PhotosFollow(listing, ct);
        changes.At(tenant);
        audit.Write("housing.withdraw", listing.Id);
        return Done.Value;
    }
}
