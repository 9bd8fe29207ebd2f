using System.Text.Json.Nodes;

namespace TalentPortal.Features.Rules;

/// <summary>What has to be said beside a result, always or where something holds. It never changes a verdict.</summary>
public sealed partial class RuleWarningRows
{
    private void Add() => Do(() => RuleTree.List(Node, "warn").Add(new JsonObject { ["say"] = new JsonObject { ["zh"] = "", ["en"] = "" } }));

    /// <summary>A list of none may not stand in a document.</summary>
    private void Remove(JsonObject warning) => Do(() =>
    {
        RuleTree.Remove(warning);
        if (Node["warn"] is JsonArray { Count: 0 }) Node.Remove("warn");
    });
}
