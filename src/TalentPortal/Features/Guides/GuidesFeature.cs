using TalentPortal.Features.Guides.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Curation;
using TalentPortal.Platform.Search;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.SiteMaps;

namespace TalentPortal.Features.Guides;

/// <summary>Guides: what the rules are, where they are from, and since when.</summary>
public sealed class GuidesFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<GuideShelf>();
        services.AddScoped<GuideEditing>();
        services.AddScoped<IContentLoader, GuidesLoader>();
        services.AddSingleton<ISiteMapSource, GuideSiteMap>();
        services.AddSingleton<IItemSource, GuideItems>();
        services.AddSingleton<IContentLinks, GuideContentLinks>();
        services.AddScoped<IContentExchange, GuideExchange>();
        services.AddScoped<IContentExchange, TermExchange>();
        services.AddSingleton<ICurationSource, GuideReviewWork>();
        services.AddSingleton<ICurationSource, GuideReadingWork>();
        services.AddSingleton<ICurationSource, GuideTranslationWork>();
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => GuideFeed.Map(endpoints);

    public IEnumerable<FrameEntry> Frame =>
    [
        new(null, "guides", typeof(GuidesText), "Section", "file", Order: 20),
        new(Workspace.Admin, "admin/guides", typeof(GuidesText), "Nav_Guides", "file", GuidesPermissions.Edit, 30),
    ];
}
