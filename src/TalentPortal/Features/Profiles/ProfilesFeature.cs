using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.Profiles;

/// <summary>The career record behind the short profile: entries, intentions, import and export of a JSON Resume.</summary>
public sealed class ProfilesFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SealedCareer>();
        services.AddScoped<IPersonalDataHolder, ProfileData>();
    }

    public IEnumerable<RetentionRule> Retention =>
    [
        new(typeof(ProfilesText), "Retention_Career"),
        new(typeof(ProfilesText), "Retention_ResumeImport", ResumeImport.Lifetime.Days),
    ];
}
