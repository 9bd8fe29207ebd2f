using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Shell;

namespace TalentPortal.Features.Rules;

/// <summary>What is wrong with one row of the editor.</summary>
public sealed partial class RuleFaultList
{
    [Inject] private IStringLocalizer<RulesText> T { get; set; } = null!;

    [CascadingParameter] private RuleEditorContext Context { get; set; } = null!;

    /// <summary>Place of the row.</summary>
    [Parameter, EditorRequired] public required string Path { get; set; }
}
