using System.Text.Json.Nodes;

namespace TalentPortal.Features.Rules;

/// <summary>What somebody who meets a rule gets: a sum, a table of sums, or no sum at all, and on what terms.</summary>
public sealed partial class RuleBenefitEditor
{
    private static readonly string[] Numbers = ["serviceMonths", "fullTimeMonths"];
    private static readonly string[] Lists = ["groups", "excludes", "deducts", "papers"];

    private void UpTo(JsonObject benefit, bool isUpTo) => Do(() =>
    {
        if (isUpTo) benefit["upTo"] = true;
        else benefit.Remove("upTo");
    });

    private void Table(JsonObject benefit, JsonNode amount) => Do(() => benefit["amount"] = new JsonObject { ["table"] = new JsonArray(new JsonObject { ["when"] = RuleTree.Test(Context.Facts), ["is"] = amount.DeepClone() }) });
}
