using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Housing;

/// <summary>Takes a picture off a flat; its file is deleted.</summary>
[Requires(HousingPermissions.Offer)]
public sealed record RemoveListingPhoto(Guid PhotoId) : ICommand<Done>;

internal sealed class RemoveListingPhotoHandler(AppDb db, CurrentCall call, StoredFiles files, PublicChanges changes, Audit audit, TimeProvider clock) : IRequestHandler<RemoveListingPhoto, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RemoveListingPhoto request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await db.HousingPhotos.AtTenantOf(call).SingleOrDefaultAsync(p => p.Id == request.PhotoId, ct) is not { } photo) return Outcome.NotFound;
        // The pictures of others' flats can be seen, and are not theirs to take away.
        if (await db.ListingsKeptBy(call).SingleOrDefaultAsync(l => l.Id == photo.ListingId, ct) is not { } listing) return Outcome.NotFound;
        db.HousingPhotos.Remove(photo);
        await files.Remove(photo.FileName, ct);
        listing.Pictured(clock.GetUtcNow());
        changes.At(tenant);
        audit.Write("housing.photo-remove", listing.Id);
        return Done.Value;
    }
}
