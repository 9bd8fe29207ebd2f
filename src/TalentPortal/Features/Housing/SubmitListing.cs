using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Housing;

/// <summary>Gives a flat to the tenant's staff, who look at it before others do.</summary>
[Requires(HousingPermissions.Offer)]
public sealed record SubmitListing(Guid ListingId, uint Version) : ICommand<Done>;

internal sealed class SubmitListingHandler(AppDb db, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<SubmitListing, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SubmitListing request, CancellationToken ct)
    {
        if (call.Tenant is null || !await db.MayOffer(call, ct) || await db.ListingsKeptBy(call).SingleOrDefaultAsync(l => l.Id == request.ListingId, ct) is not { } listing) return Outcome.NotFound;
        if (listing.Version != request.Version) return Outcome.Conflict;
        if (listing.Submit(clock.GetUtcNow()) is { } refusal) return Outcome.Refused(refusal);
        audit.Write("housing.submit", listing.Id);
        return Done.Value;
    }
}
