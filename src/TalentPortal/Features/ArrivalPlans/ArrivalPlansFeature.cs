using TalentPortal.Features.ArrivalPlans.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.ArrivalPlans;

/// <summary>Day plans: what is done around an arrival, by whom, on which day.</summary>
public sealed class ArrivalPlansFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<ArrivalBook>();
        services.AddScoped<IPersonalDataHolder, ArrivalPlanData>();
    }

    public IEnumerable<RetentionRule> Retention => [new(typeof(ArrivalPlansText), "Retention_ArrivalPlan", ArrivalPlan.KeptMonths)];
}
