using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;

namespace TalentPortal.Features.Rules;

/// <summary>A whole document in typed rows: what is said of it, and its conditions, points or routes.</summary>
public sealed partial class RuleDocumentEditor
{
    /// <summary>The head is shown open: for a new rule, and where something in it is wrong.</summary>
    [Parameter] public bool IsHeadOpen { get; set; }

    private void AddRoute() => Do(() => RuleTree.List(Node, "routes").Add(new JsonObject
    {
        ["id"] = "", ["title"] = new JsonObject { ["zh"] = "", ["en"] = "" }, ["class"] = "", ["direct"] = true, ["when"] = new JsonObject { ["all"] = new JsonArray(RuleTree.Test(Context.Facts)) },
    }));
}
