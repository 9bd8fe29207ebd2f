using TalentPortal.Features.Absences.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.Absences;

/// <summary>Absences: a consultant is away for some days, and a colleague stands in for their cases.</summary>
public sealed class AbsencesFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<AbsenceBook>();
        services.AddScoped<AbsenceTelling>();
        services.AddScoped<IPersonalDataHolder, AbsenceData>();
    }

    public IEnumerable<RetentionRule> Retention => [new(typeof(AbsencesText), "Retention_Absence", Absence.KeptMonths)];

    public IEnumerable<FrameEntry> Frame =>
        [.. Enum.GetValues<CaseTier>().Select(tier => new FrameEntry(tier.Workspace(), AbsenceWords.Address(tier), typeof(AbsencesText), "Nav_Absences", "calendar", AbsencesPermissions.Plan, 30))];
}
