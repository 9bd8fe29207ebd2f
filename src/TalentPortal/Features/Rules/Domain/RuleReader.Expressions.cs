using System.Text.Json;

namespace TalentPortal.Features.Rules.Domain;

public sealed partial class RuleReader
{
    private static readonly (string Name, Arithmetic Operator)[] arithmetics =
        [("add", Arithmetic.Add), ("sub", Arithmetic.Sub), ("mul", Arithmetic.Mul), ("div", Arithmetic.Div), ("min", Arithmetic.Min), ("max", Arithmetic.Max)];

    private static readonly (string Name, Rounding Operator)[] roundings = [("floor", Rounding.Floor), ("ceil", Rounding.Ceil), ("round", Rounding.Round)];
    private static readonly (string Name, SpanUnit Unit)[] spans = [("years", SpanUnit.Years), ("months", SpanUnit.Months), ("days", SpanUnit.Days)];

    /// <param name="isSince">Months are known to the month only: they stand where that is reckoned with, and nowhere else.</param>
    private Expression? ExpressionOf(JsonElement element, string path, int depth, bool isSince = false)
    {
        if (!May(path, depth)) return null;
        if (element.ValueKind == JsonValueKind.Number) return RuleJson.NumberOf(element) is { } number ? new NumberOf(path, number) : Bad<Expression>(path, "number", element.ToString());
        if (element.ValueKind == JsonValueKind.String) return RuleJson.DayOf(element.GetString()) is { } day ? new DayOf(path, day) : Bad<Expression>(path, "day", element.ToString());
        if (Map(element, path) is not { } map) return null;
        string[] names = ["fact", "param", "on", .. arithmetics.Select(one => one.Name), .. roundings.Select(one => one.Name), .. spans.Select(one => one.Name)];
        var named = names.Where(map.Has).ToList();
        Expression? read = named is [var name]
            ? name switch
            {
                "fact" => FactExpression(map, isSince),
                "param" => ParameterExpression(map, depth),
                "on" => map.Truth("on") == true ? new OnDay(path) : Bad<Expression>(map.PathOf("on"), "value", "true"),
                _ => (Expression?)ArithmeticExpression(map, name, depth) ?? (Expression?)RoundingExpression(map, name, depth) ?? (Expression?)SpanExpression(map, name, depth),
            }
            : Bad<Expression>(path, "operator", named.Count == 0 ? "none" : string.Join(' ', named));
        map.Done();
        return read;
    }

    private Fact? FactAt(RuleJson map)
    {
        if (map.Text("fact", RuleDocument.CodeMax, true) is not { } code) return null;
        return _vocabulary.Facts.Find(code) ?? Bad<Fact>(map.PathOf("fact"), "fact", code);
    }

    private FactOf? FactExpression(RuleJson map, bool isSince)
    {
        if (FactAt(map) is not { } fact) return null;
        if (fact.IsNumber) return new(map.Path, fact.Unit, fact);
        return fact.Type == FactType.Date || (isSince && fact.Type == FactType.Month) ? new(map.Path, RuleUnits.Date, fact) : Bad<FactOf>(map.PathOf("fact"), "unit", fact.Type.ToString());
    }

    private ParameterOf? ParameterExpression(RuleJson map, int depth)
    {
        var code = map.Text("param", RuleDocument.CodeMax, true);
        if (code is null) return null;
        if (!_vocabulary.Parameters.TryGetValue(code, out var unit)) return Bad<ParameterOf>(map.PathOf("param"), "parameter", code);
        Fact? at = null;
        if (map.Has("at") && Map(map.Raw("at")!.Value, map.PathOf("at")) is { } place)
        {
            at = FactAt(place);
            place.Done();
            if (at is not null && at.Type != FactType.Place) return Bad<ParameterOf>(map.PathOf("at"), "place", at.Code);
        }

        var or = map.Has("or") ? ExpressionOf(map.Raw("or")!.Value, map.PathOf("or"), depth + 1) : null;
        if (or is not null && RuleUnits.Same(unit, or.Unit) is null) return Bad<ParameterOf>(map.PathOf("or"), "unit", $"{unit} {or.Unit}");
        return new(map.Path, unit, code, at, or);
    }

    private ArithmeticOf? ArithmeticExpression(RuleJson map, string name, int depth)
    {
        if (Array.Find(arithmetics, one => one.Name == name) is not { Name: not null } op) return null;
        if (Sides(map, name, depth, 8) is not { Count: >= 2 } of) return map.Raw(name)!.Value.ValueKind == JsonValueKind.Array && map.Raw(name)!.Value.GetArrayLength() == 1 ? Bad<ArithmeticOf>(map.PathOf(name), "type", "two sides") : null;
        return RuleUnits.Of(op.Operator, of) is { } unit ? new(map.Path, unit, op.Operator, of) : Bad<ArithmeticOf>(map.PathOf(name), "unit", string.Join(' ', of.Select(one => one.Unit)));
    }

    private RoundingOf? RoundingExpression(RuleJson map, string name, int depth)
    {
        if (Array.Find(roundings, one => one.Name == name) is not { Name: not null } op) return null;
        if (ExpressionOf(map.Raw(name)!.Value, map.PathOf(name), depth + 1) is not { } of) return null;
        return of.Unit == RuleUnits.Date ? Bad<RoundingOf>(map.PathOf(name), "unit", of.Unit) : new(map.Path, of.Unit, op.Operator, of);
    }

    private BetweenOf? SpanExpression(RuleJson map, string name, int depth)
    {
        if (Array.Find(spans, one => one.Name == name) is not { Name: not null } span || Sides(map, name, depth, 2) is not [var from, var to]) return null;
        return from.Unit == RuleUnits.Date && to.Unit == RuleUnits.Date ? new(map.Path, span.Unit, from, to) : Bad<BetweenOf>(map.PathOf(name), "unit", $"{from.Unit} {to.Unit}");
    }

    private List<Expression>? Sides(RuleJson map, string name, int depth, int most)
    {
        List<Expression> read = [];
        var sides = map.List(name, most);
        foreach (var (element, path) in sides)
            if (ExpressionOf(element, path, depth + 1) is { } one) read.Add(one);
        if (sides.Length == 1 && read.Count == 1) return read;
        return read.Count == sides.Length && read.Count > 0 ? read : null;
    }
}
