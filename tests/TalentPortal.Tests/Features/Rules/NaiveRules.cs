using System.Globalization;
using System.Text.Json;
using TalentPortal.Features.Rules.Domain;

namespace TalentPortal.Tests.Features.Rules;

/// <summary>Reads a rule's text a second time and evaluates it in the plainest way, sharing nothing with the engine but the figures' book.</summary>
internal sealed class NaiveRules(IReadOnlyDictionary<string, string> answers, DateOnly on)
{
    public bool? Holds(JsonElement c)
    {
        if (c.TryGetProperty("all", out var all)) return All(all.EnumerateArray().Select(Holds));
        if (c.TryGetProperty("any", out var any)) return Not(All(any.EnumerateArray().Select(one => Not(Holds(one)))));
        if (c.TryGetProperty("not", out var not)) return Not(Holds(not));
        if (c.TryGetProperty("atLeast", out var least))
        {
            var of = c.GetProperty("of").EnumerateArray().Select(Holds).ToList();
            return of.Count(one => one == true) >= least.GetInt32() ? true : of.Count(one => one != false) < least.GetInt32() ? false : null;
        }

        if (c.TryGetProperty("unsure", out var unsure))
        {
            var (met, notMet) = (Holds(unsure.GetProperty("met")), Holds(unsure.GetProperty("notMet")));
            return met == true ? true : met == false && notMet == true ? false : null;
        }

        if (c.TryGetProperty("during", out var during)) return on >= Day(during[0]) && on <= Day(during[1]);
        if (c.TryGetProperty("since", out var since)) return Since(c, since);
        if (c.TryGetProperty("fact", out var fact)) return Test(RandomRules.Facts[fact.GetString()!], c);
        var op = c.EnumerateObject().First();
        return Number(op.Value[0]) is { } left && Number(op.Value[1]) is { } right
            ? op.Name switch { "ge" => left >= right, "gt" => left > right, "le" => left <= right, "lt" => left < right, _ => left == right } : null;
    }

    private bool? Since(JsonElement c, JsonElement since)
    {
        List<DateOnly> starts;
        if (since.ValueKind == JsonValueKind.String) starts = [Day(since)];
        else if (!answers.TryGetValue(since.GetProperty("fact").GetString()!, out var text)) return null;
        else if (text.Length == 10) starts = [DateOnly.Parse(text, CultureInfo.InvariantCulture)];
        else
        {
            var first = DateOnly.Parse(text + "-01", CultureInfo.InvariantCulture);
            starts = [.. Enumerable.Range(0, DateTime.DaysInMonth(first.Year, first.Month)).Select(first.AddDays)];
        }

        var each = starts.Select(start =>
        {
            if (start > on) return false;
            if (c.TryGetProperty("le", out var le)) return on <= After(start, le);
            if (c.TryGetProperty("ge", out var ge)) return on >= After(start, ge);
            var between = c.GetProperty("between");
            return on >= After(start, between.GetProperty("from")) && on <= After(start, between.GetProperty("to"));
        }).ToList();
        return each.Distinct().Count() == 1 ? each[0] : null;
    }

    private static DateOnly After(DateOnly start, JsonElement span)
    {
        var one = span.EnumerateObject().Single();
        return one.Name switch { "years" => start.AddYears(one.Value.GetInt32()), "months" => start.AddMonths(one.Value.GetInt32()), _ => start.AddDays(one.Value.GetInt32()) };
    }

    private bool? Test(Fact fact, JsonElement c)
    {
        if (!answers.TryGetValue(fact.Code, out var given)) return null;
        var op = c.EnumerateObject().Single(one => one.Name is not ("fact" or "id"));
        List<string> values = op.Value.ValueKind == JsonValueKind.Array ? [.. op.Value.EnumerateArray().Select(Plain)] : [Plain(op.Value)];
        var members = given.Split(';');
        return op.Name switch
        {
            "is" => Rank(fact, given) == Rank(fact, values[0]) && (fact.Type != FactType.Place || given == values[0]),
            "in" => values.Contains(given),
            "ge" => Rank(fact, given) >= Rank(fact, values[0]),
            "gt" => Rank(fact, given) > Rank(fact, values[0]),
            "le" => Rank(fact, given) <= Rank(fact, values[0]),
            "lt" => Rank(fact, given) < Rank(fact, values[0]),
            "between" => Rank(fact, given) >= Rank(fact, values[0]) && Rank(fact, given) <= Rank(fact, values[1]),
            "has" or "hasAny" => values.Exists(members.Contains),
            "hasAll" => values.TrueForAll(members.Contains),
            "count" => members.Count(one => one.Length > 0) >= int.Parse(values[0], CultureInfo.InvariantCulture),
            _ => values.Exists(whole => Within(given, whole)),
        };
    }

    private bool Within(string place, string whole) => place == "other" ? whole == "cn" : whole switch
    {
        "cn" => true,
        "list:west" => place[..2] == "51" && on < new DateOnly(2027, 1, 1) && on >= new DateOnly(2024, 1, 1),
        "list:east" => place[..2] == "31" && on >= new DateOnly(2026, 6, 1),
        _ => place.StartsWith(whole.EndsWith("0000", StringComparison.Ordinal) ? whole[..2] : whole.EndsWith("00", StringComparison.Ordinal) ? whole[..4] : whole, StringComparison.Ordinal),
    };

    private static decimal Rank(Fact fact, string text) => fact.Type switch
    {
        FactType.Date => DateOnly.Parse(text, CultureInfo.InvariantCulture).DayNumber,
        FactType.Month => DateOnly.Parse(text + "-01", CultureInfo.InvariantCulture).DayNumber,
        FactType.Bool => text == "true" ? 1 : 0,
        FactType.Choice or FactType.Rank => fact.Choices.Select(choice => choice.Code).ToList().IndexOf(text),
        FactType.Place => 0,
        _ => decimal.Parse(text, CultureInfo.InvariantCulture),
    };

    private decimal? Number(JsonElement e)
    {
        if (e.ValueKind == JsonValueKind.Number) return e.GetDecimal();
        var op = e.EnumerateObject().First();
        switch (op.Name)
        {
            case "fact": return answers.TryGetValue(op.Value.GetString()!, out var text) ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;
            case "param" when op.Value.GetString() == "multiple": return on >= new DateOnly(2024, 1, 1) ? 4 : null;
            case "param": return Wage(e);
            case "floor": return Number(op.Value) is { } f ? Math.Floor(f) : null;
            case "ceil": return Number(op.Value) is { } c ? Math.Ceiling(c) : null;
            case "round": return Number(op.Value) is { } r ? Math.Round(r, MidpointRounding.AwayFromZero) : null;
            case "years" or "months":
                if (!answers.TryGetValue("since", out var since)) return null;
                return Whole(DateOnly.Parse(since, CultureInfo.InvariantCulture), op.Name == "years" ? 12 : 1);
        }

        if (Number(op.Value[0]) is not { } one || Number(op.Value[1]) is not { } other) return null;
        return op.Name switch { "add" => one + other, "sub" => one - other, "min" => Math.Min(one, other), "max" => Math.Max(one, other), "mul" => one * other, _ => other == 0 ? null : one / other };
    }

    private decimal? Wage(JsonElement e)
    {
        if (!answers.TryGetValue("place", out var place)) return null;
        if (place == "310000" && on >= new DateOnly(2024, 1, 1)) return 12000;
        if (place == "110000" && on >= new DateOnly(2025, 3, 1) && on < new DateOnly(2027, 3, 1)) return 9000;
        if (place == "110000" && on >= new DateOnly(2027, 6, 1)) return 9900;
        return e.TryGetProperty("or", out var or) ? Number(or) : null;
    }

    private int Whole(DateOnly from, int months)
    {
        var (early, late, sign) = from <= on ? (from, on, 1) : (on, from, -1);
        var count = 0;
        while (early.AddMonths((count + 1) * months) <= late) count++;
        return sign * count;
    }

    private static bool? All(IEnumerable<bool?> all)
    {
        var list = all.ToList();
        return list.Contains(false) ? false : list.Contains(null) ? null : true;
    }

    private static bool? Not(bool? one) => one is null ? null : !one;

    private static DateOnly Day(JsonElement e) => DateOnly.Parse(e.GetString()!, CultureInfo.InvariantCulture);

    private static string Plain(JsonElement e) => e.ValueKind is JsonValueKind.True ? "true" : e.ValueKind is JsonValueKind.False ? "false" : e.ToString();
}
