using TalentPortal.Features.Supervision.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Supervision;

/// <summary>Supervision: who looks after student consultants, and for how long these see a case.</summary>
public sealed class SupervisionFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SupervisionBook>();
        services.AddScoped<FirstMessages>();
        services.AddScoped<IPersonalDataHolder, SupervisionData>();
    }

    public IEnumerable<RetentionRule> Retention => [new(typeof(SupervisionText), "Retention_Review")];

    public IEnumerable<FrameEntry> Frame =>
    [
        new(Workspace.Domestic, "domestic/supervision", typeof(SupervisionText), "Nav_Supervision", "users", SupervisionPermissions.Supervise, 24),
        new(Workspace.Campus, "campus/supervision", typeof(SupervisionText), "Nav_MyReviews", "users", SupervisionPermissions.Learn, 24),
        new(Workspace.Admin, "admin/supervision", typeof(SupervisionText), "Nav_Rules", "users", SupervisionPermissions.Rules, 60),
    ];
}
