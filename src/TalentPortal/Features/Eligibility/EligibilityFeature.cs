using TalentPortal.Features.Eligibility.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.Eligibility;

/// <summary>What people keep of what they qualify for, looked at again when rules change.</summary>
public sealed class EligibilityFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SealedEligibility>();
        services.AddScoped<EligibilityDesk>();
        services.AddScoped<EligibilityConsent>();
        services.AddScoped<ProfileFacts>();
        services.AddScoped<IPersonalDataHolder, EligibilityData>();
        services.AddScoped<IContentLoader, FiguresChanged>();
    }

    public IEnumerable<RetentionRule> Retention => [new(typeof(EligibilityText), "Retention_Eligibility", EligibilitySheet.KeptMonths)];

    public IEnumerable<FrameEntry> Frame => [new(null, "me/eligibility", typeof(EligibilityText), "Nav_Eligibility", "check", Order: 34)];
}
