using TalentPortal.Features.Sources.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Curation;

namespace TalentPortal.Features.Sources;

/// <summary>Where statements are from, and the dated figures with which the portal computes.</summary>
public sealed class SourcesFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<ContentLedger>();
        services.AddScoped<IContentLoader, LedgerLoader>();
        services.AddSingleton<IContentLinks, SourceLinks>();
        services.AddScoped<IContentExchange, SourceExchange>();
        services.AddSingleton<ICurationSource, ClaimWork>();
    }

    public IEnumerable<FrameEntry> Frame => [new(null, "sources", typeof(SourcesText), "Section", "file", Order: 60, AtFoot: true)];
}
