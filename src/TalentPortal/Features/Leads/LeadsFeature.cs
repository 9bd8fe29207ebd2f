using TalentPortal.Features.Leads.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Leads;

/// <summary>Leads: who wants a consultant, and which one takes them on.</summary>
public sealed class LeadsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SealedLead>();
        services.AddScoped<IPersonalDataHolder, LeadData>();
    }

    public IEnumerable<RetentionRule> Retention =>
    [
        new(typeof(LeadsText), "Retention_Lead", Lead.CaseKeptYears),
        new(typeof(LeadsText), "Retention_LeadOver", Lead.OverKeptMonths),
        new(typeof(LeadsText), "Retention_LeadOpened", Lead.OpenAfterEnd.Days),
    ];

    public IEnumerable<FrameEntry> Frame =>
    [
        new(null, "me/consultant", typeof(LeadsText), "Nav_Consultant", "users", Order: 15),
        new(Workspace.Overseas, "overseas/leads", typeof(LeadsText), "Nav_Leads", "users", LeadsPermissions.Read, 10),
    ];
}
