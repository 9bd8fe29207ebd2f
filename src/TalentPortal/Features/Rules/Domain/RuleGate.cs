namespace TalentPortal.Features.Rules.Domain;

/// <summary>What a rule came to for somebody made up.</summary>
/// <param name="Result">Null where no version holds on their day.</param>
/// <param name="IsOfDraft">The version that was looked at is the one that holds on their day.</param>
public sealed record PersonVerdict(RulePerson Person, RuleResult? Result, bool IsOfDraft, IReadOnlyList<PersonDifference> Wrong)
{
    /// <summary>A person whom no version answers shows nothing, and agrees with nothing.</summary>
    public bool Passes => Result is not null && Wrong.Count == 0;
}

/// <summary>What stands between a draft and its publication.</summary>
/// <param name="Persons">Those of the rule, on their own days.</param>
/// <param name="Elsewhere">Persons of other rules, which refer to this one, who agreed before it and do not agree with it.</param>
/// <param name="Faults">What else is wrong: claims, classes and rules that are not there, circles, tests that nobody meets or fails.</param>
public sealed record GateResult(IReadOnlyList<PersonVerdict> Persons, IReadOnlyList<PersonVerdict> Elsewhere, IReadOnlyList<RuleFault> Faults)
{
    public bool IsOpen => Faults.Count == 0 && Elsewhere.Count == 0 && Persons.All(one => one.Passes);
}

/// <summary>
/// The gate before publication: a draft is laid over what computes on the site, and everybody made up is asked. All must
/// come to what is written down for them, and each test of the draft must be met by one of them and failed by another.
/// </summary>
public static class RuleGate
{
    /// <param name="own">Persons of the rule.</param>
    /// <param name="others">Persons of the owner's other rules.</param>
    public static GateResult Check(RuleProgram draft, RuleSet site, IReadOnlyCollection<RulePerson> own, IReadOnlyCollection<RulePerson> others)
    {
        var (shelf, broken) = site.Shelf.With(draft);
        if (broken.Count > 0) return new([], [], [.. broken.Select(fault => fault with { Path = fault.Path == "/" + draft.Code ? "" : fault.Path })]);
        var persons = own.Select(person => Ask(person, draft, shelf, site)).ToList();
        var touched = Touched(draft.Code, shelf);
        var elsewhere = others.Where(person => person.Rule != draft.Code && touched.Contains(person.Rule)).Select(person => Ask(person, draft, shelf, site))
            .Where(now => !now.Passes && Ask(now.Person, draft, site.Shelf, site).Passes).ToList();
        List<RuleFault> faults = [.. RuleLint.Of(draft, shelf, site.Claims), .. RuleLint.Untested(draft, [.. persons.Where(one => one.IsOfDraft).Select(one => one.Result!)])];
        return new(persons, elsewhere, faults);
    }

    /// <summary>Everybody made up for a rule, against what computes.</summary>
    public static IReadOnlyList<PersonVerdict> Standing(RuleSet site, IEnumerable<RulePerson> persons) => [.. persons.Select(person => Ask(person, null, site.Shelf, site))];

    private static PersonVerdict Ask(RulePerson person, RuleProgram? draft, RuleShelf shelf, RuleSet site)
    {
        if (shelf.At(person.Rule, person.On) is not { } holding) return new(person, null, false, []);
        var result = Evaluation.Of(holding, person.Sheet, person.On, shelf, site.Parameters);
        return new(person, result, holding == draft, person.Differences(result));
    }

    /// <summary>Codes of all rules that lead to one, in whatever number of steps.</summary>
    private static HashSet<string> Touched(string code, RuleShelf shelf)
    {
        HashSet<string> touched = new(StringComparer.Ordinal) { code };
        int before;
        do
        {
            before = touched.Count;
            foreach (var program in shelf.All)
                if (program.References.Any(touched.Contains)) touched.Add(program.Code);
        }
        while (touched.Count > before);
        return touched;
    }
}
