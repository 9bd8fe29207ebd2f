using System.Globalization;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Tests.Features.Rules;

/// <summary>Facts, documents, sheets and days out of a seed: every operator and type of fact comes up, and so do gaps.</summary>
internal static class RandomRules
{
    private static readonly string[] placesKnown = ["110000", "310000", "350100", "510100", "other"];

    public static FactCatalogue Facts { get; } = FactCatalogue.Of(
    [
        Number("years_int", FactType.Int, "years", 0, 70, FactChange.Time), Number("count", FactType.Int, "", 0, 30, FactChange.Employer), Number("years_dec", FactType.Decimal, "years", 0, 40, FactChange.Time),
        Number("pay", FactType.Money, "CNY/year", 0, 2_000_000, FactChange.Employer), Number("own_wage", FactType.Money, "CNY/month", 1, 50_000, FactChange.Never),
        Among("truth", FactType.Bool, FactChange.Effort), Among("fixed", FactType.Bool, FactChange.Never), Among("kind", FactType.Choice, FactChange.Choice, "a", "b", "c"),
        Among("rank", FactType.Rank, FactChange.Study, "r0", "r1", "r2", "r3"), Among("items", FactType.Set, FactChange.Effort, "s0", "s1", "s2", "s3"),
        Among("place", FactType.Place, FactChange.Place), Among("since", FactType.Date, FactChange.Never), Among("month", FactType.Month, FactChange.Never),
    ]);

    public static ParameterBook Book { get; } = ParameterBook.Of(
        [
            new("wage", "110000", new(2025, 3, 1), new(2027, 3, 1), "9000", "CNY/month", "x"), new("wage", "110000", new(2027, 6, 1), null, "9900", "CNY/month", "x"),
            new("wage", "310000", new(2024, 1, 1), null, "12000", "CNY/month", "x"), new("multiple", ParameterBook.Everywhere, new(2024, 1, 1), null, "4", "multiple", "x"),
        ],
        [new("west", "510000", new(2024, 1, 1), new(2027, 1, 1), "x"), new("east", "310000", new(2026, 6, 1), null, "x")]);

    public static RuleVocabulary Vocabulary { get; } = RuleVocabulary.Of(Facts, Book);

    public static IReadOnlyList<string> Places => placesKnown;

    public static DateOnly Day(Random random) => new DateOnly(2024, 1, 1).AddDays(random.Next(1500));

    public static string Text(Random random, Fact fact) => fact.Type switch
    {
        FactType.Int => random.Next((int)fact.Least, (int)fact.Most + 1).ToString(CultureInfo.InvariantCulture),
        FactType.Decimal => (random.Next(0, (int)fact.Most * 10) / 10m).ToString(CultureInfo.InvariantCulture),
        FactType.Money => (random.Next(1, 200) * ((int)fact.Most / 200)).ToString(CultureInfo.InvariantCulture),
        FactType.Bool => random.Next(2) == 0 ? "true" : "false",
        FactType.Choice or FactType.Rank => fact.Choices[random.Next(fact.Choices.Count)].Code,
        FactType.Set => string.Join(';', fact.Choices.Where(_ => random.Next(2) == 0).Select(choice => choice.Code)),
        FactType.Place => placesKnown[random.Next(placesKnown.Length)],
        FactType.Date => Iso(Day(random)),
        _ => Day(random).ToString("yyyy-MM", CultureInfo.InvariantCulture),
    };

    /// <param name="share">Per cent of facts that are known.</param>
    public static Dictionary<string, string> Answers(Random random, int share) => Facts.Where(_ => random.Next(100) < share).ToDictionary(fact => fact.Code, fact => Text(random, fact));

    public static FactSheet Sheet(IReadOnlyDictionary<string, string> answers) => FactSheet.Of(Facts, answers.Select(one => (one.Key, one.Value)));

    public static Dictionary<string, string> Completed(Random random, IReadOnlyDictionary<string, string> answers) =>
        Facts.ToDictionary(fact => fact.Code, fact => answers.TryGetValue(fact.Code, out var text) ? text : Text(random, fact));

    /// <param name="unsure">Whether nodes may stand in it of which sources disagree.</param>
    public static string Condition(Random random, int depth, bool unsure = true)
    {
        if (depth == 0 || random.Next(10) < 4) return Test(random);
        string Below() => Condition(random, depth - 1, unsure);
        string Several() => string.Join(',', Enumerable.Range(0, random.Next(1, 5)).Select(_ => Below()));
        switch (random.Next(unsure ? 6 : 5))
        {
            case 0 or 1: return $$"""{"all":[{{Several()}}]}""";
            case 2: return $$"""{"any":[{{Several()}}]}""";
            case 3: return $$"""{"not":{{Below()}}}""";
            case 4:
                var of = Enumerable.Range(0, random.Next(2, 5)).Select(_ => Below()).ToList();
                return $$"""{"atLeast":{{random.Next(1, of.Count + 1)}},"of":[{{string.Join(',', of)}}]}""";
            default: return $$"""{"unsure":{"met":{{Below()}},"notMet":{{Below()}} },"say":{"zh":"x","en":"x"} }""";
        }
    }

    public static string Test(Random random)
    {
        if (random.Next(10) < 6) return FactTest(random, Facts.At(random.Next(Facts.Count)));
        var op = ((string[])["ge", "gt", "le", "lt", "eq"])[random.Next(5)];
        switch (random.Next(6))
        {
            case 0:
                var or = random.Next(2) == 0 ? ",\"or\":{\"fact\":\"own_wage\"}" : "";
                return $$"""{"{{op}}":[{"div":[{"fact":"pay"},12]},{"mul":[{"param":"multiple"},{"param":"wage","at":{"fact":"place"}{{or}}}]}]}""";
            case 1: return $$"""{"{{op}}":[{{Years(random, 2)}},{{Years(random, 1)}}]}""";
            case 2: return $$"""{"{{op}}":[{"{{(random.Next(2) == 0 ? "years" : "months")}}":[{"fact":"since"},{"on":true}]},{{random.Next(-3, 6)}}]}""";
            case 3:
                var from = Day(random);
                return $$"""{"during":["{{Iso(from)}}","{{Iso(from.AddDays(random.Next(400)))}}"]}""";
            default:
                var span = ((string[])["years", "months", "days"])[random.Next(3)];
                var most = span == "years" ? 4 : span == "months" ? 40 : 900;
                var start = random.Next(3) switch { 0 => """{"fact":"month"}""", 1 => $"\"{Iso(Day(random))}\"", _ => """{"fact":"since"}""" };
                var (low, high) = (random.Next(most), random.Next(most));
                return random.Next(3) switch
                {
                    0 => $$"""{"since":{{start}},"le":{"{{span}}":{{low}} } }""",
                    1 => $$"""{"since":{{start}},"ge":{"{{span}}":{{low}} } }""",
                    _ => $$"""{"since":{{start}},"between":{"from":{"{{span}}":{{Math.Min(low, high)}} },"to":{"{{span}}":{{Math.Max(low, high)}} } } }""",
                };
        }
    }

    /// <summary>A table of points over the facts.</summary>
    public static string Score(Random random)
    {
        List<string> parts = [];
        for (var at = random.Next(1, 6); at > 0; at--)
        {
            var cap = random.Next(5, 25);
            var head = $$$"""
                "id":"p{{{at}}}","title":{"zh":"t","en":"t"},"cap":{{{cap}}}
                """;
            parts.Add(random.Next(4) switch
            {
                0 => "{" + head + $$""","of":{"fact":"count"},"bands":[{{string.Join(',', Bounds(random, 0, 30).Select(from => $$"""{"from":{{from}},"points":{{random.Next(cap + 1)}}}"""))}}]}""",
                1 => "{" + head + $$""","of":{"floor":{"fact":"years_dec"} },"below":{"points":{{random.Next(cap + 1)}} },"bands":[{{string.Join(',', Bounds(random, 3, 40).Select(from => $$"""{"from":{{from}},"points":{{random.Next(cap + 1)}} }"""))}}]}""",
                2 => "{" + head + $$""","take":{"fact":"count"},"min":{{random.Next(3)}}}""",
                _ => "{" + head + $$""","else":{{random.Next(4)}},"{{(random.Next(2) == 0 ? "best" : "sum")}}":[{{string.Join(',', Enumerable.Range(0, random.Next(1, 5)).Select(_ => $$"""{"when":{{Condition(random, 2, false)}},"points":{{random.Next(cap + 1)}}}"""))}}]}""",
            });
        }

        return $$"""{"schema":1,"code":"x.score","kind":"score","title":{"zh":"t","en":"t"},"level":"national","place":"cn","from":"2000-01-01","score":{"max":{{random.Next(20, 120)}},"parts":[{{string.Join(',', parts)}}],"classes":[{"class":"A","ge":40},{"class":"B","ge":20}]} }""";
    }

    private static string FactTest(Random random, Fact fact)
    {
        string Value() => fact.IsNumber || fact.Type == FactType.Bool ? Text(random, fact) : $"\"{Text(random, fact)}\"";
        string Member() => $"\"{fact.Choices[random.Next(fact.Choices.Count)].Code}\"";
        var op = fact.Type switch
        {
            FactType.Bool => "is",
            FactType.Choice => random.Next(2) == 0 ? "is" : "in",
            FactType.Set => ((string[])["has", "hasAny", "hasAll", "count"])[random.Next(4)],
            FactType.Place => random.Next(4) == 0 ? "is" : "within",
            _ => ((string[])["is", "ge", "gt", "le", "lt", "between"])[random.Next(6)],
        };
        var value = op switch
        {
            "in" => $"[{string.Join(',', Enumerable.Range(0, 2).Select(_ => Value()))}]",
            "between" => Between(random, fact),
            "has" => Member(),
            "hasAny" or "hasAll" => $"[{string.Join(',', Enumerable.Range(0, random.Next(1, 3)).Select(_ => Member()))}]",
            "count" => random.Next(1, 4).ToString(CultureInfo.InvariantCulture),
            "within" => ((string[])["\"list:west\"", "\"list:east\"", "[\"350000\",\"310000\"]", "\"cn\"", "[\"510100\"]"])[random.Next(5)],
            _ => Value(),
        };
        return $$"""{"fact":"{{fact.Code}}","{{op}}":{{value}}}""";
    }

    private static string Between(Random random, Fact fact)
    {
        var (one, other) = (Text(random, fact), Text(random, fact));
        var isLess = FactValue.Read(fact, one)!.Number <= FactValue.Read(fact, other)!.Number;
        var (low, high) = isLess ? (one, other) : (other, one);
        return fact.IsNumber ? $"[{low},{high}]" : $"[\"{low}\",\"{high}\"]";
    }

    private static string Years(Random random, int depth) => random.Next(depth == 0 ? 3 : 7) switch
    {
        0 => random.Next(40).ToString(CultureInfo.InvariantCulture),
        1 => """{"fact":"years_int"}""",
        2 => """{"fact":"years_dec"}""",
        3 => $$"""{"{{((string[])["add", "sub", "min", "max"])[random.Next(4)]}}":[{{Years(random, depth - 1)}},{{Years(random, depth - 1)}}]}""",
        4 => $$"""{"{{((string[])["floor", "ceil", "round"])[random.Next(3)]}}":{{Years(random, depth - 1)}}}""",
        5 => $$"""{"mul":[2,{{Years(random, depth - 1)}}]}""",
        _ => $$"""{"div":[{{Years(random, depth - 1)}},{{random.Next(4)}}]}""",
    };

    private static List<int> Bounds(Random random, int first, int last)
    {
        List<int> bounds = [first];
        while (bounds.Count < 5 && bounds[^1] + 1 < last) bounds.Add(random.Next(bounds[^1] + 1, last));
        return bounds;
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Fact Number(string code, FactType type, string unit, decimal least, decimal most, FactChange change) => new(0, code, type, unit, least, most, [], change, "x", Bilingual.Empty, Bilingual.Empty, Bilingual.Empty, null);

    private static Fact Among(string code, FactType type, FactChange change, params string[] choices) =>
        new(0, code, type, "", 0, 0, [.. choices.Select(choice => new FactChoice(choice, Bilingual.Empty))], change, "x", Bilingual.Empty, Bilingual.Empty, Bilingual.Empty, null);
}
