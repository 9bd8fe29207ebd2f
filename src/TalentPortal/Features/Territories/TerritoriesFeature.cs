using TalentPortal.Features.Territories.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Territories;

/// <summary>Territories: what each consultant takes on, and to whom a new lead is offered.</summary>
public sealed class TerritoriesFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<LeadRouter>();
        services.AddScoped<IPersonalDataHolder, TerritoryData>();
    }

    public IEnumerable<RetentionRule> Retention => [new(typeof(TerritoriesText), "Retention_Territory")];

    public IEnumerable<FrameEntry> Frame =>
    [
        new(Workspace.Overseas, "overseas/territories/mine", typeof(TerritoriesText), "Nav_Mine", "globe", TerritoriesPermissions.Own, 16),
        new(Workspace.Overseas, "overseas/territories", typeof(TerritoriesText), "Nav_Team", "globe", TerritoriesPermissions.Lead, 18),
    ];
}
