using System.Text.Json;

namespace TalentPortal.Features.Rules.Domain;

public sealed partial class RuleReader
{
    private static readonly string[] operators = ["all", "any", "not", "atLeast", "unsure", "fact", "during", "since", "rule", "ge", "gt", "le", "lt", "eq"];
    private static readonly (string Name, FactOperator Operator)[] factOperators =
    [
        ("is", FactOperator.Is), ("in", FactOperator.In), ("ge", FactOperator.Ge), ("gt", FactOperator.Gt), ("le", FactOperator.Le), ("lt", FactOperator.Lt), ("between", FactOperator.Between),
        ("has", FactOperator.Has), ("hasAny", FactOperator.HasAny), ("hasAll", FactOperator.HasAll), ("count", FactOperator.Count), ("within", FactOperator.Within),
    ];

    private static readonly (string Name, Comparing Operator)[] comparisons = [("ge", Comparing.Ge), ("gt", Comparing.Gt), ("le", Comparing.Le), ("lt", Comparing.Lt), ("eq", Comparing.Eq)];

    private Condition? ConditionAt(RuleJson map, string name, int depth) => map.Raw(name, true) is { } element ? ConditionOf(element, map.PathOf(name), depth) : null;

    private Condition? ConditionOf(JsonElement element, string path, int depth)
    {
        if (!May(path, depth) || Map(element, path) is not { } map) return null;
        var head = Head(map);
        if (head.Id is not null && !_ids.Add(head.Id)) map.Fault("id", "twice", head.Id);
        var named = operators.Where(map.Has).ToList();
        if (named.Count == 0 || (named is not [_] && named[0] is not ("fact" or "since" or "rule")))
        {
            map.Fault("", "operator", named.Count == 0 ? "none" : string.Join(' ', named));
            map.Done();
            return null;
        }

        Condition? condition = named[0] switch
        {
            "all" => ConditionsAt(map, "all", depth) is { } all ? new AllOf(head, all) : null,
            "any" => ConditionsAt(map, "any", depth) is { } any ? new AnyOf(head, any) : null,
            "not" => ConditionAt(map, "not", depth + 1) is { } not ? new NotOf(head, not) : null,
            "atLeast" => AtLeast(map, head, depth),
            "unsure" => Unsure(map, head, depth),
            "fact" => Test(map, head),
            "during" => DuringOf(map, head),
            "since" => SinceOf(map, head, depth),
            "rule" => RuleOf(map, head),
            _ => Compare(map, head, comparisons.First(one => one.Name == named[0]), depth),
        };
        map.Done();
        return condition;
    }

    /// <summary>All of a list, or nothing where one of them is faulty.</summary>
    private List<Condition>? ConditionsAt(RuleJson map, string name, int depth)
    {
        List<Condition> read = [];
        var elements = map.List(name, RuleDocument.NodesMax);
        foreach (var (element, path) in elements)
            if (ConditionOf(element, path, depth + 1) is { } condition) read.Add(condition);
        return read.Count == elements.Length && read.Count > 0 ? read : null;
    }

    private AtLeastOf? AtLeast(RuleJson map, NodeHead head, int depth)
    {
        var of = ConditionsAt(map, "of", depth);
        return map.Whole("atLeast", 1, Math.Max(1, of?.Count ?? RuleDocument.NodesMax), true) is { } count && of is not null ? new(head, count, of) : null;
    }

    private UnsureOf? Unsure(RuleJson map, NodeHead head, int depth)
    {
        if (head.Say is null) map.Fault("say", "missing", "");
        if (Map(map.Raw("unsure")!.Value, map.PathOf("unsure")) is not { } both) return null;
        var (met, notMet) = (ConditionAt(both, "met", depth + 1), ConditionAt(both, "notMet", depth + 1));
        both.Done();
        return met is null || notMet is null ? null : new(head, met, notMet);
    }

    private FactTest? Test(RuleJson map, NodeHead head)
    {
        var fact = FactAt(map);
        var asked = factOperators.Where(one => map.Has(one.Name)).ToList();
        if (asked is not [var op])
        {
            map.Fault("", "operator", asked.Count == 0 ? "none" : string.Join(' ', asked.Select(one => one.Name)));
            return null;
        }

        if (fact is null) return null;
        if (!Fits(fact, op.Operator))
        {
            map.Fault(op.Name, "operator", $"{op.Name} {fact.Type}");
            return null;
        }

        var value = map.Raw(op.Name)!.Value;
        var path = map.PathOf(op.Name);
        switch (op.Operator)
        {
            case FactOperator.Count:
                return map.Whole("count", 1, fact.Choices.Count) is { } count ? new(head, fact, op.Operator, [], 0, count, []) : null;
            case FactOperator.Within:
                var places = PlacesOf(value, path);
                return places.Count > 0 ? new(head, fact, op.Operator, [], 0, 0, places) : null;
            case FactOperator.Has or FactOperator.HasAny or FactOperator.HasAll:
                var members = Values(value, path, op.Operator != FactOperator.Has).Select(one => fact.IndexOf(one.Text)).ToList();
                if (members.Count == 0 || members.Contains(-1)) return Bad<FactTest>(path, "value", value.ToString());
                return new(head, fact, op.Operator, [], members.Aggregate(0UL, (all, at) => all | (1UL << at)), 0, []);
            default:
                var texts = Values(value, path, op.Operator is FactOperator.In or FactOperator.Between);
                List<FactValue> values = [];
                foreach (var (text, kind) in texts)
                {
                    if (FitsType(fact, kind) && FactValue.Read(fact, text) is { } read) values.Add(read);
                    else _faults.Add(new(path, "value", text));
                }

                if (values.Count != texts.Count || values.Count == 0) return null;
                if (op.Operator == FactOperator.Between && (values.Count != 2 || values[0].Number > values[1].Number)) return Bad<FactTest>(path, "order", value.ToString());
                return new(head, fact, op.Operator, values, 0, 0, []);
        }
    }

    private During? DuringOf(RuleJson map, NodeHead head)
    {
        var days = map.List("during", 2).Select(day => day.Element.ValueKind == JsonValueKind.String ? RuleJson.DayOf(day.Element.GetString()) : null).ToList();
        if (days is not [{ } from, { } to] || to < from) return Bad<During>(map.PathOf("during"), "day", "");
        return new(head, from, to);
    }

    private Since? SinceOf(RuleJson map, NodeHead head, int depth)
    {
        var start = ExpressionOf(map.Raw("since")!.Value, map.PathOf("since"), depth + 1, isSince: true);
        if (start is { Unit: not RuleUnits.Date }) map.Fault("since", "unit", start.Unit);
        var (least, most) = (SpanAt(map, "ge"), SpanAt(map, "le"));
        if (map.Has("between"))
        {
            if (Map(map.Raw("between")!.Value, map.PathOf("between")) is not { } both) return null;
            (least, most) = (SpanAt(both, "from"), SpanAt(both, "to"));
            both.Done();
        }

        if (least is null && most is null) return Bad<Since>(map.PathOf("since"), "operator", "none");
        return start is { Unit: RuleUnits.Date } ? new(head, start, least, most) : null;
    }

    private Span? SpanAt(RuleJson map, string name)
    {
        if (!map.Has(name) || Map(map.Raw(name)!.Value, map.PathOf(name)) is not { } span) return null;
        var (years, months, days) = (span.Whole("years", 0, 200), span.Whole("months", 0, 2400), span.Whole("days", 0, Span.Most));
        span.Done();
        if (new[] { years, months, days }.Count(one => one is not null) != 1) return Bad<Span>(map.PathOf(name), "span", "");
        return years is { } y ? new(SpanUnit.Years, y) : months is { } m ? new(SpanUnit.Months, m) : new(SpanUnit.Days, days!.Value);
    }

    private RuleTest? RuleOf(RuleJson map, NodeHead head)
    {
        var code = map.Text("rule", RuleDocument.CodeMax, true);
        var (verdict, name, points) = (map.Text("is", 10), map.Text("class", 20), map.Whole("ge", 0, 10_000));
        if (new[] { verdict is not null, name is not null, points is not null }.Count(one => one) != 1) return Bad<RuleTest>(map.Path, "operator", "is, class or ge");
        if (verdict is not (null or "met" or "notMet")) return Bad<RuleTest>(map.PathOf("is"), "value", verdict);
        return code is null ? null : new(head, code, verdict switch { "met" => Verdict.Met, "notMet" => Verdict.NotMet, _ => null }, name, points);
    }

    private Comparison? Compare(RuleJson map, NodeHead head, (string Name, Comparing Operator) op, int depth)
    {
        var sides = map.List(op.Name, 2);
        if (sides.Length != 2) return Bad<Comparison>(map.PathOf(op.Name), "type", "two sides");
        var (left, right) = (ExpressionOf(sides[0].Element, sides[0].Path, depth + 1), ExpressionOf(sides[1].Element, sides[1].Path, depth + 1));
        if (left is null || right is null) return null;
        return RuleUnits.Same(left.Unit, right.Unit) is { } unit ? new(head, op.Operator, left, right, unit) : Bad<Comparison>(map.PathOf(op.Name), "unit", $"{left.Unit} {right.Unit}");
    }

    private List<string> PlacesOf(JsonElement value, string path)
    {
        List<string> places = [];
        foreach (var (text, kind) in Values(value, path, value.ValueKind == JsonValueKind.Array))
        {
            var isKnown = kind == JsonValueKind.String && (text.StartsWith("list:", StringComparison.Ordinal) ? _vocabulary.Lists.Contains(text[5..]) : IsPlace(text));
            if (isKnown) places.Add(text);
            else _faults.Add(new(path, "place", text));
        }

        return places;
    }

    private List<(string Text, JsonValueKind Kind)> Values(JsonElement value, string path, bool isList)
    {
        if ((value.ValueKind == JsonValueKind.Array) == isList && value.ValueKind != JsonValueKind.Object)
            return isList ? [.. value.EnumerateArray().Select(one => (one.ValueKind is JsonValueKind.True or JsonValueKind.False ? one.GetRawText() : one.ToString(), one.ValueKind))]
                : [(value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetRawText() : value.ToString(), value.ValueKind)];
        _faults.Add(new(path, "type", isList ? "list" : "one value"));
        return [];
    }

    private static bool Fits(Fact fact, FactOperator op) => op switch
    {
        FactOperator.Is => fact.Type != FactType.Set,
        FactOperator.In => fact.Type is FactType.Choice or FactType.Rank or FactType.Int,
        FactOperator.Has or FactOperator.HasAny or FactOperator.HasAll or FactOperator.Count => fact.Type == FactType.Set,
        FactOperator.Within => fact.Type == FactType.Place,
        _ => fact.IsOrdered,
    };

    private static bool FitsType(Fact fact, JsonValueKind kind) =>
        fact.IsNumber ? kind == JsonValueKind.Number : fact.Type == FactType.Bool ? kind is JsonValueKind.True or JsonValueKind.False : kind == JsonValueKind.String;

    private T? Bad<T>(string path, string code, string detail)
        where T : class
    {
        _faults.Add(new(path, code, detail.Length > 60 ? detail[..60] : detail));
        return null;
    }
}
