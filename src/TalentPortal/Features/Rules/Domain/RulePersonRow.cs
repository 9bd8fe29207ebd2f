using System.Text.Json;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Rules.Domain;

/// <summary>A <see cref="RulePerson"/> as it is kept. Nobody in it is a real person.</summary>
public sealed class RulePersonRow : ITenantOwned
{
    public const string Table = "rule_persons";
    public const int CodeMax = 60;
    public const int NameMax = 120;
    public const int FactsMax = 8_000;
    public const int ClassMax = 20;

    /// <summary>So many may be made up for one rule.</summary>
    public const int Most = 200;

    private RulePersonRow()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid RuleId { get; private set; }

    public string Code { get; private set; } = "";

    public Bilingual Name { get; private set; } = Bilingual.Empty;

    /// <summary>The day for which the rule is asked.</summary>
    public DateOnly On { get; private set; }

    /// <summary>JSON: the answer to each fact, as texts.</summary>
    public string Facts { get; private set; } = "";

    public Verdict? Expect { get; private set; }

    public int? Points { get; private set; }

    public string? Class { get; private set; }

    public string? Route { get; private set; }

    /// <summary>It came with a release.</summary>
    public bool IsReleased { get; private set; }

    /// <summary>Somebody changed it, so that a release no longer does.</summary>
    public bool IsEdited { get; private set; }

    /// <summary>Somebody took it out. A released one is kept as such: the next release does not bring it back.</summary>
    public bool IsRemoved { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public uint Version { get; private set; }

    /// <param name="isEdited">By somebody; else it is that of a release.</param>
    public static RulePersonRow Enter(Guid id, Rule rule, RulePerson person, bool isEdited, DateTimeOffset now)
    {
        var row = new RulePersonRow { Id = id, TenantId = rule.TenantId, RuleId = rule.Id, IsReleased = !isEdited };
        row.Take(person, isEdited, now);
        return row;
    }

    public void Take(RulePerson person, bool isEdited, DateTimeOffset now)
    {
        (Code, Name, On, Facts, Expect) = (person.Code, person.Name, person.On, FactsOf(person), person.Expect);
        (Points, Class, Route, IsEdited, IsRemoved, ChangedAt) = (person.Points, person.Class, person.Route, IsEdited || isEdited, false, now);
    }

    public void Remove(DateTimeOffset now) => (IsRemoved, IsEdited, ChangedAt) = (true, true, now);

    /// <summary>Whether it says the same.</summary>
    public bool Says(RulePerson person) =>
        (Code, Name, On, Facts, Expect) == (person.Code, person.Name, person.On, FactsOf(person), person.Expect) && (Points, Class, Route) == (person.Points, person.Class, person.Route);

    /// <summary>An answer to a fact that the catalogue no longer has is left out: the rule cannot ask for it either.</summary>
    public RulePerson Value(string rule, FactCatalogue catalogue)
    {
        var sheet = FactSheet.Empty(catalogue);
        foreach (var (code, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(Facts) ?? [])
            if (catalogue.Find(code) is { } fact && FactValue.Read(fact, text) is { } value) sheet = sheet.With(fact, value);
        return new(rule, Code, Name, On, sheet, Expect, Points, Class, Route);
    }

    private static string FactsOf(RulePerson person) => JsonSerializer.Serialize(person.Sheet.Known.OrderBy(one => one.Fact.Code, StringComparer.Ordinal).ToDictionary(one => one.Fact.Code, one => one.Value.Write(one.Fact)));
}
