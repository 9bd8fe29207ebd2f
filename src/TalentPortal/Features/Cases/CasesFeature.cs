using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.Cases;

/// <summary>Cases: a talent's way from the first contact abroad to being settled, and who answers for it at each step.</summary>
public sealed class CasesFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SealedCase>();
        services.AddScoped<CaseCareer>();
        services.AddScoped<CaseDesk>();
        services.AddScoped<CaseEnd>();
        services.AddScoped<CampusTime>();
        services.AddScoped<CaseChecks>();
        services.AddScoped<CaseTimeline>();
        services.AddScoped<TenantPlaybooks>();
        services.AddScoped<CaseTransfer>();
        services.AddScoped<HandOverDesk>();
        services.AddScoped<CaseTasks>();
        services.AddScoped<ConversationBook>();
        services.AddScoped<IPersonalDataHolder, CaseData>();
        services.AddScoped<IPersonalDataHolder, CaseViewData>();
    }

    public IEnumerable<RetentionRule> Retention =>
    [
        new(typeof(CasesText), "Retention_Case", TalentCase.KeptYears),
        new(typeof(CasesText), "Retention_Papers", TalentCase.PapersKeptMonths),
        new(typeof(CasesText), "Retention_CaseView"),
    ];

    public IEnumerable<FrameEntry> Frame =>
    [
        new(null, "me/cases", typeof(CasesText), "Nav_MyCases", "flag", Order: 12, Counter: new(() => new CountMyUnread(), "Nav_Unread")),
        .. Enum.GetValues<CaseTier>().Select(tier => new FrameEntry(tier.Workspace(), tier.Address(), typeof(CasesText), "Nav_Cases", "briefcase", CasesPermissions.Read, 5, Counter: new(() => new CountUnread(tier), "Nav_Unread"))),
    ];
}
