using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;

namespace TalentPortal.Features.Guides;

/// <summary>The bands or conditions of a rule, read from the document that computes: text and computation cannot disagree.</summary>
public sealed partial class RuleTable
{
    [Inject] private IStringLocalizer<GuidesText> T { get; set; } = null!;

    /// <summary>The rule.</summary>
    [Parameter, EditorRequired] public required RuleView Rule { get; set; }

    /// <summary>The notes of the page.</summary>
    [Parameter, EditorRequired] public required FigureNotes Notes { get; set; }

    /// <summary>Id of its heading.</summary>
    [Parameter, EditorRequired] public required string Anchor { get; set; }
}
