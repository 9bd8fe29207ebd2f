using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Prospects;

/// <summary>Prospects: people whom staff or partners met, until they confirm or refuse.</summary>
public sealed class ProspectsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SealedProspect>();
        services.AddScoped<ProspectIndex>();
        services.AddScoped<ProspectEnd>();
        services.AddScoped<ProspectMails>();
    }

    public IEnumerable<RetentionRule> Retention =>
    [
        new(typeof(ProspectsText), "Retention_Prospect", Prospect.KeptDays),
        new(typeof(ProspectsText), "Retention_Trace", Prospect.TraceKeptMonths),
        new(typeof(ProspectsText), "Retention_Block"),
    ];

    public IEnumerable<FrameEntry> Frame =>
    [
        new(Workspace.Overseas, "overseas/prospects", typeof(ProspectsText), "Nav_Prospects", "user", ProspectsPermissions.Enter, 12),
        new(Workspace.Overseas, "overseas/prospects/refusals", typeof(ProspectsText), "Nav_Refusals", "shield", ProspectsPermissions.All, 14),
    ];
}
