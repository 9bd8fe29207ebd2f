using TalentPortal.Platform.Content;

namespace TalentPortal.Features.Rules.Domain;

/// <summary>What a document that reads well may still lack: persons who test it, claims it rests on, classes that exist.</summary>
public static class RuleLint
{
    /// <summary>Code of the fault that nobody was made up who meets, fails or reaches something.</summary>
    public const string NobodyTests = "untested";

    /// <summary>Detail of that fault: no person comes to the row at all.</summary>
    public const string Reached = "reached";

    /// <summary>What is wrong with a rule and the persons made up for it; nothing when it may be published.</summary>
    public static IReadOnlyList<RuleFault> Of(RuleProgram program, IReadOnlyCollection<RulePerson> persons, RuleShelf shelf, ParameterBook book, ClaimBook claims)
    {
        List<RuleFault> faults = [.. Of(program, shelf, claims)];
        var results = persons.Where(person => Holding(program, person.On, shelf) == program).Select(person => (Person: person, Result: Evaluation.Of(program, person.Sheet, person.On, shelf, book))).ToList();
        foreach (var (person, result) in results) faults.AddRange(person.Check(result).Select(wrong => new RuleFault("/persons", "person", wrong)));
        faults.AddRange(Untested(program, [.. results.Select(one => one.Result)]));
        return faults;
    }

    /// <summary>What is wrong with a rule whoever is asked about.</summary>
    public static IEnumerable<RuleFault> Of(RuleProgram program, RuleShelf shelf, ClaimBook claims) => [.. Claims(program, claims), .. Classes(program, shelf)];

    /// <summary>Tests that no person meets or none fails, and bands and options that no person reaches; the detail says which.</summary>
    public static IReadOnlyList<RuleFault> Untested(RuleProgram program, IReadOnlyCollection<RuleResult> results)
    {
        var seen = new HashSet<(string Path, Verdict Verdict)>();
        var reached = new HashSet<string>(StringComparer.Ordinal);
        foreach (var result in results) Note(result);
        List<RuleFault> untested = [];
        foreach (var test in program.Tests)
        {
            foreach (var verdict in (Verdict[])[Verdict.Met, Verdict.NotMet])
                if (!seen.Contains((test.Head.Path, verdict))) untested.Add(new(test.Head.Path, NobodyTests, verdict.ToString()));
        }

        foreach (var part in program.Document.Score?.Parts ?? [])
        {
            var rows = part switch { BandPart bands => bands.Bands.Select(band => band.Head.Path), OptionPart options => options.Options.Select(option => option.Head.Path), _ => [] };
            untested.AddRange(rows.Where(path => !reached.Contains(path)).Select(path => new RuleFault(path, NobodyTests, Reached)));
        }

        return untested;

        void Note(RuleResult result)
        {
            if (result.Why is { } why) Each(why);
            foreach (var row in result.Rows) Each(row);
            foreach (var route in result.Routes)
            {
                Each(route.Finding);
                foreach (var warning in route.Warnings) seen.Add((warning.Head.Path, Verdict.Met));
            }

            foreach (var part in result.Points?.Parts ?? [])
            {
                if (part.Band is { } band) reached.Add(band.Head.Path);
                if (part.Option is { } option) reached.Add(option.Head.Path);
                foreach (var finding in part.Of) Each(finding);
            }
        }

        void Each(Finding finding)
        {
            seen.Add((finding.Condition.Head.Path, finding.Verdict));
            foreach (var one in finding.Of) Each(one);
        }
    }

    /// <summary>A draft, which lies on no shelf, holds on its own days.</summary>
    private static RuleProgram? Holding(RuleProgram program, DateOnly on, RuleShelf shelf) =>
        shelf.Versions(program.Code).Contains(program) ? shelf.At(program.Code, on) : program.Document.HoldsOn(on) ? program : null;

    private static IEnumerable<RuleFault> Claims(RuleProgram program, ClaimBook book)
    {
        var known = program.Claims.Select(code => (Code: code, Claim: book.Find(code))).ToList();
        foreach (var (code, _) in known.Where(one => one.Claim is null)) yield return new("/claims", "claim", code);
        var isWeak = known.Count > 0 && known.All(one => one.Claim is { Certainty: Certainty.Low or Certainty.General });
        if (isWeak && program.Document.Eligibility is { Warnings.Count: 0 }) yield return new("/warn", "missing", "low certainty");
    }

    private static IEnumerable<RuleFault> Classes(RuleProgram program, RuleShelf shelf)
    {
        foreach (var test in program.Tests.OfType<RuleTest>().Where(test => test.Class is not null))
        {
            var isThere = shelf.Versions(test.Code).Any(other => other.Document.Score?.Classes.Any(one => one.Name == test.Class) == true || other.Document.Routes?.Routes.Any(route => route.Class == test.Class) == true);
            if (!isThere) yield return new(test.Head.Path, "class", test.Class!);
        }
    }
}
