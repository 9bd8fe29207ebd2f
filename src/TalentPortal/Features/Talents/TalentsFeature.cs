using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.Talents;

/// <summary>The talent's own area: profile, CVs, consents, access log, own data.</summary>
public sealed class TalentsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SealedProfile>();
        services.AddScoped<IPersonalDataHolder, TalentData>();
    }
}
