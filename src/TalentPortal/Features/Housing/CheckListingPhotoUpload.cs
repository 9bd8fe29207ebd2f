using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Housing;

/// <summary>Whether the caller may send a picture of a flat now: asked before a file is received.</summary>
[Requires(HousingPermissions.Offer)]
public sealed record CheckListingPhotoUpload(Guid ListingId) : IQuery<Done>;

internal sealed class CheckListingPhotoUploadHandler(AppDb db, CurrentCall call) : IRequestHandler<CheckListingPhotoUpload, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(CheckListingPhotoUpload request, CancellationToken ct)
    {
        if (call.Tenant is null || !await db.MayOffer(call, ct) || !await db.ListingsKeptBy(call).AnyAsync(l => l.Id == request.ListingId, ct)) return Outcome.NotFound;
        return await db.HousingPhotos.AtTenantOf(call).CountAsync(p => p.ListingId == request.ListingId, ct) < HousingListing.PhotosMost ? Done.Value : Outcome.Refused(new TextKey("StoreListingPhoto_Enough", HousingListing.PhotosMost));
    }
}
