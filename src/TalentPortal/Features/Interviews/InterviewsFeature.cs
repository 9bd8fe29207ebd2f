using TalentPortal.Features.Interviews.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Interviews;

/// <summary>Interviews between an employer, a talent and, where the talent asks them along, their consultant.</summary>
public sealed class InterviewsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SealedInterview>();
        services.AddScoped<InterviewBook>();
        services.AddScoped<OwnClock>();
        services.AddScoped<IPersonalDataHolder, InterviewData>();
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => InterviewFile.Map(endpoints);

    public IEnumerable<FrameEntry> Frame =>
    [
        new(null, "me/interviews", typeof(InterviewsText), "Nav_Interviews", "calendar", Order: 10),
        new(Workspace.Employer, "employer/interviews", typeof(InterviewsText), "Nav_MyInterviews", "calendar", InterviewsPermissions.TakePart, 22),
    ];

    public IEnumerable<RetentionRule> Retention => [new(typeof(InterviewsText), "Retention_Interviews")];
}
