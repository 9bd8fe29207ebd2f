using System.Text.Json;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Rules;

/// <summary>A document as it is typed: it may be faulty, and as much of it as can be read is shown.</summary>
public static class RuleDraft
{
    /// <summary>The document, or what is wrong with it.</summary>
    /// <param name="code">Of the rule: a draft never becomes another one's.</param>
    /// <param name="effectiveFrom">The day that was set for it; null for its own.</param>
    public static RuleReading Read(string text, string code, DateOnly? effectiveFrom, RuleSet site)
    {
        var reading = RuleVersion.Read(text, effectiveFrom, RuleVocabulary.Of(site.Facts, site.Parameters));
        return reading.Document is { } document && document.Code != code ? new(null, [new("/code", "code", code)]) : reading;
    }

    /// <summary>What lists say of a draft, of however little can be read.</summary>
    public static RuleHead HeadOf(string text, string code)
    {
        var head = new RuleHead(RuleKind.Eligibility, RuleLevel.National, "cn", new(code, code));
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return head;
            var map = new RuleJson(json.RootElement, "", []);
            var title = map.Both("title");
            return new(map.Choice<RuleKind>("kind") ?? head.Kind, map.Choice<RuleLevel>("level") ?? head.Level, map.Text("place", 6) ?? head.Place, new(title?.Zh ?? code, title?.En ?? code));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return head;
        }
    }

    /// <summary>What a new rule begins with.</summary>
    public static string Begin(string code, RuleKind kind, DateOnly from) => JsonSerializer.Serialize(
        new Dictionary<string, object>
        {
            ["schema"] = 1, ["code"] = code, ["kind"] = RuleJson.Snake(kind.ToString()), ["title"] = new { zh = "", en = "" }, ["level"] = "national", ["place"] = "cn", ["from"] = from.ToString("yyyy-MM-dd", null),
            [kind switch { RuleKind.Score => "score", RuleKind.Routes => "routes", _ => "when" }] = kind switch
            {
                RuleKind.Score => new { max = 100, parts = Array.Empty<object>() },
                RuleKind.Routes => Array.Empty<object>(),
                _ => new { all = Array.Empty<object>() },
            },
        });
}
