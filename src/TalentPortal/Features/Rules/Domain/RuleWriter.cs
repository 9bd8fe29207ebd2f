using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Rules.Domain;

/// <summary>Writes a document in its one form: members in order, no blanks, nothing that says nothing. What is written reads back as the same document.</summary>
public static class RuleWriter
{
    private static readonly JsonSerializerOptions plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(RuleDocument document) => Sorted(Node(document)).ToJsonString(plain);

    /// <summary>Equal for documents that say the same, whatever the order of their members.</summary>
    public static string DigestOf(RuleDocument document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(document))))[..16];

    /// <summary>A condition in its written form.</summary>
    public static string Write(Condition condition) => Sorted(Node(condition)).ToJsonString(plain);

    /// <summary>An amount in its written form.</summary>
    public static string Write(Expression expression) => Sorted(Node(expression)).ToJsonString(plain);

    /// <summary>A benefit in its written form, without its amounts.</summary>
    public static string WriteTerms(Benefit? benefit) => benefit is null ? "" : Sorted(Node(benefit with { Amounts = [] })).ToJsonString(plain);

    private static JsonObject Node(RuleDocument document)
    {
        var o = new JsonObject { ["schema"] = 1, ["code"] = document.Code, ["kind"] = RuleJson.Snake(document.Kind.ToString()), ["level"] = RuleJson.Snake(document.Level.ToString()), ["place"] = document.Place, ["from"] = Day(document.From) };
        o["title"] = Both(document.Title);
        if (document.Guide is { } guide) o["guide"] = guide;
        if (document.Until is { } until) o["until"] = Day(until);
        Texts(o, "topics", document.Topics);
        Texts(o, "claims", document.Claims);
        if (document.Score is { } score) o["score"] = Node(score);
        if (document.Routes is { } routes)
        {
            o["routes"] = List(routes.Routes, Node);
            if (routes.ByPoints is { } code) o["byPoints"] = code;
        }

        if (document.Eligibility is { } eligibility)
        {
            o["when"] = Node(eligibility.When);
            Warn(o, eligibility.Warnings);
            if (eligibility.Benefit is { } benefit) o["benefit"] = Node(benefit);
        }

        return o;
    }

    private static JsonObject Node(Score score)
    {
        var o = new JsonObject { ["max"] = score.Most, ["parts"] = List(score.Parts, Node) };
        if (score.Classes.Count > 0) o["classes"] = List(score.Classes, Node);
        return o;
    }

    private static JsonObject Node(PointClass reached)
    {
        var o = new JsonObject { ["class"] = reached.Name, ["ge"] = reached.From };
        if (reached.Say is { } say) o["say"] = Both(say);
        Texts(o, "claims", reached.Claims);
        return o;
    }

    private static JsonObject Node(Part part)
    {
        var o = Headed(part.Head);
        o["title"] = Both(part.Title);
        o["cap"] = part.Cap;
        switch (part)
        {
            case BandPart bands:
                o["of"] = Node(bands.Of);
                o["bands"] = List(bands.Bands, band => Banded(band, true));
                if (bands.Below is { } below) o["below"] = Banded(below, false);
                break;
            case OptionPart options:
                o[options.IsSum ? "sum" : "best"] = List(options.Options, option =>
                {
                    var one = Headed(option.Head);
                    one["when"] = Node(option.When);
                    one["points"] = option.Points;
                    return one;
                });
                o["else"] = options.Else;
                break;
            case TakePart take:
                o["take"] = Node(take.Of);
                o["min"] = take.Least;
                break;
        }

        return o;
    }

    private static JsonObject Banded(Band band, bool hasFrom)
    {
        var o = Headed(band.Head);
        if (hasFrom) o["from"] = Number(band.From);
        o["points"] = band.Points;
        return o;
    }

    private static JsonObject Node(Route route)
    {
        var o = Headed(route.Head);
        o["title"] = Both(route.Title);
        o["class"] = route.Class;
        o["direct"] = route.IsDirect;
        o["when"] = Node(route.When);
        Warn(o, route.Warnings);
        return o;
    }

    private static JsonObject Node(Benefit b)
    {
        var o = new JsonObject { ["kind"] = RuleJson.Snake(b.Kind.ToString()), ["title"] = Both(b.Title), ["currency"] = b.Currency, ["period"] = RuleJson.Snake(b.Period.ToString()) };
        if (b.Payer is { } payer) o["payer"] = Both(payer);
        if (b.Amounts is [{ When: null } only]) o["amount"] = Node(only.Is);
        else if (b.Amounts.Count > 0) o["amount"] = new JsonObject { ["table"] = List(b.Amounts, row => new JsonObject { ["when"] = Node(row.When!), ["is"] = Node(row.Is) }) };
        if (b.IsUpTo) o["upTo"] = true;
        if (b.PaidAfter is { } paid) o["paid"] = new JsonObject { ["months"] = new JsonArray(paid.From, paid.To) };
        if (b.ServiceMonths is { } service) o["serviceMonths"] = service;
        if (b.FullTimeMonths is { } fullTime) o["fullTimeMonths"] = fullTime;
        if (b.Window is { } window) o["window"] = new JsonObject { ["opens"] = Day(window.Opens), ["closes"] = Day(window.Closes) };
        if (b.DecisionWorkingDays is { } days) o["decision"] = new JsonObject { ["workingDays"] = days };
        Texts(o, "groups", b.Groups);
        Texts(o, "excludes", b.Excludes);
        Texts(o, "deducts", b.Deducts);
        Texts(o, "papers", b.Papers);
        return o;
    }

    private static JsonObject Node(Condition condition)
    {
        var o = Headed(condition.Head);
        switch (condition)
        {
            case AllOf all: o["all"] = List(all.Of, Node); break;
            case AnyOf any: o["any"] = List(any.Of, Node); break;
            case NotOf not: o["not"] = Node(not.Of); break;
            case AtLeastOf atLeast: (o["atLeast"], o["of"]) = (atLeast.Count, List(atLeast.Of, Node)); break;
            case UnsureOf unsure: o["unsure"] = new JsonObject { ["met"] = Node(unsure.Met), ["notMet"] = Node(unsure.NotMet) }; break;
            case Comparison compare: o[RuleJson.Snake(compare.Operator.ToString())] = new JsonArray(Node(compare.Left), Node(compare.Right)); break;
            case During during: o["during"] = new JsonArray(Day(during.From), Day(during.To)); break;
            case FactTest test: Test(o, test); break;
            case Since since:
                o["since"] = Node(since.Start);
                if (since is { Least: { } from, Most: { } to }) o["between"] = new JsonObject { ["from"] = Length(from), ["to"] = Length(to) };
                else if (since.Least is { } least) o["ge"] = Length(least);
                else o["le"] = Length(since.Most!);
                break;
            case RuleTest rule:
                o["rule"] = rule.Code;
                if (rule.Is is { } verdict) o["is"] = verdict == Verdict.Met ? "met" : "notMet";
                if (rule.Class is { } name) o["class"] = name;
                if (rule.Points is { } points) o["ge"] = points;
                break;
        }

        return o;
    }

    private static void Test(JsonObject o, FactTest test)
    {
        o["fact"] = test.Fact.Code;
        JsonNode Value(FactValue value) => test.Fact.IsNumber ? Number(value.Number) : test.Fact.Type == FactType.Bool ? JsonValue.Create(value.IsTrue) : JsonValue.Create(value.Write(test.Fact));
        o[char.ToLowerInvariant(test.Operator.ToString()[0]) + test.Operator.ToString()[1..]] = test.Operator switch
        {
            FactOperator.Count => test.Count,
            FactOperator.Within => List(test.Places, place => JsonValue.Create(place)),
            FactOperator.Has => FactValue.OfSet(test.Fact, test.Members).Write(test.Fact),
            FactOperator.HasAny or FactOperator.HasAll => List([.. FactValue.OfSet(test.Fact, test.Members).MembersOf(test.Fact)], member => JsonValue.Create(member.Code)),
            FactOperator.In or FactOperator.Between => List(test.Values, Value),
            _ => Value(test.Values[0]),
        };
    }

    private static JsonNode Node(Expression expression) => expression switch
    {
        NumberOf number => Number(number.Value),
        DayOf day => JsonValue.Create(Day(day.Value)),
        FactOf fact => new JsonObject { ["fact"] = fact.Fact.Code },
        OnDay => new JsonObject { ["on"] = true },
        ParameterOf parameter => Parameter(parameter),
        ArithmeticOf arithmetic => new JsonObject { [RuleJson.Snake(arithmetic.Operator.ToString())] = List(arithmetic.Of, Node) },
        RoundingOf rounding => new JsonObject { [RuleJson.Snake(rounding.Operator.ToString())] = Node(rounding.Of) },
        BetweenOf between => new JsonObject { [RuleJson.Snake(between.Counted.ToString())] = new JsonArray(Node(between.From), Node(between.To)) },
        _ => throw new InvalidOperationException(expression.GetType().Name),
    };

    private static JsonObject Parameter(ParameterOf parameter)
    {
        var o = new JsonObject { ["param"] = parameter.Code };
        if (parameter.At is { } at) o["at"] = new JsonObject { ["fact"] = at.Code };
        if (parameter.Or is { } or) o["or"] = Node(or);
        return o;
    }

    private static void Warn(JsonObject o, IReadOnlyList<Warning> warnings)
    {
        if (warnings.Count == 0) return;
        o["warn"] = List(warnings, warning =>
        {
            var one = Headed(warning.Head);
            if (warning.When is { } when) one["when"] = Node(when);
            return one;
        });
    }

    private static JsonObject Headed(NodeHead head)
    {
        var o = new JsonObject();
        if (head.Id is { } id) o["id"] = id;
        if (head.Say is { } say) o["say"] = Both(say);
        Texts(o, "claims", head.Claims);
        if (head.Paper is { } paper) o["paper"] = paper;
        return o;
    }

    private static JsonObject Length(Span span) => new() { [RuleJson.Snake(span.Unit.ToString())] = span.Count };

    private static JsonObject Both(Bilingual both) => new() { ["zh"] = both.Zh, ["en"] = both.En };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>5 and 5.0 are one number.</summary>
    private static JsonNode Number(decimal number) => JsonNode.Parse(number.ToString("0.########", CultureInfo.InvariantCulture))!;

    private static JsonArray List<T>(IReadOnlyList<T> all, Func<T, JsonNode> node) => [.. all.Select(node)];

    private static void Texts(JsonObject o, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0) o[name] = List(texts, text => JsonValue.Create(text));
    }

    private static JsonNode Sorted(JsonNode node) => node switch
    {
        JsonObject o => new JsonObject(o.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, member.Value is null ? null : Sorted(member.Value))).ToList()),
        JsonArray list => new JsonArray([.. list.Select(one => one is null ? null : Sorted(one))]),
        _ => node.DeepClone(),
    };
}
