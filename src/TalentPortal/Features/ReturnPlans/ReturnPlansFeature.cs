using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.ReturnPlans;

/// <summary>What coming back would leave somebody, place beside place.</summary>
public sealed class ReturnPlansFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SealedPlan>();
        services.AddSingleton<PlanShareTokens>();
        services.AddScoped<IPersonalDataHolder, ReturnPlanData>();
    }

    public IEnumerable<RetentionRule> Retention => [new(typeof(ReturnPlansText), "Retention_ReturnPlan", SavedPlan.KeptMonths)];

    public IEnumerable<FrameEntry> Frame =>
    [
        new(null, "return-plans", typeof(ReturnPlansText), "Section", "money", Order: 46, AtFoot: true),
        new(null, "me/return-plans", typeof(ReturnPlansText), "Nav_ReturnPlans", "money", Order: 37),
    ];
}
