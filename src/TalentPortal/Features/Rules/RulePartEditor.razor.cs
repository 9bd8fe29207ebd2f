using System.Text.Json.Nodes;
using TalentPortal.Features.Rules.Domain;

namespace TalentPortal.Features.Rules;

/// <summary>One part of a points table: by bands of an amount, by the best option that is met, by all of them, or as somebody else gives them.</summary>
public sealed partial class RulePartEditor
{
    private static readonly string[] Kinds = ["bands", "best", "sum", "take"];

    private string? Kind => Kinds.Where(Node.ContainsKey).ToList() is [var only] ? only : null;

    private void Become(string? kind)
    {
        if (kind is null or "" || kind == Kind) return;
        Do(() =>
        {
            // Options stay options; bands and options have nothing in common.
            var options = (Node["best"] ?? Node["sum"])?.DeepClone();
            var amount = (Node["of"] ?? Node["take"])?.DeepClone();
            foreach (var name in (string[])["of", "bands", "below", "best", "sum", "else", "take", "min"]) Node.Remove(name);
            switch (kind)
            {
                case "bands": (Node["of"], Node["bands"]) = (amount ?? Amount(), new JsonArray(new JsonObject { ["from"] = 0, ["points"] = 0 })); break;
                case "take": (Node["take"], Node["min"]) = (amount ?? Amount(), 0); break;
                default: (Node[kind], Node["else"]) = (options ?? new JsonArray(new JsonObject { ["when"] = RuleTree.Test(Context.Facts), ["points"] = 0 }), 0); break;
            }
        });
    }

    private JsonNode Amount() => RuleTree.Amount("fact", null, Context.Facts);

    private void Add(string kind) => Do(() => RuleTree.List(Node, kind).Add(kind == "bands" ? new JsonObject { ["from"] = 0, ["points"] = 0 } : new JsonObject { ["when"] = RuleTree.Test(Context.Facts), ["points"] = 0 }));
}
