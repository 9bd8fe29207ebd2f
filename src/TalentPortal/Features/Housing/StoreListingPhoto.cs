using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Housing;

/// <summary>Puts a picture that already lies in the store to a flat, with what it shows in both languages: without these words none is taken.</summary>
[Requires(HousingPermissions.Offer)]
public sealed record StoreListingPhoto(Guid ListingId, FileReceipt Receipt, string? AltZh, string? AltEn) : ICommand<StoreListingPhotoResult>;

/// <param name="StorageName">The file that is now on record.</param>
public sealed record StoreListingPhotoResult(string StorageName);

internal sealed class StoreListingPhotoValidator : AbstractValidator<StoreListingPhoto>
{
    public StoreListingPhotoValidator()
    {
        RuleFor(x => x.Receipt).NotNull().Says("StoreListingPhoto_Missing");
        RuleFor(x => x.Receipt.Kind).Must(kind => UploadRules.PagePictures.Kinds.Contains(kind)).When(x => x.Receipt is not null).Says("StoreListingPhoto_Missing");
        this.BothGiven(x => x.AltZh, x => x.AltEn, "StoreListingPhoto_AltMissing", "StoreListingPhoto_AltMissing");
        this.BothPlain(x => x.AltZh, x => x.AltEn, HousingPhoto.AltMax, "Listing_TooLong");
    }
}

internal sealed class StoreListingPhotoHandler(AppDb db, CurrentCall call, QuarantinePolicy quarantine, StoredFiles files, Outbox outbox, PublicChanges changes, Audit audit, TimeProvider clock)
    : IRequestHandler<StoreListingPhoto, Outcome<StoreListingPhotoResult>>
{
    public async Task<Outcome<StoreListingPhotoResult>> Handle(StoreListingPhoto request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || !await db.MayOffer(call, ct) || await db.ListingsKeptBy(call).SingleOrDefaultAsync(l => l.Id == request.ListingId, ct) is not { } listing) return Outcome.NotFound;
        if (await db.HousingPhotos.AtTenantOf(call).CountAsync(p => p.ListingId == listing.Id, ct) >= HousingListing.PhotosMost) return Outcome.Refused(new TextKey("StoreListingPhoto_Enough", HousingListing.PhotosMost));
        var (now, receipt) = (clock.GetUtcNow(), request.Receipt);
        var photo = HousingPhoto.Of(listing, receipt, new(Typed.Tidy(request.AltZh), Typed.Tidy(request.AltEn)), quarantine.OnArrival, now);
        db.HousingPhotos.Add(photo);
        listing.Pictured(now);
        files.Keep(receipt.StorageName);
        if (quarantine.ScansFiles) outbox.Add(new ListingPhotoScan(photo.Id, receipt.StorageName));
        if (photo.IsPublic) changes.At(tenant);
        audit.Write("housing.photo", listing.Id);
        return new StoreListingPhotoResult(receipt.StorageName);
    }
}
