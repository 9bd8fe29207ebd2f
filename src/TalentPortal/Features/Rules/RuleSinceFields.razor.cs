using System.Text.Json.Nodes;

namespace TalentPortal.Features.Rules;

/// <summary>How long ago something was: at most, at least, or between two times.</summary>
public sealed partial class RuleSinceFields
{
    private static readonly string[] Units = ["years", "months", "days"];

    private static string Unit(JsonObject span) => Units.FirstOrDefault(span.ContainsKey) ?? Units[0];

    private List<(string Name, JsonObject Span)> Spans(string way)
    {
        if (way != "between") return Node[way] is JsonObject one ? [(way, one)] : [];
        return Node["between"] is JsonObject both ? [.. both.Where(side => side.Value is JsonObject).Select(side => (side.Key, (JsonObject)side.Value!))] : [];
    }

    private void Choose(string before, string? after)
    {
        if (after is null || after == before) return;
        Do(() =>
        {
            var first = Spans(before).Select(one => one.Span.DeepClone()).FirstOrDefault() ?? new JsonObject { ["years"] = 1 };
            Node.Remove(before);
            Node[after] = after == "between" ? new JsonObject { ["from"] = first, ["to"] = first.DeepClone() } : first;
        });
    }

    private void Count(JsonObject span, string before, string? after)
    {
        if (after is null || after == before) return;
        Do(() =>
        {
            var count = span[before]?.DeepClone();
            span.Remove(before);
            span[after] = count;
        });
    }
}
