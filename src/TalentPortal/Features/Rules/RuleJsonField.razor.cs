using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Features.Rules;

/// <summary>A part of the document that the rows cannot say, as it is written. What is no JSON stays in the field and out of the document.</summary>
public sealed partial class RuleJsonField
{
    private string? _typed;
    private bool _isBad;

    [Inject] private IStringLocalizer<RulesText> T { get; set; } = null!;

    [CascadingParameter] private RuleEditorContext Context { get; set; } = null!;

    /// <summary>What it is.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>The part, which is replaced by what is typed.</summary>
    [Parameter, EditorRequired] public required JsonNode Node { get; set; }

    private void Take(ChangeEventArgs e)
    {
        _typed = e.Value as string ?? "";
        JsonNode? read = null;
        try
        {
            read = JsonNode.Parse(_typed, documentOptions: new() { AllowDuplicateProperties = false });
        }
        catch (System.Text.Json.JsonException)
        {
            // Told beside the field.
        }

        _isBad = read is null;
        if (read is null) return;
        Node.ReplaceWith(read);
        Context.Changed();
    }
}
