using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Features.Rules;

/// <summary>An amount: a number, a fact, a dated figure, or what is computed of others.</summary>
public sealed partial class RuleAmountEditor
{
    [Inject] private IStringLocalizer<RulesText> T { get; set; } = null!;

    [CascadingParameter] private RuleEditorContext Context { get; set; } = null!;

    /// <summary>The amount as it stands in the document.</summary>
    [Parameter] public JsonNode? Node { get; set; }

    /// <summary>Which amount of the row it is.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>It is a day.</summary>
    [Parameter] public bool IsDay { get; set; }

    /// <summary>Puts another amount in its place.</summary>
    [Parameter] public EventCallback<JsonNode> OnReplace { get; set; }

    private async Task Become(ChangeEventArgs e)
    {
        if (e.Value is not string { Length: > 0 } kind) return;
        var next = RuleTree.Amount(kind, Node, Context.Facts);
        if (IsDay && kind == "fact") next = new JsonObject { ["fact"] = Context.Facts.First(fact => fact.IsDay).Code };
        await OnReplace.InvokeAsync(next);
    }

    private void Set(string name, string? text)
    {
        if (Node is JsonObject o) o[name] = text ?? "";
        Context.Changed();
    }

    private void At(string? fact)
    {
        if (Node is not JsonObject o) return;
        if (string.IsNullOrEmpty(fact)) o.Remove("at");
        else o["at"] = new JsonObject { ["fact"] = fact };
        Context.Changed();
    }

    private void Put(string name, JsonNode node)
    {
        if (Node is JsonObject o) o[name] = node;
        Context.Changed();
    }

    private void Side(JsonArray sides, int at, JsonNode node)
    {
        if (at < sides.Count) sides[at] = node;
        else sides.Add(node);
        Context.Changed();
    }

    private void Drop(JsonArray sides)
    {
        sides.RemoveAt(sides.Count - 1);
        Context.Changed();
    }
}
