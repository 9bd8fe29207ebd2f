using TalentPortal.Features.Search.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Search;

/// <summary>The search across everything that the portal shows to everybody.</summary>
public sealed class SearchFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<ItemFigures>();
        services.AddSingleton<ItemWordShares>();
        services.AddScoped<ItemRows>();
        services.AddScoped<IRowFollower>(provider => provider.GetRequiredService<ItemRows>());
    }
}
