using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Referrals.Domain;

namespace TalentPortal.Features.Referrals;

/// <summary>How referrals look and read on all their pages.</summary>
internal static class ReferralWords
{
    public static StatusKind Kind(ReferralState state, bool isOverdue, bool forTalent = false) => state switch
    {
        _ when isOverdue => StatusKind.Overdue,
        ReferralState.Asked => forTalent ? StatusKind.Due : StatusKind.Waiting,
        ReferralState.Sent or ReferralState.Accepted => StatusKind.Waiting,
        ReferralState.Met or ReferralState.Found => StatusKind.Done,
        _ => StatusKind.Closed,
    };

    public static string Parts(this IStringLocalizer<ReferralsText> texts, IReadOnlyList<ReferralPart> parts) => parts.Count == 0 ? texts["Referral_NameAlone"] : string.Join(texts["Referral_And"], parts.Select(part => texts["Part_" + part].Value));

    /// <summary>What a receiver can say now.</summary>
    public static IReadOnlyList<Choice> Answers(this IStringLocalizer<ReferralsText> texts, bool isAccepted) =>
        [.. (isAccepted ? ReferralAnswers.Outcomes : ReferralAnswers.First).Select(answer => new Choice(answer.ToString(), texts["Answer_" + answer]))];

    public static ReferralState? Answer(string? typed) => Enum.TryParse<ReferralState>(typed, out var read) && Enum.IsDefined(read) ? read : null;
}
