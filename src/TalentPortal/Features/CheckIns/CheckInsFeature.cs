using TalentPortal.Features.CheckIns.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.CheckIns;

/// <summary>Check-ins: how things are for a talent 30, 90 and 180 days after the arrival, and once more after a year.</summary>
public sealed class CheckInsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SealedCheckIn>();
        services.AddScoped<CheckInBook>();
        services.AddScoped<IPersonalDataHolder, CheckInData>();
    }

    public IEnumerable<RetentionRule> Retention => [new(typeof(CheckInsText), "Retention_CheckIns", CheckIn.KeptMonths)];
}
