using Microsoft.Extensions.Localization;
using TalentPortal.Features.Cases.Domain;

namespace TalentPortal.Features.Caseloads;

/// <summary>Colleagues as these pages tell of them.</summary>
internal static class CaseloadWords
{
    /// <summary>In which tiers somebody works.</summary>
    public static string Tiers(this IStringLocalizer<CaseloadsText> texts, IReadOnlyList<CaseTier> tiers, bool leadsTeam) =>
        string.Join(texts["Caseloads_And"], tiers.Select(tier => texts["Tier_" + tier].Value).Concat(leadsTeam ? [texts["Caseloads_Lead"].Value] : []));
}
