using TalentPortal.Features.Reports.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Reports;

/// <summary>Reports of postings: from anybody, without an account; looked at within two working days.</summary>
public sealed class ReportsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SealedReport>();
        services.AddScoped<IPersonalDataHolder, ReportData>();
    }

    public IEnumerable<RetentionRule> Retention => [new(typeof(ReportsText), "Retention_Reports", JobReport.KeptMonths)];

    public IEnumerable<FrameEntry> Frame => [new(Workspace.Admin, "admin/reports", typeof(ReportsText), "Nav_Reports", "alert", ReportsPermissions.Decide, 24)];
}
