using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.Cases;

/// <summary>Cases: a talent's way from the first contact abroad to being settled, and who answers for it at each step.</summary>
public sealed class CasesFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SealedCase>();
        services.AddScoped<IPersonalDataHolder, CaseData>();
    }
}
