using TalentPortal.Platform.Content;

namespace TalentPortal.Features.Rules.Domain;

/// <summary>
/// Looks for the fewest things that would have to be different. Every way that is shown was evaluated and is met, and
/// none of its steps can be left out. Where it finds none, there is none among the steps it tried: up to three, up to
/// five years of waiting.
/// </summary>
public sealed class NearestChange
{
    private const int WaysMost = 3;
    private const int StepsMost = 3;
    private const int Effort = 120_000;
    private const int CandidatesMost = 45;

    private readonly RuleProgram _program;
    private readonly FactSheet _sheet;
    private readonly DateOnly _on;
    private readonly RuleShelf _shelf;
    private readonly ParameterBook _book;
    private readonly Goal _goal;
    private readonly List<(Way Way, HashSet<Fact> Facts)> _ways = [];
    private int _left;

    private NearestChange(RuleProgram program, FactSheet sheet, DateOnly on, RuleShelf shelf, ParameterBook book, Goal goal)
    {
        (_program, _sheet, _on, _shelf, _book, _goal) = (program, sheet, on, shelf, book, goal);
        _left = Effort / Math.Max(30, program.Tests.Count);
    }

    /// <summary>The ways, the easiest first. None where it is met already; none for conditions that are not known, which are asked for instead.</summary>
    /// <param name="places">GB/T 2260 codes that may be proposed.</param>
    public static IReadOnlyList<Way> Find(RuleProgram program, FactSheet sheet, DateOnly on, RuleShelf shelf, ParameterBook book, Goal goal, IReadOnlyList<string> places)
    {
        var now = Evaluation.Of(program, sheet, on, shelf, book);
        var verdict = goal.Of(now, program);
        if (verdict == Verdict.Met || (verdict == Verdict.Unknown && program.Document.Score is null)) return [];
        var search = new NearestChange(program, sheet, on, shelf, book, goal);
        search.Look(new ChangeCandidates(sheet, on, shelf, book, places).Of(program), now);
        return [.. search._ways.Select(one => one.Way)];
    }

    private void Look(IReadOnlyList<Candidate> candidates, RuleResult now)
    {
        List<(Candidate Candidate, int Gain)> open = [];
        foreach (var candidate in candidates)
        {
            var after = Try([candidate]);
            if (after is not null && _goal.Of(after.After, _program) == Verdict.Met) Keep([candidate], after);
            else if (open.Count < CandidatesMost) open.Add((candidate, (after?.After.Points?.Least ?? 0) - (now.Points?.Least ?? 0)));
        }

        for (var steps = 2; steps <= StepsMost && _ways.Count < WaysMost; steps++)
        {
            foreach (var combination in Combinations(open, steps, _goal.Needed(_program) - now.Points?.Least))
            {
                if (_ways.Count >= WaysMost || _left <= 0) return;
                if (Try(combination) is { } way && _goal.Of(way.After, _program) == Verdict.Met) Keep(combination, way);
            }
        }
    }

    private IEnumerable<Candidate[]> Combinations(IReadOnlyList<(Candidate Candidate, int Gain)> open, int steps, int? missing)
    {
        var parts = _program.Document.Score?.Parts.Select(RuleProgram.FactsOf).ToList() ?? [];
        var all = steps == 2
            ? from a in Enumerable.Range(0, open.Count) from b in Enumerable.Range(a + 1, open.Count - a - 1) select new[] { open[a], open[b] }
            : from a in Enumerable.Range(0, open.Count) from b in Enumerable.Range(a + 1, open.Count - a - 1) from c in Enumerable.Range(b + 1, open.Count - b - 1) select new[] { open[a], open[b], open[c] };
        return all.Where(one => AreOfDifferentFacts(one) && !(missing is { } points && one.Sum(step => step.Gain) < points && AddUp(one, parts)))
            .Select(one => one.Select(step => step.Candidate).ToArray())
            .OrderBy(one => one.Sum(step => step.Cost)).ThenBy(one => one.Sum(step => step.Size));
    }

    private static bool AreOfDifferentFacts((Candidate Candidate, int Gain)[] steps) => steps.Select(step => step.Candidate.Fact).Distinct().Count() == steps.Length;

    /// <summary>Whether the gains of steps add up, because no part of the points depends on two of them.</summary>
    private bool AddUp((Candidate Candidate, int Gain)[] steps, List<IReadOnlyCollection<Fact>> parts)
    {
        if (_program.References.Count > 0 || (_program.Parameters.Count > 0 && Array.Exists(steps, step => step.Candidate.Wait is not null))) return false;
        return !parts.Exists(facts => steps.Count(step => step.Candidate.Fact is { } fact ? facts.Contains(fact) : facts.Any(one => one.Change == FactChange.Time)) > 1);
    }

    private void Keep(Candidate[] combination, Way way)
    {
        var facts = combination.Select(step => step.Fact).OfType<Fact>().ToHashSet();
        var isWait = way.WaitMonths is not null;
        // Of one kind the first is the smallest step. A way that holds another whole is no way of its own: because all ways
        // of fewer steps are looked for first, this also leaves nothing in a way that could be left out.
        if (_ways.Count >= WaysMost || _ways.Exists(one => one.Facts.IsSubsetOf(facts) && (one.Way.WaitMonths is null || isWait))) return;
        _ways.Add((way, facts));
    }

    private Way? Try(Candidate[] steps)
    {
        _left--;
        var wait = steps.FirstOrDefault(step => step.Wait is not null)?.Wait;
        var on = wait is { } months ? _on.AddMonths(months) : _on;
        var program = wait is null ? _program : _shelf.At(_program.Code, on) ?? (_program.Document.HoldsOn(on) ? _program : null);
        if (program is null) return null;
        Way? way = null;
        // An age in whole years may or may not have grown within the year: a way has to hold either way.
        foreach (var isLate in (bool[])(wait is null || wait % 12 == 0 ? [true] : [false, true]))
        {
            var sheet = wait is { } time ? Grown(_sheet, on, time, isLate) : _sheet;
            foreach (var step in steps)
                if (step.Fact is { } fact) sheet = sheet.With(fact, step.Value);
            var after = Evaluation.Of(program, sheet, on, _shelf, _book);
            if (way is not null && _goal.Of(way.After, program) != Verdict.Met) continue;
            way = new([.. sheet.Known.Where(one => _sheet[one.Fact] != one.Value).Select(one => new Change(one.Fact, _sheet[one.Fact]!, one.Value))], wait, on, after);
        }

        return way;
    }

    private FactSheet Grown(FactSheet sheet, DateOnly then, int months, bool isLate)
    {
        foreach (var (fact, value) in sheet.Known.Where(one => one.Fact.Change == FactChange.Time && one.Fact.IsNumber).ToList())
        {
            var more = fact.Unit switch { "years" => months / 12m, "months" => months, "weeks" => (then.DayNumber - _on.DayNumber) / 7m, _ => then.DayNumber - _on.DayNumber };
            if (fact.Type != FactType.Decimal) more = isLate ? decimal.Ceiling(more) : decimal.Floor(more);
            sheet = sheet.With(fact, FactValue.Of(fact, Math.Min(fact.Most, value.Number + more)));
        }

        return sheet;
    }
}
