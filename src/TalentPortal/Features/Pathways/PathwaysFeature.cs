using TalentPortal.Features.Pathways.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Search;
using TalentPortal.Platform.SiteMaps;

namespace TalentPortal.Features.Pathways;

/// <summary>Ways to a visa, a permit, a card or hukou, step by step, and a checklist of one's own that goes into the case.</summary>
public sealed class PathwaysFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<PathwayShelf>();
        services.AddScoped<PathwayDesk>();
        services.AddScoped<PathwayTasks>();
        services.AddScoped<SealedPathway>();
        services.AddScoped<IContentLoader, PathwayLoader>();
        services.AddScoped<IPersonalDataHolder, PathwayData>();
        services.AddSingleton<ISiteMapSource, PathwaySiteMap>();
        services.AddSingleton<IItemSource, PathwayItems>();
    }

    public IEnumerable<RetentionRule> Retention => [new(typeof(PathwaysText), "Retention_PathwayCheck", PathwayCheck.KeptMonths)];

    public IEnumerable<FrameEntry> Frame =>
    [
        new(null, "pathways", typeof(PathwaysText), "Section", "flag", Order: 24, AtFoot: true),
        new(null, "me/pathways", typeof(PathwaysText), "Nav_Pathways", "check", Order: 36),
    ];
}
