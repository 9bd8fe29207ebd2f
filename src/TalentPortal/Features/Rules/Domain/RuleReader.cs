using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Rules.Domain;

/// <summary>
/// Makes a document of a rule's text. It finds every fault with its place in one go, and what it lets through can be
/// evaluated: facts and parameters exist, units fit, bands have neither gap nor overlap.
/// </summary>
public sealed partial class RuleReader
{
    private const int Schema = 1;

    private readonly RuleVocabulary _vocabulary;
    private readonly List<RuleFault> _faults = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private int _nodes;

    private RuleReader(RuleVocabulary vocabulary) => _vocabulary = vocabulary;

    public static RuleReading Read(string text, RuleVocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Encoding.UTF8.GetByteCount(text) > RuleDocument.BytesMax) return new(null, [new("", "size", $"{RuleDocument.BytesMax}")]);
        var reader = new RuleReader(vocabulary);
        RuleDocument? document = null;
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            document = reader.Document(json.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second: an escaped half of a character, which no text may hold.
            reader._faults.Add(new("", "json", exception is JsonException { LineNumber: { } line } ? $"line {line + 1}" : ""));
        }

        return new(reader._faults.Count == 0 ? document : null, reader._faults);
    }

    /// <exception cref="ContentException">It has faults; the message names the first.</exception>
    public static RuleDocument ReadReleased(string name, string text, RuleVocabulary vocabulary) =>
        Read(text, vocabulary) is { Document: { } document } ? document : throw new ContentException(name, 0, string.Join("; ", Read(text, vocabulary).Faults.Take(5)));

    private RuleDocument? Document(JsonElement root)
    {
        if (Map(root, "") is not { } map) return null;
        if (map.Whole("schema", Schema, Schema, true) is null) return null;
        var code = map.Text("code", RuleDocument.CodeMax, true);
        if (code is not null && !Code().IsMatch(code)) map.Fault("code", "text", code);
        var kind = map.Choice<RuleKind>("kind", true);
        var title = map.Both("title", true);
        var guide = map.Text("guide", RuleDocument.CodeMax);
        var level = map.Choice<RuleLevel>("level", true);
        var place = map.Text("place", 6, true);
        if (place is not null && !IsPlace(place)) map.Fault("place", "place", place);
        var (from, until) = (map.Day("from", true), map.Day("until"));
        if (until <= from) map.Fault("until", "order", "");
        var (topics, claims) = (map.Texts("topics"), map.Texts("claims"));
        var score = kind == RuleKind.Score ? ScoreOf(map) : null;
        var routes = kind == RuleKind.Routes ? RoutesOf(map) : null;
        var eligibility = kind == RuleKind.Eligibility ? EligibilityOf(map) : null;
        map.Done();
        return code is null || kind is null || title is null || level is null || place is null || from is null
            ? null : new(code, kind.Value, title, guide, level.Value, place, from.Value, until, topics, claims, score, routes, eligibility);
    }

    private Eligibility? EligibilityOf(RuleJson map)
    {
        var when = ConditionAt(map, "when", 1);
        var warnings = WarningsOf(map);
        var benefit = map.Has("benefit") ? BenefitOf(map) : null;
        return when is null ? null : new(when, warnings, benefit);
    }

    private List<Warning> WarningsOf(RuleJson map)
    {
        List<Warning> warnings = [];
        if (!map.Has("warn")) return warnings;
        foreach (var (element, path) in map.List("warn", RuleDocument.PartsMax))
        {
            if (Map(element, path) is not { } one) continue;
            var head = Head(one, isSaid: true);
            var when = one.Has("when") ? ConditionAt(one, "when", 1) : null;
            if (head.Say is null) one.Fault("say", "missing", "");
            else warnings.Add(new(head, when, head.Say));
            one.Done();
        }

        return warnings;
    }

    private RouteList? RoutesOf(RuleJson map)
    {
        List<Route> routes = [];
        foreach (var (element, path) in map.List("routes", RuleDocument.PartsMax))
        {
            if (Map(element, path) is not { } one) continue;
            var head = Head(one, needsId: true);
            var (title, name, direct) = (one.Both("title", true), one.Text("class", 20, true), one.Truth("direct"));
            if (direct is null) one.Fault("direct", "missing", "");
            var when = ConditionAt(one, "when", 1);
            var warnings = WarningsOf(one);
            one.Done();
            if (title is null || name is null || when is null) continue;
            if (routes.Exists(route => route.Head.Id == head.Id)) one.Fault("id", "twice", head.Node);
            routes.Add(new(head, title, name, direct ?? false, when, warnings));
        }

        return new(routes, map.Text("byPoints", RuleDocument.CodeMax));
    }

    private NodeHead Head(RuleJson map, bool needsId = false, bool isSaid = false)
    {
        var id = map.Text("id", RuleDocument.CodeMax, needsId);
        if (id is not null && !Code().IsMatch(id)) map.Fault("id", "text", id);
        return new(map.Path, id, map.Both("say", isSaid), map.Texts("claims"), map.Text("paper", RuleDocument.CodeMax));
    }

    private RuleJson? Map(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Object) return new(element, path, _faults);
        _faults.Add(new(path, "type", "object"));
        return null;
    }

    /// <summary>Counts a node; false where there are too many, or it lies too deep.</summary>
    private bool May(string path, int depth)
    {
        if (++_nodes == RuleDocument.NodesMax + 1) _faults.Add(new(path, "nodes", $"{RuleDocument.NodesMax}"));
        if (depth > RuleDocument.DepthMax) _faults.Add(new(path, "depth", $"{RuleDocument.DepthMax}"));
        return _nodes <= RuleDocument.NodesMax && depth <= RuleDocument.DepthMax;
    }

    /// <summary>Whether a text can be the code of a rule, a node or a person.</summary>
    public static bool IsCode(string? text) => text is { Length: <= RuleDocument.CodeMax } && Code().IsMatch(text);

    private static bool IsPlace(string code) => code == ParameterBook.Everywhere || ReferenceData.Divisions.Has(code) || ReferenceData.Districts.Has(code);

    [GeneratedRegex(@"\A[A-Za-z0-9]+([._-][A-Za-z0-9]+)*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();
}
