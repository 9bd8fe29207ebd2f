using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TalentPortal.Features.Rules.Domain;

namespace TalentPortal.Features.Rules;

/// <summary>
/// A document as it is edited: its JSON itself, so that what the rows of the editor cannot say stays as it is. The place of a
/// node is the path under which its faults are told.
/// </summary>
public static class RuleTree
{
    /// <summary>The kinds of conditions, in the order in which they are offered.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["fact", "compare", "all", "any", "not", "atLeast", "since", "during", "rule", "unsure"];

    /// <summary>The kinds of amounts.</summary>
    public static readonly IReadOnlyList<string> AmountKinds = ["number", "fact", "param", "add", "sub", "mul", "div", "min", "max", "floor", "ceil", "round", "years", "months", "days", "day", "on"];

    internal static readonly string[] Comparisons = ["ge", "gt", "le", "lt", "eq"];

    private static readonly string[] heads = ["id", "say", "claims", "paper"];
    private static readonly JsonSerializerOptions plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>What was typed as a tree; null where it is no JSON object.</summary>
    public static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string Write(JsonNode node) => node.ToJsonString(plain);

    /// <summary>Where a node stands, as faults name it.</summary>
    public static string PathOf(JsonNode? node) => node?.Parent switch
    {
        null => "",
        JsonArray list => $"{PathOf(list)}/{node.GetElementIndex().ToString(CultureInfo.InvariantCulture)}",
        var parent => $"{PathOf(parent)}/{node.GetPropertyName()}",
    };

    /// <summary>The kind of a condition; null for one that the rows cannot show.</summary>
    public static string? KindOf(JsonNode? node)
    {
        if (node is not JsonObject o) return null;
        if (o.ContainsKey("fact")) return "fact";
        if (o.ContainsKey("since")) return "since";
        if (o.ContainsKey("rule")) return "rule";
        var named = Kinds.Where(kind => kind is not ("fact" or "since" or "rule" or "compare") && o.ContainsKey(kind)).ToList();
        if (Comparisons.Any(o.ContainsKey)) named.Add("compare");
        return named is [var only] && IsWhole(o, only) ? only : null;
    }

    /// <summary>The kind of an amount; null likewise.</summary>
    public static string? AmountKindOf(JsonNode? node) => node switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => "number",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => "day",
        JsonObject o when AmountKinds.Where(o.ContainsKey).ToList() is [var only] => only is "fact" or "param" or "on" or "floor" or "ceil" or "round" || o[only] is JsonArray ? only : null,
        _ => null,
    };

    /// <summary>Makes a condition one of another kind. What it says of itself stays, and the conditions below it, where the new kind has room for them.</summary>
    public static void Become(JsonObject node, string kind, FactCatalogue facts)
    {
        var below = Below(node).Select(one => one.DeepClone()).ToList();
        Clear(node);
        switch (kind)
        {
            case "all" or "any": node[kind] = new JsonArray([.. below]); break;
            case "atLeast": (node["atLeast"], node["of"]) = (1, new JsonArray([.. below])); break;
            case "not": node["not"] = below.Count == 0 ? Test(facts) : below.Count == 1 ? below[0] : new JsonObject { ["all"] = new JsonArray([.. below]) }; break;
            case "unsure": node["unsure"] = new JsonObject { ["met"] = below.ElementAtOrDefault(0) ?? Test(facts), ["notMet"] = below.ElementAtOrDefault(1) ?? Test(facts) }; break;
            case "compare": node["ge"] = new JsonArray(new JsonObject { ["fact"] = facts.First(fact => fact.IsNumber).Code }, 0); break;
            case "since": (node["since"], node["le"]) = (new JsonObject { ["fact"] = facts.First(fact => fact.IsDay).Code }, new JsonObject { ["years"] = 1 }); break;
            case "during": node["during"] = new JsonArray("", ""); break;
            case "rule": (node["rule"], node["is"]) = ("", "met"); break;
            default:
                foreach (var (name, value) in Test(facts).ToList()) node[name] = value?.DeepClone();
                break;
        }
    }

    /// <summary>Puts a condition below a new one of a kind, where it stood.</summary>
    public static void Wrap(JsonObject node, string kind)
    {
        var around = new JsonObject();
        node.ReplaceWith(around);
        if (kind == "not") around["not"] = node;
        else around[kind] = new JsonArray(node);
    }

    /// <summary>Puts what stands below a condition in its place: into the list around it, or itself where there is only one.</summary>
    public static bool Unwrap(JsonObject node)
    {
        var below = Below(node).ToList();
        if (below.Count == 0 || (node.Parent is not JsonArray && below.Count > 1)) return false;
        var at = node.Parent is JsonArray ? node.GetElementIndex() : -1;
        var copies = below.Select(one => one.DeepClone()).ToList();
        if (node.Parent is JsonArray list)
        {
            list.RemoveAt(at);
            for (var next = 0; next < copies.Count; next++) list.Insert(at + next, copies[next]);
        }
        else
        {
            node.ReplaceWith(copies[0]);
        }

        return true;
    }

    public static void Remove(JsonNode node)
    {
        if (node.Parent is JsonArray list) list.RemoveAt(node.GetElementIndex());
        else if (node.Parent is JsonObject o) o.Remove(node.GetPropertyName());
    }

    public static bool CanMove(JsonNode node, int by) => node.Parent is JsonArray list && node.GetElementIndex() + by is var to && to >= 0 && to < list.Count;

    public static void Move(JsonNode node, int by)
    {
        if (!CanMove(node, by) || node.Parent is not JsonArray list) return;
        var to = node.GetElementIndex() + by;
        list.Remove(node);
        list.Insert(to, node);
    }

    /// <summary>The condition that a new row begins with.</summary>
    public static JsonObject Test(FactCatalogue facts)
    {
        var fact = facts.First();
        return new() { ["fact"] = fact.Code, [FactRows.OperatorsOf(fact)[0]] = FactRows.Blank(fact, FactRows.OperatorsOf(fact)[0]) };
    }

    /// <summary>The amount that a row of another kind begins with; what stood there goes below it where there is room.</summary>
    public static JsonNode Amount(string kind, JsonNode? before, FactCatalogue facts)
    {
        var kept = before?.DeepClone() ?? JsonValue.Create(0);
        return kind switch
        {
            "number" => JsonValue.Create(0),
            "day" => JsonValue.Create(""),
            "fact" => new JsonObject { ["fact"] = facts.First(fact => fact.IsNumber).Code },
            "param" => new JsonObject { ["param"] = "" },
            "on" => new JsonObject { ["on"] = true },
            "floor" or "ceil" or "round" => new JsonObject { [kind] = kept },
            "years" or "months" or "days" => new JsonObject { [kind] = new JsonArray(new JsonObject { ["fact"] = facts.First(fact => fact.Type == FactType.Date).Code }, new JsonObject { ["on"] = true }) },
            _ => new JsonObject { [kind] = before is JsonObject o && AmountKinds.Where(o.ContainsKey).ToList() is [var only] && o[only] is JsonArray sides ? sides.DeepClone() : new JsonArray(kept, 0) },
        };
    }

    /// <summary>A text as it is typed; nothing where there is none.</summary>
    public static string? Text(JsonNode? node) => node is JsonValue value ? value.GetValueKind() switch { JsonValueKind.String => value.GetValue<string>(), JsonValueKind.Null => null, _ => value.ToJsonString() } : null;

    /// <summary>Sets a text of an object; nothing takes it off.</summary>
    public static void Set(JsonObject o, string name, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) o.Remove(name);
        else o[name] = text.Trim();
    }

    /// <summary>Sets a number; what is no number stays as the text that was typed, so that it is told as a fault and not lost.</summary>
    public static void SetNumber(JsonObject o, string name, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) o.Remove(name);
        else o[name] = Number(text);
    }

    public static JsonNode Number(string? text) => decimal.TryParse(text?.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(text ?? "");

    /// <summary>Sets one language of a text in both.</summary>
    public static void SetBoth(JsonObject o, string name, string language, string? text)
    {
        var both = o[name] as JsonObject;
        if (both is null) o[name] = both = [];
        both[language] = text?.Trim() ?? "";
        if (name == "say" && both.All(one => Text(one.Value) is null or "")) o.Remove(name);
    }

    public static string? Both(JsonObject o, string name, string language) => Text((o[name] as JsonObject)?[language]);

    /// <summary>Sets a list of words, with commas between them.</summary>
    public static void SetWords(JsonObject o, string name, string? text)
    {
        var words = (text ?? "").Split([',', '\uff0c', '\u3001', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0) o.Remove(name);
        else o[name] = new JsonArray([.. words.Select(word => (JsonNode)word)]);
    }

    public static string Words(JsonObject o, string name) => o[name] is JsonArray list ? string.Join(", ", list.Select(Text)) : Text(o[name]) ?? "";

    /// <summary>The list of an object, made where there is none.</summary>
    public static JsonArray List(JsonObject o, string name)
    {
        if (o[name] is JsonArray list) return list;
        o[name] = list = [];
        return list;
    }

    private static IEnumerable<JsonNode> Below(JsonObject node) => KindOf(node) switch
    {
        "all" => ((JsonArray)node["all"]!).OfType<JsonNode>(),
        "any" => ((JsonArray)node["any"]!).OfType<JsonNode>(),
        "atLeast" => (node["of"] as JsonArray ?? []).OfType<JsonNode>(),
        "not" => [node["not"]!],
        "unsure" => [.. ((JsonObject)node["unsure"]!).Select(one => one.Value).OfType<JsonNode>()],
        _ => [],
    };

    private static void Clear(JsonObject node)
    {
        foreach (var name in node.Select(one => one.Key).Where(name => !heads.Contains(name)).ToList()) node.Remove(name);
    }

    private static bool IsWhole(JsonObject o, string kind) => kind switch
    {
        "all" or "any" or "during" => o[kind] is JsonArray,
        "not" or "unsure" => o[kind] is JsonObject,
        "compare" => o[Comparisons.First(o.ContainsKey)] is JsonArray { Count: 2 },
        _ => true,
    };
}
