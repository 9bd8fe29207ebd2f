using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.SiteMaps;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Jobs;

/// <summary>The positions' services, endpoints and links in the frame.</summary>
public sealed class JobsFeature : IFeature
{
    public IEnumerable<FrameEntry> Frame =>
    [
        new(null, "jobs", typeof(JobsText), "Section", "briefcase", Order: 10),
        new(Workspace.Employer, "employer/jobs", typeof(JobsText), "Nav_OwnJobs", "briefcase", JobsPermissions.Post, 10),
        new(Workspace.Admin, "admin/jobs", typeof(JobsText), "Nav_Review", "check", JobsPermissions.Review, 20),
    ];

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        JobFeed.Map(endpoints);
        IndeedFeed.Map(endpoints);
        JobApi.Map(endpoints);
        EmployerJobApi.Map(endpoints);
    }

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<JobFigures>();
        services.AddSingleton<SearchVocabulary>();
        services.AddSingleton<WordShares>();
        services.AddScoped<JobNews>();
        services.AddScoped<JobSubmission>();
        services.AddScoped<PublishedPostings>();
        services.AddScoped<IOpenPositions, JobOpenPositions>();
        services.AddSingleton<ISiteMapSource, JobSiteMap>();
    }
}
