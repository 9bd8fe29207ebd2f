using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.Talents;

/// <summary>The talent's own area: profile, CVs, consents, access log, own data.</summary>
public sealed class TalentsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SealedProfile>();
        services.AddScoped<IPersonalDataHolder, TalentData>();
        services.AddSingleton<EraseReceipts>();
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => TalentEndpoints.Map(endpoints);

    public IEnumerable<RetentionRule> Retention =>
    [
        new(typeof(TalentsText), "Retention_Profile"),
        new(typeof(TalentsText), "Retention_Cvs"),
        new(typeof(TalentsText), "Retention_Consents", Consent.KeptYears),
    ];

    public IEnumerable<FrameEntry> Frame =>
    [
        new(null, "me/profile", typeof(TalentsText), "Nav_Profile", "user", Order: 20),
        new(null, "me/cv", typeof(TalentsText), "Nav_Cv", "file", Order: 30),
        new(null, "me/consents", typeof(TalentsText), "Nav_Consents", "shield", Order: 50),
        new(null, "me/access-log", typeof(TalentsText), "Nav_AccessLog", "eye", Order: 60),
        new(null, "me/data", typeof(TalentsText), "Nav_Data", "lock", Order: 70),
    ];
}
