using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Applications;

/// <summary>Applications: what the talent sends, what the employer does with it, and what both see.</summary>
public sealed class ApplicationsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<ApplicationCourse>();
        services.AddScoped<ReplyDues>();
        services.AddScoped<SealedAssessments>();
        services.AddScoped<ReadingWatch>();
        services.AddOptions<ReadingLimits>().BindConfiguration(ReadingLimits.Section)
            .Validate(limits => limits.MakeSense, $"{ReadingLimits.Section}: each number is at least 1, and applications close no earlier than somebody is told.").ValidateOnStart();
        services.AddScoped<IPersonalDataHolder, ApplicationData>();
        services.AddScoped<IRecipientNames, ApplicationRecipients>();
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        ApplicantCvEndpoint.Map(endpoints);
        EmployerApplicationApi.Map(endpoints);
    }

    public IEnumerable<RetentionRule> Retention =>
    [
        new(typeof(ApplicationsText), "Retention_Application"),
        new(typeof(ApplicationsText), "Retention_Over", JobApplication.OverKeptMonths),
        new(typeof(ApplicationsText), "Retention_Assessments"),
        new(typeof(ApplicationsText), "Retention_Opened", JobApplication.OpenFor.Days),
        new(typeof(ApplicationsText), "Retention_Readings", ApplicantReading.KeptDays),
    ];

    public IEnumerable<FrameEntry> Frame =>
    [
        new(null, "me/applications", typeof(ApplicationsText), "Nav_Applications", "briefcase", Order: 10),
        new(Workspace.Employer, "employer/applications", typeof(ApplicationsText), "Nav_Applicants", "users", ApplicationsPermissions.Read, 20),
        new(Workspace.Employer, "employer/applications/criteria", typeof(ApplicationsText), "Nav_Criteria", "check", ApplicationsPermissions.Read, 21),
        new(Workspace.Admin, "admin/applications", typeof(ApplicationsText), "Nav_OwedReplies", "clock", ApplicationsPermissions.Count, 22),
        new(Workspace.Admin, "admin/applications/readings", typeof(ApplicationsText), "Nav_Readings", "eye", ApplicationsPermissions.Count, 23),
    ];
}
