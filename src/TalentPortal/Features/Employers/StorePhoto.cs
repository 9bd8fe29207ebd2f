using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Employers;

/// <summary>Puts a photo that already lies in the store onto the employer's page, in place of the last one.</summary>
[Requires(EmployersPermissions.Manage)]
public sealed record StorePhoto(FileReceipt Receipt) : ICommand<StorePhotoResult>;

/// <param name="StorageName">The file that is now on record: another one than the receipt's, when the same form was sent twice.</param>
public sealed record StorePhotoResult(string StorageName);

internal sealed class StorePhotoValidator : AbstractValidator<StorePhoto>
{
    public StorePhotoValidator()
    {
        RuleFor(x => x.Receipt).NotNull().Says("StorePhoto_Missing");
        RuleFor(x => x.Receipt.Kind).Must(kind => UploadRules.PagePictures.Kinds.Contains(kind)).When(x => x.Receipt is not null).Says("StorePhoto_Missing");
    }
}

internal sealed class StorePhotoHandler(AppDb db, CurrentCall call, QuarantinePolicy quarantine, StoredFiles files, Outbox outbox, PublicChanges changes, Audit audit, TimeProvider clock) : IRequestHandler<StorePhoto, Outcome<StorePhotoResult>>
{
    public async Task<Outcome<StorePhotoResult>> Handle(StorePhoto request, CancellationToken ct)
    {
        if (await db.Employers.SingleOrDefaultAsync(e => e.Id == call.EmployerId, ct) is not { } employer) return Outcome.NotFound;
        if (!employer.HasPhotoAlt) return Outcome.Refused("StorePhoto_AltFirst");
        var receipt = request.Receipt;
        if (employer.TakePhoto(receipt, quarantine.OnArrival, clock.GetUtcNow()) is { } before) await files.Remove(before, ct);
        files.Keep(receipt.StorageName);
        if (quarantine.ScansFiles) outbox.Add(new PhotoScan(employer.Id, receipt.StorageName));
        foreach (var tenant in await db.AdmittedAt(employer.Id, ct)) changes.At(tenant);
        audit.WriteForPlatform("employers.photo", employer.Id);
        return new StorePhotoResult(receipt.StorageName);
    }
}
