using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Search;
using TalentPortal.Platform.SiteMaps;

namespace TalentPortal.Features.Programmes;

/// <summary>What people can get from where they go: programmes held against their answers.</summary>
public sealed class ProgrammesFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<ISiteMapSource, ProgrammeSiteMap>();
        services.AddSingleton<IItemSource, ProgrammeItems>();
        services.AddSingleton<IContentLinks, ProgrammeLinks>();
    }

    public IEnumerable<FrameEntry> Frame => [new(null, "programmes", typeof(ProgrammesText), "Section", "star", Order: 21, AtFoot: true)];
}
