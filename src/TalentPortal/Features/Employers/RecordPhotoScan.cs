using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Employers;

/// <summary>Notes what the virus scanner said about an employer's photo.</summary>
/// <param name="StorageName">The file that was scanned: another one may have taken its place meanwhile.</param>
[SystemOnly]
public sealed record RecordPhotoScan(Guid EmployerId, string StorageName, FileRelease Release) : ICommand<Done>;

internal sealed class RecordPhotoScanValidator : AbstractValidator<RecordPhotoScan>
{
    public RecordPhotoScanValidator() => RuleFor(x => x.Release).Must(release => release is FileRelease.Released or FileRelease.Infected).Says("StorePhoto_Missing");
}

internal sealed class RecordPhotoScanHandler(AppDb db, StoredFiles files, PublicChanges changes, TimeProvider clock) : IRequestHandler<RecordPhotoScan, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RecordPhotoScan request, CancellationToken ct)
    {
        if (await db.Employers.SingleOrDefaultAsync(e => e.Id == request.EmployerId && e.PhotoName == request.StorageName, ct) is not { } employer) return Done.Value;
        employer.PhotoScanned(request.Release);
        if (employer.PhotoRelease == FileRelease.Infected && employer.DropPhoto(clock.GetUtcNow()) is { } name) await files.Remove(name, ct);
        foreach (var tenant in await db.AdmittedAt(employer.Id, ct)) changes.At(tenant);
        return Done.Value;
    }
}

/// <summary>Asks for the scan of a photo in quarantine.</summary>
public sealed record PhotoScan(Guid EmployerId, [property: Class(FieldClass.Internal)] string StorageName);

/// <summary>Has the scanner read the file. As long as the scanner is silent the file stays where it is and the scan is tried again.</summary>
internal sealed class PhotoScanHandler(FileScan scan, PortalDispatcher dispatcher) : IOutboxHandler<PhotoScan>
{
    public async Task Handle(PhotoScan message, OutboxDelivery delivery, CancellationToken ct)
    {
        if (await scan.Read(KeyOwner.Platform, message.StorageName, ct) is { } release)
            await dispatcher.Send(new RecordPhotoScan(message.EmployerId, message.StorageName, release), CallOrigin.System("photo-scan", delivery.Tenant), ct);
    }
}
