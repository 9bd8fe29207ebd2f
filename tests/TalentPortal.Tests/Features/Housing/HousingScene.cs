using System.Globalization;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Housing;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;
using TalentPortal.Tests.Platform.Files;

namespace TalentPortal.Tests.Features.Housing;

/// <summary>What the tests about flats start from.</summary>
internal static class HousingScene
{
    public const string Rental = "fuzhou.talent-rental";

    /// <summary>Somebody who meets the rental scheme of Fuzhou, as the address says it.</summary>
    public const string Tenant = "place=fuzhou&home_here=no&insured_months=4&local_hukou=yes";

    public static ListingDraft Form { get; } = ListingDraft.Empty with
    {
        TitleZh = "鼓楼两居室", TitleEn = "Two bedrooms in Gulou", TextZh = "近地铁", TextEn = "Near the metro", Place = "350102", Latitude = "26.0812", Longitude = "119.2999", Rent = "2600", Area = "75", Rooms = "2", Registration = "Yes",
    };

    public static DemoPerson Curator => Personas.Staff(PortalRole.Curator);

    public static DemoPerson Operator => Personas.OwnerOf("rongju");

    public static DateOnly Today(this PortalFixture portal) => HousingSchemes.Today(portal.Clock);

    public static string Day(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static async Task<Guid> Draft(this PortalFixture portal, ListingDraft? draft = null, DemoPerson? by = null, string tenant = "fujian") =>
        (await portal.As(by ?? Personas.Staff(PortalRole.Curator, tenant), tenant).Get(new SaveListing(null, draft ?? Form, null))).ListingId;

    public static async Task<uint> VersionOf(this PortalFixture portal, Guid id, DemoPerson? by = null, string tenant = "fujian") =>
        (await portal.As(by ?? Personas.Staff(PortalRole.Curator, tenant), tenant).Get(new ViewOwnListing(id))).Version!.Value;

    /// <summary>A flat that is shown, checked so many days ago.</summary>
    public static async Task<Guid> Offered(this PortalFixture portal, ListingDraft? draft = null, int daysAgo = 0, DemoPerson? by = null, string tenant = "fujian")
    {
        var id = await portal.Draft(draft, by, tenant);
        await portal.Check(id, portal.Today().AddDays(-daysAgo), tenant);
        return id;
    }

    public static async Task Check(this PortalFixture portal, Guid id, DateOnly on, string tenant = "fujian") =>
        await portal.As(Personas.Staff(PortalRole.Curator, tenant), tenant).Get(new CheckListing(id, ListingCheck.Visit, on.Day(), await portal.VersionOf(id, tenant: tenant)));

    public static async Task<BrowseListingsResult> Listed(this PortalFixture portal, string? place = null, string? rent = null, string? rooms = null, string? registration = null, string? foreigners = null, string? scheme = null, string? sort = null, string? page = null, string tenant = "fujian") =>
        await portal.As(null, tenant).Get(new BrowseListings(place, rent, rooms, registration, foreigners, scheme, sort, page));

    public static async Task<FileReceipt> Picture(this PortalFixture portal, FileKind kind = FileKind.Jpeg, string tenant = "fujian")
    {
        using var content = new MemoryStream(kind == FileKind.Png ? PictureBuilder.Png() : PictureBuilder.Jpeg());
        var stored = await portal.Files().Save(KeyOwner.Tenant(DemoPeople.Tenant(tenant).Id), content, UploadRules.LargestBytes);
        return new(stored.StorageName, kind, stored.Length, stored.Sha256, "flat.jpg", MetadataState.Removed);
    }

    public static async Task<Guid> Pictured(this PortalFixture portal, Guid listing, DemoPerson? by = null)
    {
        await portal.As(by ?? Curator).Get(new StoreListingPhoto(listing, await portal.Picture(), "客厅朝南", "Living room, facing south"));
        return await portal.Scalar<Guid>("select id from housing_photos where listing_id = $1 order by added_at desc limit 1", listing);
    }
}
