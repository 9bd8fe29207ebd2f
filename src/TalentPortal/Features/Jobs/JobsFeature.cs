using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.SiteMaps;

namespace TalentPortal.Features.Jobs;

/// <summary>The positions' services, endpoints and links in the frame.</summary>
public sealed class JobsFeature : IFeature
{
    public IEnumerable<FrameEntry> Frame => [new(null, "jobs", typeof(JobsText), "Section", "briefcase", Order: 10)];

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => JobFeed.Map(endpoints);

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<JobFigures>();
        services.AddScoped<JobSubmission>();
        services.AddSingleton<ISiteMapSource, JobSiteMap>();
    }
}
