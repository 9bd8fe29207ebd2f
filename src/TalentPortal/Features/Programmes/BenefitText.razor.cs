using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Rules.Domain;

namespace TalentPortal.Features.Programmes;

/// <summary>What somebody gets: of what kind, how much, how often, from whom.</summary>
public sealed partial class BenefitText
{
    [Inject] private IStringLocalizer<ProgrammesText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required ProgrammeMatch Match { get; set; }

    [Parameter, EditorRequired] public required FigureNotes Notes { get; set; }

    private Benefit Benefit => Match.Programme.Benefit;

    private IEnumerable<string> Claims => Match.Programme.Document.Claims.Concat(Match.Amounts.Where(amount => Match.Result.Amount is null || amount.Value == Match.Result.Amount).SelectMany(amount => amount.Claims)).Distinct();

    /// <summary>What it is for these answers; else from the least to the most that is paid.</summary>
    private string? Amount
    {
        get
        {
            var all = Match.Result.Amount is { } exact ? [exact] : Match.Amounts.Select(amount => amount.Value).OfType<decimal>().ToList();
            return all.Count == 0 ? null : AmountWords.Of(all.Min(), all.Max(), Benefit.Currency, Benefit.Period, Benefit.IsUpTo, T);
        }
    }

    private IEnumerable<string> Facts
    {
        get
        {
            var culture = CultureInfo.CurrentUICulture;
            if (Benefit.Window is { } window) yield return T["Benefit_Window", DateWords.Day(window.Opens, culture), DateWords.Day(window.Closes, culture)];
            if (Benefit.PaidAfter is { } paid) yield return T["Benefit_Paid", paid.From, paid.To];
            if (Benefit.ServiceMonths is { } service) yield return T["Benefit_Service", service];
            if (Benefit.FullTimeMonths is { } months) yield return T["Benefit_FullTime", months];
            if (Benefit.DecisionWorkingDays is { } days) yield return T["Benefit_Decision", days];
        }
    }
}
