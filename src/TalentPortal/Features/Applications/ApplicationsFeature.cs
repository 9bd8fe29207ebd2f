using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.Applications;

/// <summary>Applications: what the talent sends, what the employer does with it, and what both see.</summary>
public sealed class ApplicationsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<ApplicationCourse>();
        services.AddScoped<IPersonalDataHolder, ApplicationData>();
    }
}
