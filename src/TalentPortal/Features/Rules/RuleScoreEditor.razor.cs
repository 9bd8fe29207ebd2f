using System.Text.Json.Nodes;

namespace TalentPortal.Features.Rules;

/// <summary>A points table: its parts, the most they give together, and the classes that points reach.</summary>
public sealed partial class RuleScoreEditor
{
    private void AddPart() => Do(() => RuleTree.List(Node, "parts").Add(new JsonObject
    {
        ["id"] = "", ["title"] = new JsonObject { ["zh"] = "", ["en"] = "" }, ["cap"] = 10, ["best"] = new JsonArray(new JsonObject { ["when"] = RuleTree.Test(Context.Facts), ["points"] = 10 }), ["else"] = 0,
    }));
}
