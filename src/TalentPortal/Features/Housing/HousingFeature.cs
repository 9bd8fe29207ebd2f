using TalentPortal.Features.Housing.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Curation;
using TalentPortal.Platform.Search;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.SiteMaps;

namespace TalentPortal.Features.Housing;

/// <summary>Homes: flats that organisations and the tenant's staff offer, schemes by which one may have them, what rents are, and what to check before signing.</summary>
public sealed class HousingFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<ISiteMapSource, HousingSiteMap>();
        services.AddSingleton<IItemSource, ListingItems>();
        services.AddSingleton<ICurationSource, ListingWork>();
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => ListingPhotos.Map(endpoints);

    public IEnumerable<FrameEntry> Frame =>
    [
        new(null, "housing", typeof(HousingText), "Section", "home", Order: 28, AtFoot: true),
        new(Workspace.Employer, "employer/housing", typeof(HousingText), "Nav_Flats", "home", HousingPermissions.Offer, 90),
        new(Workspace.Admin, "admin/housing", typeof(HousingText), "Nav_Flats", "home", HousingPermissions.Keep, 47),
    ];
}
