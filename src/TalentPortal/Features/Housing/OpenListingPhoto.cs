using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Housing;

/// <summary>Opens a picture of a flat that is shown here; on the national site, anywhere.</summary>
[Anyone]
public sealed record OpenListingPhoto(Guid PhotoId) : IQuery<OpenListingPhotoResult>;

/// <summary>Where the picture lies, and under whose key.</summary>
public sealed record OpenListingPhotoResult(Guid TenantId, string StorageName, FileKind Kind);

internal sealed class OpenListingPhotoHandler(AppDb db, CurrentCall call) : IRequestHandler<OpenListingPhoto, Outcome<OpenListingPhotoResult>>
{
    public async Task<Outcome<OpenListingPhotoResult>> Handle(OpenListingPhoto request, CancellationToken ct)
    {
        var tenant = call.TenantId;
        return await db.HousingPhotos.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.PhotoId && p.IsPublic && (tenant == null || p.TenantId == tenant), ct) is { } photo
            ? new OpenListingPhotoResult(photo.TenantId, photo.FileName, photo.Kind)
            : Outcome.NotFound;
    }
}
