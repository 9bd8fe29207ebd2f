using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Programmes;

/// <summary>One condition with what it came to and why; conditions made of others show those, unless they have a sentence of their own.</summary>
public sealed partial class FindingItem
{
    [Inject] private IStringLocalizer<ProgrammesText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required Finding Finding { get; set; }

    [Parameter, EditorRequired] public required FigureNotes Notes { get; set; }

    private bool IsList => Finding.Condition is AllOf or AnyOf or AtLeastOf && Finding.Condition.Head.Say is null;

    private string Symbol => Finding.Verdict switch { Verdict.Met => "check", Verdict.Unknown => "waiting", _ => "close" };

    /// <summary>Claims of what a sentence of its own sums up.</summary>
    private IEnumerable<string> Inner => Finding.Of.SelectMany(ClaimsOf).Except(Finding.Condition.Head.Claims).Distinct();

    private string? Given
    {
        get
        {
            if (Finding is { Condition: FactTest test, Given: { } value }) return T["Finding_Given", RuleWords.Of(test.Fact, value).In(Languages.Current)];
            if (Finding is not { Condition: Comparison compare, Left: { } left }) return null;
            var said = RuleWords.Amount(Math.Floor(left), compare.Unit).In(Languages.Current);
            return Finding.Right is { } right ? T["Finding_Compared", said, RuleWords.Amount(right, compare.Unit).In(Languages.Current)] : T["Finding_Given", said];
        }
    }

    private static IEnumerable<string> ClaimsOf(Finding finding) => finding.Condition.Head.Claims.Concat(finding.Of.SelectMany(ClaimsOf));

    private string Gap(Gap gap) => gap.Kind switch
    {
        GapKind.Figure when Finding.Verdict != Verdict.Unknown => T["Finding_OwnFigure", RuleWords.ParameterName(gap.Code).In(Languages.Current)],
        GapKind.Figure => T["Finding_NoFigure", RuleWords.ParameterName(gap.Code).In(Languages.Current), RuleWords.PlaceName(gap.Place ?? FactValue.OtherPlace).In(Languages.Current)],
        GapKind.Month => T["Finding_MonthTurns"],
        _ => T["Finding_Office"],
    };
}
