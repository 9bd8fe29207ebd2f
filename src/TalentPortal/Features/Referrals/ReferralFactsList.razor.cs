using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Referrals.Domain;

namespace TalentPortal.Features.Referrals;

/// <summary>What is passed on with a referral.</summary>
public sealed partial class ReferralFactsList
{
    [Inject] private IStringLocalizer<ReferralsText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required ReferralFacts Facts { get; set; }
}
