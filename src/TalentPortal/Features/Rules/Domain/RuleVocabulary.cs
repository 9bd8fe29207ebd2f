using TalentPortal.Platform.Content;

namespace TalentPortal.Features.Rules.Domain;

/// <summary>The words that a rule may use: facts, parameters with their units, lists of places.</summary>
public sealed record RuleVocabulary(FactCatalogue Facts, IReadOnlyDictionary<string, string> Parameters, IReadOnlySet<string> Lists)
{
    public static RuleVocabulary Of(FactCatalogue facts, ParameterBook book) => new(
        facts, book.All.GroupBy(parameter => parameter.Code).ToDictionary(group => group.Key, group => RuleUnits.Of(group.First().Unit)), book.Lists.Select(list => list.List).ToHashSet(StringComparer.Ordinal));
}

/// <summary>One thing that is wrong with a document.</summary>
/// <param name="Path">Where, as a JSON pointer.</param>
/// <param name="Code">Kind of fault, for texts and tests.</param>
/// <param name="Detail">The word or number that is at fault.</param>
public sealed record RuleFault(string Path, string Code, string Detail)
{
    public override string ToString() => $"{(Path.Length == 0 ? "/" : Path)}: {Code} {Detail}".TrimEnd();
}

/// <summary>What became of a text that should be a rule: the document, or every fault.</summary>
public sealed record RuleReading(RuleDocument? Document, IReadOnlyList<RuleFault> Faults);
