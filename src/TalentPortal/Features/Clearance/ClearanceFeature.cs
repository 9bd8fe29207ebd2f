using TalentPortal.Features.Clearance.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Clearance;

/// <summary>Clearance: what a talent owes others is looked at before a case goes on.</summary>
public sealed class ClearanceFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SealedClearance>();
        services.AddScoped<ClearanceDesk>();
        services.AddScoped<IPersonalDataHolder, ClearanceData>();
    }

    public IEnumerable<RetentionRule> Retention => [new(typeof(ClearanceText), "Retention_Clearance", ClearanceSheet.KeptMonths)];

    public IEnumerable<FrameEntry> Frame =>
    [
        new(null, "obligations", typeof(ClearanceText), "Nav_Obligations", "info", Order: 20, AtFoot: true),
        new(Workspace.Admin, "admin/clearance", typeof(ClearanceText), "Nav_Clearance", "shield", ClearancePermissions.Review, 25),
    ];
}
