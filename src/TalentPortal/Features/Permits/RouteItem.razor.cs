using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Permits;

/// <summary>One way to a class, with its conditions: which are met, which are not, and of which nobody knows yet.</summary>
public sealed partial class RouteItem
{
    [Inject] private IStringLocalizer<PermitsText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required RouteResult Route { get; set; }

    /// <summary>What was said.</summary>
    [Parameter, EditorRequired] public required FactSheet Sheet { get; set; }

    [Parameter, EditorRequired] public required FigureNotes Notes { get; set; }

    /// <summary>The conditions one by one; a route of one condition is that.</summary>
    private IReadOnlyList<Finding> Parts => Route.Finding.Condition is AllOf ? Route.Finding.Of : [Route.Finding];

    private static StatusKind Badge(Verdict verdict) => verdict switch { Verdict.Met => StatusKind.Done, Verdict.Unknown => StatusKind.Waiting, _ => StatusKind.Closed };

    private static string Symbol(Verdict verdict) => verdict switch { Verdict.Met => "check", Verdict.Unknown => "waiting", _ => "close" };

    private string? Given(Finding part)
    {
        if (part is { Condition: FactTest test, Given: { } value }) return T["Route_Given", RuleWords.Of(test.Fact, value).In(Languages.Current)];
        if (part is { Condition: Comparison compare, Left: { } left })
        {
            return part.Right is { } right
                ? T["Route_Compared", RuleWords.Amount(Math.Floor(left), compare.Unit).In(Languages.Current), RuleWords.Amount(right, compare.Unit).In(Languages.Current)]
                : T["Route_Given", RuleWords.Amount(Math.Floor(left), compare.Unit).In(Languages.Current)];
        }

        return null;
    }

    private string Gap(Gap gap, Finding part) => gap.Kind switch
    {
        GapKind.Figure when part.Verdict != Verdict.Unknown => T["Route_OwnFigure", RuleWords.ParameterName(gap.Code).In(Languages.Current)],
        GapKind.Figure => T["Route_NoFigure", RuleWords.ParameterName(gap.Code).In(Languages.Current), RuleWords.PlaceName(gap.Place ?? FactValue.OtherPlace).In(Languages.Current)],
        GapKind.Month => T["Route_MonthTurns"],
        GapKind.Office => gap.Say?.In(Languages.Current) ?? T["Route_Office"],
        _ => T["Route_Office"],
    };
}
