using System.Globalization;
using System.Text.Json.Nodes;

namespace TalentPortal.Tests.Features.Profiles;

/// <summary>Resumes as no person would write them all: any mixture of known and unknown members, partial dates, many scripts.</summary>
internal sealed class GeneratedResume(int seed)
{
    private static readonly string[] Words = ["optics", "𠮷野", "Łódź", "naïve", "光学", "a \"quoted\" word", "<b>", "x & y", "👩‍🔬", "C:\\temp", "tab\tinside", "ends."];
    private readonly Random _random = new(seed);

    public JsonObject Make()
    {
        var root = new JsonObject { ["$schema"] = "https://example.org/schema.json" };
        if (Maybe()) root["basics"] = Basics();
        Add(root, "work", "name", ["location", "description", "position", "summary"], ["highlights"], ["startDate", "endDate"], true, own: ("country", ["GB", "CN"]));
        Add(root, "education", "institution", ["area", "studyType", "score"], ["courses"], ["startDate", "endDate"], true, own: ("level", ["doctor", "master", "upper-secondary"]));
        Add(root, "skills", "name", ["level"], ["keywords"], [], false);
        Add(root, "languages", "language", ["fluency"], [], [], false, own: ("cefr", ["A1", "C2"]));
        Add(root, "publications", "name", ["publisher", "summary"], [], ["releaseDate"], true);
        Add(root, "patents", "name", ["number", "office", "summary"], [], ["date"], true);
        Add(root, "grants", "name", ["funder", "role", "amount", "summary"], [], ["startDate", "endDate"], false);
        Add(root, "certificates", "name", ["issuer"], [], ["date"], true);
        Add(root, "volunteer", "organization", ["position", "summary"], ["highlights"], ["startDate", "endDate"], true);
        Add(root, "projects", "name", ["description", "entity", "type"], ["keywords", "roles"], ["startDate"], true);
        if (Maybe()) root["interests"] = new JsonArray(new JsonObject { ["name"] = Line() });
        if (Maybe()) root["meta"] = new JsonObject { ["version"] = "v1.0.0", ["tool"] = Unknown(2) };
        if (Maybe()) root["x-" + _random.Next(100)] = Unknown(3);
        return root;
    }

    private JsonObject Basics()
    {
        var basics = new JsonObject();
        foreach (var name in new[] { "name", "label", "summary", "image" }) if (Maybe()) basics[name] = Line();
        if (Maybe()) basics["email"] = "wei.ling@example.org";
        if (Maybe()) basics["phone"] = "+44 20 7946 0000";
        if (Maybe()) basics["url"] = "https://example.org/~wei?q=1#top";
        if (Maybe()) basics["pronouns"] = Unknown(1);
        if (Maybe()) basics["profiles"] = new JsonArray(new JsonObject { ["network"] = Line(), ["url"] = "https://example.org/wei", ["followers"] = 12 });
        if (Maybe()) basics["location"] = Maybe() ? new JsonObject { ["countryCode"] = "GB" } : new JsonObject { ["countryCode"] = "PT", ["city"] = Line(), ["geo"] = Unknown(1) };
        if (basics.Count == 0) basics["label"] = Line();
        return basics;
    }

    private void Add(JsonObject root, string key, string name, string[] texts, string[] lists, string[] dates, bool hasUrl, (string Name, string[] Codes)? own = null)
    {
        if (!Maybe()) return;
        var items = new JsonArray();
        for (var count = _random.Next(1, 5); count > 0; count--)
        {
            var item = new JsonObject { [name] = Line() };
            foreach (var text in texts) if (Maybe()) item[text] = Line();
            foreach (var list in lists) if (Maybe()) item[list] = new JsonArray([.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => (JsonNode)Line())]);
            foreach (var date in dates) if (Maybe()) item[date] = Date();
            if (hasUrl && Maybe()) item["url"] = "https://example.org/" + _random.Next(1000);
            if (Maybe()) item["x-" + _random.Next(5)] = Unknown(2);
            if (own is { } fact && Maybe())
            {
                item["talentPortal"] = new JsonObject { [fact.Name] = fact.Codes[_random.Next(fact.Codes.Length)] };
                if (Maybe()) item["talentPortal"]!["later"] = Unknown(1);
            }

            items.Add((JsonNode)item);
        }

        root[key] = items;
    }

    private string Date()
    {
        var day = new DateTime(_random.Next(1900, 2101), _random.Next(1, 13), _random.Next(1, 29));
        return day.ToString(_random.Next(3) switch { 0 => "yyyy", 1 => "yyyy-MM", _ => "yyyy-MM-dd" }, CultureInfo.InvariantCulture);
    }

    /// <summary>Space inside a text of one line counts as one.</summary>
    private string Line() => string.Join(' ', Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Words[_random.Next(Words.Length)])).Replace('\t', ' ');

    private JsonNode? Unknown(int depth) => _random.Next(depth > 0 ? 7 : 5) switch
    {
        0 => null,
        1 => _random.Next(2) == 0,
        2 => JsonNode.Parse("1.50e3"),
        3 => Line() + "\t\n ",
        4 => "",
        5 => new JsonArray(Unknown(depth - 1), Unknown(depth - 1)),
        _ => new JsonObject { ["a b"] = Unknown(depth - 1), ["\u00e9"] = Unknown(depth - 1) },
    };

    private bool Maybe() => _random.Next(2) == 0;
}
