using TalentPortal.Features.Corrections.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Curation;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Corrections;

/// <summary>Reports of faults in content: from anybody, about any page, answered in public within working days that the page names.</summary>
public sealed class CorrectionsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<ContentPages>();
        services.AddScoped<SealedCorrection>();
        services.AddSingleton<ICurationSource, CorrectionWork>();
    }

    public IEnumerable<RetentionRule> Retention => [new(typeof(CorrectionsText), "Retention_Corrections", Correction.KeptMonths)];

    public IEnumerable<(int Order, Type Component)> PageEnds => [(20, typeof(CorrectionEnd))];

    public IEnumerable<FrameEntry> Frame =>
    [
        new(null, "corrections", typeof(CorrectionsText), "Nav_Corrections", "alert", Order: 61, AtFoot: true),
        new(Workspace.Admin, "admin/corrections", typeof(CorrectionsText), "Nav_Own", "alert", CorrectionsPermissions.Answer, 26),
    ];
}
