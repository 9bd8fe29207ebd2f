using System.Text.Json;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Rules.Domain;

/// <summary>Somebody made up for whom it is known what a rule must come to. A version is published only when all of its persons agree.</summary>
/// <param name="Points">What counts with what is known; null where it is not looked at, likewise the rest.</param>
/// <param name="Class">The class reached; <see cref="None"/> for none.</param>
/// <param name="Route">The first direct route that is met; <see cref="None"/> for none.</param>
public sealed record RulePerson(string Rule, string Code, Bilingual Name, DateOnly On, FactSheet Sheet, Verdict? Expect, int? Points, string? Class, string? Route)
{
    public const string None = "none";

    private const int PersonsMax = 500;

    /// <summary>What differs from what was expected, in words for who runs the command line; nothing when all is well.</summary>
    public IReadOnlyList<string> Check(RuleResult result) => [.. Differences(result).Select(one => $"{Code}: {one.What} is {one.Found} and not {one.Expected}")];

    /// <summary>What differs from what was expected.</summary>
    public IReadOnlyList<PersonDifference> Differences(RuleResult result)
    {
        List<PersonDifference> wrong = [];
        Compare("verdict", Expect?.ToString(), result.Verdict.ToString());
        Compare("points", Points?.ToString(null, null), result.Points?.Least.ToString(null, null) ?? None);
        Compare("class", Class, result.Class ?? None);
        Compare("route", Route, result.DirectRoute?.Head.Id ?? None);
        return wrong;

        void Compare(string what, string? expected, string found)
        {
            if (expected is not null && expected != found) wrong.Add(new(what, expected, found));
        }
    }

    /// <summary>Reads the persons of a rule.</summary>
    /// <exception cref="ContentException">The file is faulty; the message says where.</exception>
    public static IReadOnlyList<RulePerson> Read(string name, string text, FactCatalogue facts)
    {
        List<RuleFault> faults = [];
        List<RulePerson> persons = [];
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            if (json.RootElement.ValueKind != JsonValueKind.Object) throw new ContentException(name, 0, "is no object");
            var map = new RuleJson(json.RootElement, "", faults);
            var rule = map.Text("rule", RuleDocument.CodeMax, true) ?? "";
            foreach (var (element, path) in map.List("persons", PersonsMax))
                if (One(rule, element, path, facts, faults) is { } person) persons.Add(person);
            map.Done();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new ContentException(name, 0, "is no JSON");
        }

        if (persons.GroupBy(person => person.Code).FirstOrDefault(group => group.Count() > 1) is { } twice) faults.Add(new("/persons", "twice", twice.Key));
        return faults.Count == 0 ? persons : throw new ContentException(name, 0, string.Join("; ", faults.Take(5)));
    }

    private static RulePerson? One(string rule, JsonElement element, string path, FactCatalogue facts, List<RuleFault> faults)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new(path, "type", "object"));
            return null;
        }

        var map = new RuleJson(element, path, faults);
        var (code, both, on, expect) = (map.Text("code", RuleDocument.CodeMax, true), map.Both("name", true), map.Day("on", true), map.Choice<Verdict>("expect"));
        var (points, reached, route) = (map.Whole("points", 0, 10_000), map.Text("class", 20), map.Text("route", RuleDocument.CodeMax));
        var sheet = FactSheet.Empty(facts);
        if (map.Raw("facts", true) is { ValueKind: JsonValueKind.Object } given)
        {
            foreach (var answer in given.EnumerateObject())
            {
                var fact = facts.Find(answer.Name);
                var value = fact is null ? null : FactValue.Read(fact, TextOf(answer.Value));
                if (value is null) faults.Add(new($"{path}/facts/{answer.Name}", fact is null ? "fact" : "value", answer.Value.ToString()));
                else sheet = sheet.With(fact!, value);
            }
        }

        map.Done();
        return code is null || both is null || on is null ? null : new(rule, code, both, on.Value, sheet, expect, points, reached, route);
    }

    private static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(';', value.EnumerateArray().Select(one => one.ToString())),
        JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => value.ToString(),
    };
}

/// <param name="What">One of verdict, points, class and route.</param>
public sealed record PersonDifference(string What, string Expected, string Found);
