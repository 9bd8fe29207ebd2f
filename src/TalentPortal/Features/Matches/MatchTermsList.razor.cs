using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Matches.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Matches;

/// <summary>What one match offers.</summary>
public sealed partial class MatchTermsList
{
    [Inject] private IStringLocalizer<MatchesText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required MatchTerms Terms { get; set; }

    /// <summary>A benefit by its name, with the amount where one is named.</summary>
    private static string Said(JobBenefit benefit) =>
        BenefitNames.Of(benefit.Kind, Languages.Current) + (benefit.Amount is { } amount ? $" ({MoneyText.Sum(amount, "CNY", CultureInfo.CurrentUICulture)})" : "");
}
