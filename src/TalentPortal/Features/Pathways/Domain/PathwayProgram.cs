using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;

namespace TalentPortal.Features.Pathways.Domain;

/// <summary>A step and whether it concerns whoever asked. What is not known concerns nobody for sure.</summary>
public sealed record AskedStep(PathwayStep Step, Verdict Verdict);

/// <summary>A way made ready to be asked: the conditions of its steps are those of rules, read by the same reader.</summary>
public sealed class PathwayProgram
{
    private readonly Dictionary<string, Condition> _conditions;

    private PathwayProgram(PathwayDocument document, Dictionary<string, Condition> conditions, IReadOnlyList<Fact> facts, IReadOnlyList<string> places) =>
        (Document, _conditions, Facts, Places) = (document, conditions, facts, places);

    public PathwayDocument Document { get; }

    /// <summary>What it asks, in the order of the catalogue.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>The places that make a difference, GB/T 2260.</summary>
    public IReadOnlyList<string> Places { get; }

    /// <exception cref="ContentException">A condition is faulty, or asks for something that the pages have no field for.</exception>
    public static PathwayProgram Compile(PathwayDocument document, RuleVocabulary vocabulary)
    {
        Dictionary<string, Condition> conditions = new(StringComparer.Ordinal);
        HashSet<Fact> facts = [];
        HashSet<string> places = new(StringComparer.Ordinal);
        foreach (var step in document.Steps)
        {
            if (step.When is not { } when) continue;
            // One reader for what rules and steps say, so that both mean the same by it.
            var reading = RuleReader.Read($$"""{"schema":1,"code":"step","kind":"eligibility","title":{"zh":"-","en":"-"},"level":"national","place":"cn","from":"2000-01-01","topics":[],"claims":[],"when":{{when.GetRawText()}}}""", vocabulary);
            if (reading.Document is not { Eligibility.When: { } condition } rule) throw new ContentException($"pathways/{document.Key}", 0, $"the step {step.Code}: {string.Join("; ", reading.Faults)}");
            foreach (var fact in RuleProgram.Compile(rule).Facts)
            {
                if (fact.Type is not (FactType.Choice or FactType.Rank or FactType.Bool or FactType.Place)) throw new ContentException($"pathways/{document.Key}", 0, $"the step {step.Code} asks for {fact.Code}, which has no field");
                facts.Add(fact);
            }

            places.UnionWith(PlacesOf(condition));
            conditions[step.Code] = condition;
        }

        return new(document, conditions, [.. facts.OrderBy(fact => fact.Index)], [.. places.Order(StringComparer.Ordinal)]);
    }

    /// <summary>All steps with whether they concern whoever answered so.</summary>
    public IReadOnlyList<AskedStep> Ask(FactSheet sheet, DateOnly on, RuleSet rules) =>
        [.. Document.Steps.Select(step => new AskedStep(step, _conditions.TryGetValue(step.Code, out var when) ? Evaluation.Of(when, sheet, on, rules.Shelf, rules.Parameters).Verdict : Verdict.Met))];

    private static IEnumerable<string> PlacesOf(Condition condition) => condition switch
    {
        AllOf all => all.Of.SelectMany(PlacesOf),
        AnyOf any => any.Of.SelectMany(PlacesOf),
        AtLeastOf some => some.Of.SelectMany(PlacesOf),
        NotOf not => PlacesOf(not.Of),
        FactTest test => test.Places.Where(place => place.Length == 6 && char.IsAsciiDigit(place[0])),
        _ => [],
    };
}
