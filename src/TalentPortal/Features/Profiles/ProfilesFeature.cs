using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.Profiles;

/// <summary>The career record behind the short profile: entries, intentions, import and export of JSON Resume and Europass.</summary>
public sealed class ProfilesFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SealedCareer>();
        services.AddScoped<SharedCareer>();
        services.AddScoped<WaitingResume>();
        services.AddScoped<OwnRecord>();
        services.AddScoped<IPersonalDataHolder, ProfileData>();
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => ProfileEndpoints.Map(endpoints);

    public IEnumerable<RetentionRule> Retention =>
    [
        new(typeof(ProfilesText), "Retention_Career"),
        new(typeof(ProfilesText), "Retention_ResumeImport", ResumeImport.Lifetime.Days),
    ];

    public IEnumerable<FrameEntry> Frame => [new(null, "me/profile/career", typeof(ProfilesText), "Nav_Career", "degree", Order: 25)];
}
