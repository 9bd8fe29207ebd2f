using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.ReturnPlans.Domain;

namespace TalentPortal.Features.ReturnPlans;

/// <summary>Up to four places side by side, what was reckoned with, and the months.</summary>
public sealed partial class PlanTable
{
    /// <summary>The order in which lines stand. What programmes, permits and ways say comes from rules.</summary>
    private static readonly string[] Order = ["gross", "social", "fund", "tax", "net", "relief.gba", "relief.hainan", "net.month", "grants", "rent", "schooling", "first.rent", "first.agent", "first.papers", "first.home", "first.living", "first", "permit", "paths", "weeks"];

    [Inject] private IStringLocalizer<ReturnPlansText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required ViewReturnPlanResult Found { get; set; }

    [Parameter, EditorRequired] public required PlanFacts Facts { get; set; }

    [Parameter, EditorRequired] public required FigureNotes Notes { get; set; }

    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    private IEnumerable<string> Codes => Order.Where(code => Found.Columns.Any(column => code switch
    {
        "grants" => column.Grants is { Items.Count: > 0 },
        "permit" => column.Permit is not null,
        "paths" => column.Paths.Count > 0,
        _ => column.Line(code) is not null,
    }));

    /// <summary>The flat to which the rents belong.</summary>
    private string Flat
    {
        get
        {
            var rows = Found.Columns.SelectMany(column => column.Rents).ToList();
            return T["Plan_Flat", Facts.Bedrooms, rows.Min(row => row.Size.From), rows.Max(row => row.Size.To)];
        }
    }

    private IEnumerable<(string Term, string Value)> Said
    {
        get
        {
            var isPaid = Found.Columns.Any(column => column.Offer is null);
            if (isPaid) yield return (T["Field_Salary"], PlanWords.Money(Facts.Salary, Culture));
            if (isPaid && Facts.Bonus > 0) yield return (T["Field_Bonus"], T["Plan_BonusSaid", PlanWords.Money(Facts.Bonus, Culture), T["BonusTax_" + PlanTyped.Name(Facts.BonusTax)]]);
            yield return (T["Field_Who"], T[Facts.IsForeign ? "Who_foreign" : "Who_citizen"]);
            yield return (T["Field_Children"], Facts.Children.ToString(Culture));
            yield return (T["Field_Infants"], Facts.Infants.ToString(Culture));
            yield return (T["Field_Elders"], T["Elders_" + PlanTyped.Name(Facts.Elders)]);
            yield return (T["Field_Home"], T["Home_" + PlanTyped.Name(Facts.Home)]);
            if (Facts.Study) yield return (T["Field_Study"], T["Plan_Yes"]);
            if (Facts.Certificate) yield return (T["Field_Certificate"], T["Plan_Yes"]);
            yield return (T["Field_Insurance"], T[Facts.IsInsured switch { true => "Insurance_yes", false => "Insurance_no", null => "Insurance_open" }]);
            if (Facts.Contributions is { } known) yield return (T["Field_Contributions"], PlanWords.Money(known, Culture));
            else if (Facts.IsInsured != false) yield return (T["Field_Fund"], Facts.FundShare is { } share ? T["Plan_FundSaid", share * 100] : T["Plan_FundRange"]);
            if (Facts.LocalWage is { } wage) yield return (T["Field_Wage"], T["Plan_Yours", PlanWords.Money(wage, Culture)]);
            if (Facts.Allowances is { } allowances) yield return (T["Field_Allowances"], PlanWords.Money(allowances, Culture));
        }
    }

    private static string Plain(decimal? amount) => Rounded.Yuan(amount ?? 0).ToString("#,##0", Culture);
}
