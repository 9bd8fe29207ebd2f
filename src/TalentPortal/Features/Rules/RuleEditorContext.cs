using TalentPortal.Features.Rules.Domain;

namespace TalentPortal.Features.Rules;

/// <summary>What the rows of an editor share: the words that a rule may use, what is wrong where, and whom to tell that something was typed.</summary>
public sealed class RuleEditorContext(RuleSet site, Action changed)
{
    /// <summary>Id of the page's list of places.</summary>
    public const string Places = "rule-places";

    public RuleSet Site => site;

    public FactCatalogue Facts => site.Facts;

    /// <summary>The facts under their headings, in the order of the catalogue.</summary>
    public ILookup<string, Fact> FactGroups { get; } = site.Facts.ToLookup(fact => fact.Group, StringComparer.Ordinal);

    public IReadOnlyList<string> Parameters { get; } = [.. site.Parameters.All.Select(parameter => parameter.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> Lists { get; } = [.. site.Parameters.Lists.Select(list => "list:" + list.List).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public IReadOnlyList<RuleFault> Faults { get; set; } = [];

    public void Changed() => changed();

    /// <summary>What is wrong with a row: at its own place, or at one of its members that is no row itself.</summary>
    public IEnumerable<RuleFault> At(string path) => Faults.Where(fault => fault.Path == path || (fault.Path.StartsWith(path + "/", StringComparison.Ordinal) && !fault.Path[(path.Length + 1)..].Contains('/', StringComparison.Ordinal)));
}
