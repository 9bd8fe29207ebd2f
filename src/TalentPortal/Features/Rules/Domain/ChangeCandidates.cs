using TalentPortal.Platform.Content;

namespace TalentPortal.Features.Rules.Domain;

/// <summary>The steps worth trying: for each answer the values at which a condition of the rule turns, and the times after which something does.</summary>
internal sealed class ChangeCandidates(FactSheet sheet, DateOnly on, RuleShelf shelf, ParameterBook book, IReadOnlyList<string> places)
{
    /// <summary>Nobody plans further ahead by waiting.</summary>
    public const int WaitMost = 60;

    private readonly HashSet<(Fact, FactValue)> _values = [];
    private readonly HashSet<int> _waits = [];

    public IReadOnlyList<Candidate> Of(RuleProgram program)
    {
        foreach (var one in Closure(program)) Take(one);
        foreach (var day in Deadlines.Turns(Deadlines.Closure(program, shelf), sheet, on, book)) WaitUntil(day);
        return
        [
            .. _values.Select(one => new Candidate(one.Item1, one.Item2, null, CostOf(one.Item1), SizeOf(sheet[one.Item1]!, one.Item2)))
                .Concat(_waits.Select(months => new Candidate(null, null, months, months / 6m, months)))
                .OrderBy(one => one.Cost).ThenBy(one => one.Size).ThenBy(one => one.Fact?.Index),
        ];
    }

    /// <summary>The program, and those that it refers to.</summary>
    private List<RuleProgram> Closure(RuleProgram program)
    {
        List<RuleProgram> all = [program];
        for (var at = 0; at < all.Count; at++)
        {
            foreach (var code in all[at].References)
                if (!all.Exists(one => one.Code == code) && shelf.At(code, on) is { } other) all.Add(other);
        }

        return all;
    }

    private void Take(RuleProgram program)
    {
        foreach (var test in program.Tests)
        {
            switch (test)
            {
                case FactTest one when sheet[one.Fact] is { } given: Take(one, given); break;
                case Comparison one: Turns(one.Left, one.Right, null); break;
            }
        }

        foreach (var part in program.Document.Score?.Parts ?? [])
        {
            if (part is not BandPart bands) continue;
            foreach (var band in bands.Bands) Turns(bands.Of, null, band.From);
        }
    }

    private void Take(FactTest test, FactValue given)
    {
        var fact = test.Fact;
        switch (fact.Type)
        {
            case FactType.Bool: Add(fact, FactValue.Of(fact, given.IsTrue ? 0 : 1)); break;
            case FactType.Choice or FactType.Rank:
                for (var at = 0; at < fact.Choices.Count; at++) Add(fact, FactValue.Of(fact, at));
                break;
            case FactType.Set:
                var missing = Enumerable.Range(0, fact.Choices.Count).Where(at => (given.Members & (1UL << at)) == 0).ToList();
                foreach (var at in missing.Where(at => test.Members == 0 || (test.Members & (1UL << at)) != 0)) Add(fact, FactValue.OfSet(fact, given.Members | (1UL << at)));
                if (test.Operator == FactOperator.HasAll) Add(fact, FactValue.OfSet(fact, given.Members | test.Members));
                if (test.Operator == FactOperator.Count) Add(fact, FactValue.OfSet(fact, missing.Take(Math.Max(0, test.Count - given.MemberCount)).Aggregate(given.Members, (all, at) => all | (1UL << at))));
                break;
            case FactType.Place:
                foreach (var place in places) Add(fact, FactValue.OfPlace(place));
                break;
            case FactType.Month: break;
            default:
                foreach (var bound in test.Values.Select(value => value.Number))
                    foreach (var near in (decimal[])[bound - fact.Step, bound, bound + fact.Step]) Number(fact, given, near);
                break;
        }
    }

    /// <summary>The values of single facts at which a computed amount passes another one, or a bound: found by halving, because amounts rise or fall with their facts.</summary>
    private void Turns(Expression left, Expression? right, decimal? bound)
    {
        foreach (var fact in FactsOf(left).Concat(right is null ? [] : FactsOf(right)).Distinct())
        {
            if (sheet[fact] is not { } given || !fact.IsNumber) continue;
            if (bound is { } exact && left is FactOf)
            {
                foreach (var near in (decimal[])[exact - fact.Step, exact]) Number(fact, given, near);
                continue;
            }

            bool? Above(decimal number)
            {
                var reckoner = new Reckoner(sheet.With(fact, FactValue.Of(fact, number)), on, book);
                return reckoner.Of(left).Value is { } value && (bound ?? reckoner.Of(right!).Value) is { } other ? value >= other : null;
            }

            if (Above(given.Number) is not { } now) continue;
            foreach (var end in (decimal[])[fact.Least, fact.Most])
            {
                if (Above(end) is not { } there || there == now) continue;
                var (near, far) = (0m, decimal.Floor(Math.Abs(end - given.Number) / fact.Step));
                var towards = end > given.Number ? fact.Step : -fact.Step;
                if (Above(given.Number + (far * towards)) != there) continue;
                while (far - near > 1)
                {
                    var middle = decimal.Floor((near + far) / 2);
                    if (Above(given.Number + (middle * towards)) == there) far = middle;
                    else near = middle;
                }

                Number(fact, given, given.Number + (far * towards));
                // One further, for what has to be passed and not only reached.
                Number(fact, given, given.Number + ((far + 1) * towards));
            }
        }
    }

    private void Number(Fact fact, FactValue given, decimal number)
    {
        if (number < fact.Least || number > fact.Most) return;
        if (fact.Type != FactType.Decimal && number != decimal.Truncate(number) && fact.Type != FactType.Money) return;
        if (fact.Change == FactChange.Time) Wait(fact, number - given.Number);
        else Add(fact, FactValue.Of(fact, number));
    }

    private void Wait(Fact fact, decimal more)
    {
        if (more <= 0) return;
        var months = decimal.Ceiling(fact.Unit switch { "years" => more * 12, "months" => more, "weeks" => more / 4, _ => more / 28 });
        if (months <= WaitMost) _waits.Add((int)months);
    }

    private void WaitUntil(DateOnly day)
    {
        if (day <= on || on.AddMonths(WaitMost) < day) return;
        var months = ((day.Year - on.Year) * 12) + day.Month - on.Month;
        _waits.Add(on.AddMonths(months) < day ? months + 1 : months);
    }

    private void Add(Fact fact, FactValue value)
    {
        if (fact.Change is FactChange.Never or FactChange.Time || sheet[fact] is not { } given || given == value) return;
        // What was learnt stays learnt.
        if (fact.Change is FactChange.Effort or FactChange.Study && fact.Type != FactType.Set && value.Number < given.Number) return;
        _values.Add((fact, value));
    }

    private static IEnumerable<Fact> FactsOf(Expression expression) => expression switch
    {
        FactOf fact => [fact.Fact],
        ParameterOf { Or: { } or } => FactsOf(or),
        ArithmeticOf arithmetic => arithmetic.Of.SelectMany(FactsOf),
        RoundingOf rounding => FactsOf(rounding.Of),
        _ => [],
    };

    private static decimal CostOf(Fact fact) => fact.Change switch { FactChange.Choice => 1, FactChange.Effort => 2, FactChange.Employer => 3, FactChange.Place => 4, _ => 6 };

    private static decimal SizeOf(FactValue from, FactValue to) =>
        from.Type switch { FactType.Set => to.MemberCount - from.MemberCount, FactType.Place or FactType.Choice => 1, _ => Math.Abs(to.Number - from.Number) / Math.Max(1, Math.Abs(from.Number)) };
}
