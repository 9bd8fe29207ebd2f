using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Features.Rules;

/// <summary>The conditions of a list, and one more.</summary>
public sealed partial class RuleConditionList
{
    [Inject] private IStringLocalizer<RulesText> T { get; set; } = null!;

    [CascadingParameter] private RuleEditorContext Context { get; set; } = null!;

    /// <summary>The list of the document.</summary>
    [Parameter, EditorRequired] public required JsonArray List { get; set; }

    private void Add()
    {
        List.Add(RuleTree.Test(Context.Facts));
        Context.Changed();
    }
}
