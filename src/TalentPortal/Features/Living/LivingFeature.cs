using TalentPortal.Features.Living.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Curation;
using TalentPortal.Platform.Search;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.SiteMaps;

namespace TalentPortal.Features.Living;

/// <summary>Life on the ground: cities as places to live and work, and the services that people need there.</summary>
public sealed class LivingFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<LivingShelf>();
        services.AddScoped<IContentLoader, LivingLoader>();
        services.AddSingleton<ISiteMapSource, LivingSiteMap>();
        services.AddSingleton<IItemSource, CityItems>();
        services.AddSingleton<IItemSource, ServiceItems>();
        services.AddSingleton<IContentLinks, LivingLinks>();
        services.AddScoped<IContentExchange, ServiceExchange>();
        services.AddSingleton<ICurationSource, ServiceWork>();
    }

    public IEnumerable<FrameEntry> Frame =>
    [
        new(null, "living", typeof(LivingText), "Section", "pin", Order: 30),
        new(Workspace.Admin, "admin/living", typeof(LivingText), "Nav_Services", "pin", LivingPermissions.Edit, 46),
    ];
}
