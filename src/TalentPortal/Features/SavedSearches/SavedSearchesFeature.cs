using TalentPortal.Features.SavedSearches.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.SavedSearches;

/// <summary>Searches that a person keeps, and mails about what is new in them.</summary>
public sealed class SavedSearchesFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SealedSearch>();
        services.AddSingleton<SavedSearchTokens>();
        services.AddScoped<IPersonalDataHolder, SavedSearchData>();
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => StopEndpoint.Map(endpoints);

    public IEnumerable<RetentionRule> Retention => [new(typeof(SavedSearchesText), "Retention_Searches")];

    public IEnumerable<FrameEntry> Frame => [new(null, "me/searches", typeof(SavedSearchesText), "Nav_Searches", "search", Order: 9)];
}
