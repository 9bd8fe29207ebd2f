using TalentPortal.Platform.Files;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Housing.Domain;

/// <summary>A picture of a flat, under the tenant's key. It says in both languages what it shows.</summary>
public sealed class HousingPhoto : IPublishable
{
    public const string Table = "housing_photos";
    public const int AltMax = 160;

    private HousingPhoto()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>Whether the flat is public and the picture was let through.</summary>
    public bool IsPublic { get; private set; }

    public Guid? OperatorId { get; private set; }

    public Guid ListingId { get; private set; }

    public Bilingual Alt { get; private set; } = Bilingual.Empty;

    public string FileName { get; private set; } = "";

    public FileKind Kind { get; private set; }

    public FileRelease Release { get; private set; }

    public DateTimeOffset AddedAt { get; private set; }

    public static HousingPhoto Of(HousingListing listing, FileReceipt receipt, Bilingual alt, FileRelease release, DateTimeOffset now)
    {
        var photo = new HousingPhoto
        {
            Id = Guid.CreateVersion7(now), TenantId = listing.TenantId, OperatorId = listing.OperatorId, ListingId = listing.Id, Alt = alt, FileName = receipt.StorageName, Kind = receipt.Kind, Release = release, AddedAt = now,
        };
        photo.Follow(listing.IsPublic);
        return photo;
    }

    /// <summary>It is shown while its flat is.</summary>
    public void Follow(bool isListingPublic) => IsPublic = isListingPublic && QuarantinePolicy.MayOpen(Release);

    /// <summary>What the scanner said.</summary>
    public void Scanned(FileRelease release, bool isListingPublic)
    {
        if (Release == FileRelease.Quarantined) Release = release;
        Follow(isListingPublic);
    }
}
