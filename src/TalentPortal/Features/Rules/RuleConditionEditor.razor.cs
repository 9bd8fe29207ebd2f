using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;

namespace TalentPortal.Features.Rules;

/// <summary>A condition with what stands below it: which kind it is, its fields, and what can be done with it where it stands.</summary>
public sealed partial class RuleConditionEditor
{
    private void Become(ChangeEventArgs e)
    {
        if (e.Value is string { Length: > 0 } kind) Do(() => RuleTree.Become(Node, kind, Context.Facts));
    }

    private void During(int side, string? day) => Do(() =>
    {
        var days = (JsonArray)Node["during"]!;
        while (days.Count < 2) days.Add("");
        days[side] = day ?? "";
    });
}
