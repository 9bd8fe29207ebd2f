using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TalentPortal.Tests.Features.Profiles;

/// <summary>The official schema of JSON Resume (draft-07, version 1.3 of its package), written down rule by rule: types, dates, addresses; other members are free.</summary>
internal static partial class ResumeSchemaRules
{
    private static readonly Dictionary<string, string> Types = Table(
        """
        $schema uri | basics object | basics.name string | basics.label string | basics.image string | basics.email email | basics.phone string | basics.url uri | basics.summary string
        basics.location object | basics.location.address string | basics.location.postalCode string | basics.location.city string | basics.location.countryCode string | basics.location.region string
        basics.profiles objects | basics.profiles.network string | basics.profiles.username string | basics.profiles.url uri
        work objects | work.name string | work.location string | work.description string | work.position string | work.url uri | work.startDate date | work.endDate date | work.summary string | work.highlights strings
        volunteer objects | volunteer.organization string | volunteer.position string | volunteer.url uri | volunteer.startDate date | volunteer.endDate date | volunteer.summary string | volunteer.highlights strings
        education objects | education.institution string | education.url uri | education.area string | education.studyType string | education.startDate date | education.endDate date | education.score string | education.courses strings
        awards objects | awards.title string | awards.date date | awards.awarder string | awards.summary string
        certificates objects | certificates.name string | certificates.date date | certificates.url uri | certificates.issuer string
        publications objects | publications.name string | publications.publisher string | publications.releaseDate date | publications.url uri | publications.summary string
        skills objects | skills.name string | skills.level string | skills.keywords strings | languages objects | languages.language string | languages.fluency string
        interests objects | interests.name string | interests.keywords strings | references objects | references.name string | references.reference string
        projects objects | projects.name string | projects.description string | projects.highlights strings | projects.keywords strings | projects.startDate date | projects.endDate date | projects.url uri | projects.roles strings | projects.entity string | projects.type string
        meta object | meta.canonical uri | meta.version string | meta.lastModified string
        """);

    /// <summary>Where a document breaks the schema; empty for a valid one.</summary>
    public static List<string> Faults(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        List<string> faults = [];
        if (document.RootElement.ValueKind != JsonValueKind.Object) faults.Add("no object");
        else Members(document.RootElement, "", faults);
        return faults;
    }

    /// <summary>A document with every member that the schema knows.</summary>
    public static JsonObject Everything()
    {
        var root = new JsonObject();
        foreach (var (path, type) in Types)
        {
            var parent = path.Split('.')[..^1].Aggregate((JsonNode)root, (node, name) => node[name] is JsonArray list ? list[0]! : node[name]!);
            parent[path.Split('.')[^1]] = type switch
            {
                "object" => new JsonObject(),
                "objects" => new JsonArray(new JsonObject()),
                "strings" => new JsonArray(path + " one", path + " two"),
                "date" => "2014-06",
                "uri" => "https://example.org/" + path,
                "email" => "wei.ling@example.org",
                _ => path switch { "basics.phone" => "+44 20 7946 0000", "basics.location.countryCode" => "GB", _ => "some " + path },
            };
        }

        return root;
    }

    private static void Members(JsonElement element, string path, List<string> faults)
    {
        foreach (var member in element.EnumerateObject())
        {
            var at = path.Length == 0 ? member.Name : path + "." + member.Name;
            if (!Types.TryGetValue(at, out var type)) continue;
            if (!Fits(member.Value, type)) faults.Add($"{at} is no {type}: {member.Value.GetRawText()}");
            else if (type == "object") Members(member.Value, at, faults);
            else if (type == "objects") foreach (var item in member.Value.EnumerateArray()) Members(item, at, faults);
        }
    }

    private static bool Fits(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "objects" => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object),
        "strings" => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String),
        _ => value.ValueKind == JsonValueKind.String && type switch
        {
            "date" => Date().IsMatch(value.GetString()!),
            "uri" => Uri.IsWellFormedUriString(value.GetString(), UriKind.Absolute),
            "email" => Email().IsMatch(value.GetString()!),
            _ => true,
        },
    };

    private static Dictionary<string, string> Table(string text) =>
        text.Split(['|', '\n'], StringSplitOptions.TrimEntries).Select(rule => rule.Split(' ')).ToDictionary(rule => rule[0], rule => rule[1]);

    [GeneratedRegex("^([1-2][0-9]{3}-[0-1][0-9]-[0-3][0-9]|[1-2][0-9]{3}-[0-1][0-9]|[1-2][0-9]{3})$")]
    private static partial Regex Date();

    [GeneratedRegex(@"^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$")]
    private static partial Regex Email();
}
