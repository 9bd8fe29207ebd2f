using System.Text.Json;
using System.Text.Json.Nodes;
using TalentPortal.Features.Rules.Domain;

namespace TalentPortal.Features.Rules;

/// <summary>How a test of one fact is typed: which operators its type has, and what their values are.</summary>
public static class FactRows
{
    internal static readonly string[] Operators = ["is", "in", "ge", "gt", "le", "lt", "between", "has", "hasAny", "hasAll", "count", "within"];

    public static IReadOnlyList<string> OperatorsOf(Fact fact) => fact.Type switch
    {
        FactType.Bool => ["is"],
        FactType.Choice => ["is", "in"],
        FactType.Rank => ["ge", "le", "gt", "lt", "is", "in", "between"],
        FactType.Set => ["hasAny", "hasAll", "has", "count"],
        FactType.Place => ["within", "is"],
        FactType.Int => ["ge", "le", "gt", "lt", "between", "is", "in"],
        _ => ["ge", "le", "gt", "lt", "between", "is"],
    };

    /// <summary>The operator of a row; null where there is none or more than one.</summary>
    public static string? OperatorOf(JsonObject node) => Operators.Where(node.ContainsKey).ToList() is [var only] ? only : null;

    /// <summary>What a row of an operator begins with.</summary>
    public static JsonNode Blank(Fact fact, string op) => op switch
    {
        "between" => new JsonArray(One(fact), One(fact)),
        "in" or "hasAny" or "hasAll" or "within" => new JsonArray(),
        "count" => JsonValue.Create(1),
        "has" => JsonValue.Create(fact.Choices[0].Code),
        _ => One(fact),
    };

    /// <summary>A row asks for another fact: the operator stays where it fits.</summary>
    public static void Ask(JsonObject node, Fact fact)
    {
        var before = OperatorOf(node);
        var op = before is not null && OperatorsOf(fact).Contains(before) ? before : OperatorsOf(fact)[0];
        foreach (var name in Operators) node.Remove(name);
        (node["fact"], node[op]) = (fact.Code, Blank(fact, op));
    }

    /// <summary>A row compares otherwise: its value stays where both take one of the same form.</summary>
    public static void Compare(JsonObject node, Fact fact, string op)
    {
        var before = OperatorOf(node);
        var value = before is null ? null : node[before]?.DeepClone();
        var blank = Blank(fact, op);
        foreach (var name in Operators) node.Remove(name);
        node[op] = value is not null && op is not ("between" or "count") && before is not ("between" or "count") && value.GetValueKind() == blank.GetValueKind() ? value : blank;
    }

    /// <summary>A typed answer in the form of the document; what is none stays as text, so that it is told as a fault and not lost.</summary>
    public static JsonNode Value(Fact fact, string? text) => fact.IsNumber ? RuleTree.Number(text) : fact.Type == FactType.Bool && bool.TryParse(text, out var truth) ? JsonValue.Create(truth) : JsonValue.Create(text ?? "");

    /// <summary>The members that are ticked.</summary>
    public static IReadOnlyList<string> Members(JsonNode? value) => value switch { JsonArray list => [.. list.Select(RuleTree.Text).OfType<string>()], JsonValue one when one.GetValueKind() == JsonValueKind.String => [one.GetValue<string>()], _ => [] };

    /// <summary>Ticks a member or takes the tick away; members keep the order of their fact.</summary>
    public static JsonArray Tick(JsonNode? value, IEnumerable<string> order, string member, bool isOn, Fact fact)
    {
        var members = Members(value).Where(one => one != member).ToHashSet(StringComparer.Ordinal);
        if (isOn) members.Add(member);
        return new JsonArray([.. order.Where(members.Contains).Concat(members.Except(order)).Select(one => fact.IsNumber ? RuleTree.Number(one) : JsonValue.Create(one))]);
    }

    private static JsonNode One(Fact fact) => fact.Type switch
    {
        FactType.Bool => JsonValue.Create(true),
        FactType.Choice or FactType.Rank => JsonValue.Create(fact.Choices[0].Code),
        FactType.Int or FactType.Decimal or FactType.Money => JsonValue.Create(fact.Least),
        _ => JsonValue.Create(""),
    };
}
