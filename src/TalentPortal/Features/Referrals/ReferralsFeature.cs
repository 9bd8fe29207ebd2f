using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Referrals.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Referrals;

/// <summary>Referrals: a talent is referred to somebody who can do more, and each loop is closed.</summary>
public sealed class ReferralsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SealedReferral>();
        services.AddScoped<ReferralCourse>();
        services.AddScoped<ReferralBook>();
        services.AddScoped<IPersonalDataHolder, ReferralData>();
    }

    public IEnumerable<RetentionRule> Retention => [new(typeof(ReferralsText), "Retention_Referrals", Referral.KeptMonths), new(typeof(ReferralsText), "Retention_Letters")];

    public IEnumerable<FrameEntry> Frame =>
    [
        .. Enum.GetValues<CaseTier>().Select(tier => new FrameEntry(tier.Workspace(), ReferralCourse.AddressOf(tier), typeof(ReferralsText), "Nav_Referrals", "external", ReferralsPermissions.Refer, 28)),
        new(Workspace.Employer, "employer/referrals", typeof(ReferralsText), "Nav_Referred", "users", ReferralsPermissions.Answer, 34),
    ];
}
