using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Housing;

/// <summary>Notes what the virus scanner said about a picture of a flat.</summary>
[SystemOnly]
public sealed record RecordListingPhotoScan(Guid PhotoId, FileRelease Release) : ICommand<Done>;

internal sealed class RecordListingPhotoScanValidator : AbstractValidator<RecordListingPhotoScan>
{
    public RecordListingPhotoScanValidator() => RuleFor(x => x.Release).Must(release => release is FileRelease.Released or FileRelease.Infected).Says("StoreListingPhoto_Missing");
}

internal sealed class RecordListingPhotoScanHandler(AppDb db, CurrentCall call, StoredFiles files, PublicChanges changes) : IRequestHandler<RecordListingPhotoScan, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RecordListingPhotoScan request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await db.HousingPhotos.AtTenantOf(call).SingleOrDefaultAsync(p => p.Id == request.PhotoId, ct) is not { } photo) return Done.Value;
        var isShown = await db.HousingListings.AtTenantOf(call).AnyAsync(l => l.Id == photo.ListingId && l.IsPublic, ct);
        photo.Scanned(request.Release, isShown);
        if (photo.Release == FileRelease.Infected)
        {
            db.HousingPhotos.Remove(photo);
            await files.Remove(photo.FileName, ct);
        }

        if (isShown) changes.At(tenant);
        return Done.Value;
    }
}

/// <summary>Asks for the scan of a picture in quarantine.</summary>
public sealed record ListingPhotoScan(Guid PhotoId, [property: Class(FieldClass.Internal)] string StorageName);

/// <summary>Has the scanner read the file. As long as the scanner is silent the file stays where it is and the scan is tried again.</summary>
internal sealed class ListingPhotoScanHandler(FileScan scan, PortalDispatcher dispatcher) : IOutboxHandler<ListingPhotoScan>
{
    public async Task Handle(ListingPhotoScan message, OutboxDelivery delivery, CancellationToken ct)
    {
        if (delivery.Tenant is { } tenant && await scan.Read(KeyOwner.Tenant(tenant.Id), message.StorageName, ct) is { } release)
            await dispatcher.Send(new RecordListingPhotoScan(message.PhotoId, release), CallOrigin.System("listing-photo-scan", tenant), ct);
    }
}
