using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Rules.Domain;

namespace TalentPortal.Features.Rules;

/// <summary>A rule read out line by line, with its sources.</summary>
public sealed partial class RuleOutlineList
{
    [Inject] private IStringLocalizer<RulesText> T { get; set; } = null!;

    /// <summary>What is read out.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<OutlineLine> Lines { get; set; }

    /// <summary>The notes of the page.</summary>
    [Parameter, EditorRequired] public required FigureNotes Notes { get; set; }

    private string Label(OutlineLine line) => line.Number is { } number ? T["Outline_" + line.Kind, number] : T["Outline_" + line.Kind];
}
