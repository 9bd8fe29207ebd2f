using TalentPortal.Platform.Content;

namespace TalentPortal.Features.Rules.Domain;

/// <summary>Evaluates rules for one person on one day. It explains first: verdicts are made from findings.</summary>
public sealed class Evaluation
{
    private Dictionary<string, RuleResult?>? _others;
    private readonly Reckoner _reckoner;

    private Evaluation(FactSheet sheet, DateOnly on, RuleShelf shelf, ParameterBook book)
    {
        (Sheet, On, Shelf, Book) = (sheet, on, shelf, book);
        _reckoner = new(sheet, on, book);
    }

    private FactSheet Sheet { get; }

    private DateOnly On { get; }

    private RuleShelf Shelf { get; }

    private ParameterBook Book { get; }

    /// <param name="shelf">Where documents that the program refers to are found.</param>
    public static RuleResult Of(RuleProgram program, FactSheet sheet, DateOnly on, RuleShelf shelf, ParameterBook book) => new Evaluation(sheet, on, shelf, book).Run(program);

    /// <summary>One condition alone, as an explanation shows it.</summary>
    public static Finding Of(Condition condition, FactSheet sheet, DateOnly on, RuleShelf shelf, ParameterBook book) => new Evaluation(sheet, on, shelf, book).Find(condition);

    private RuleResult Run(RuleProgram program)
    {
        var stamp = new RuleStamp(program.Code, program.Version, program.Digest, On, Book.Digest);
        var document = program.Document;
        return document.Kind switch
        {
            RuleKind.Score => OfScore(document.Score!, stamp),
            RuleKind.Routes => OfRoutes(document.Routes!, stamp),
            _ => OfEligibility(document.Eligibility!, stamp),
        };
    }

    private RuleResult OfScore(Score score, RuleStamp stamp)
    {
        var points = new ScoreEvaluation(Find, _reckoner).Of(score);
        var lowest = score.Classes.Count == 0 ? 0 : score.Classes[^1].From;
        var (reached, could) = (score.Classes.FirstOrDefault(one => points.Least >= one.From), score.Classes.FirstOrDefault(one => points.Most >= one.From));
        var asks = new Open();
        if (points.Least < points.Most) asks.Take(points);
        return new(Kleene.Reaches(points.Least, points.Most, lowest), null, points, reached?.Name, could?.Name, null, [], asks.Facts, asks.Gaps, [], null, null, stamp);
    }

    private RuleResult OfRoutes(RouteList list, RuleStamp stamp)
    {
        List<RouteResult> routes = [];
        foreach (var route in list.Routes)
        {
            var finding = Find(route.When);
            routes.Add(new(route, finding, finding.Verdict == Verdict.NotMet ? [] : Said(route.Warnings)));
        }

        var verdict = Kleene.Any([.. routes.Select(route => route.Verdict)]);
        var asks = new Open();
        foreach (var route in routes.Where(route => route.Verdict == Verdict.Unknown)) asks.Take(route.Finding);
        var met = routes.Find(route => route.Verdict == Verdict.Met);
        var points = list.ByPoints is { } code && Other(code) is { Points: { } known } ? known : null;
        return new(verdict, null, points, met?.Route.Class, routes.Find(route => route.Verdict != Verdict.NotMet)?.Route.Class, met?.Route, routes, asks.Facts, asks.Gaps, [.. routes.SelectMany(route => route.Warnings)], null, null, stamp);
    }

    private RuleResult OfEligibility(Eligibility eligibility, RuleStamp stamp)
    {
        var why = Find(eligibility.When);
        var asks = new Open();
        asks.Take(why);
        IReadOnlyList<BenefitAmount> amounts = eligibility.Benefit?.Amounts ?? [];
        var rows = amounts.Count == 0 ? [] : amounts.Select(amount => amount.When is null ? null : Find(amount.When)).ToArray();
        return new(why.Verdict, why, null, null, null, null, [], asks.Facts, asks.Gaps, Said(eligibility.Warnings), AmountOf(amounts, rows), null, stamp) { Rows = rows.Length == 0 ? [] : [.. rows.OfType<Finding>()] };
    }

    private IReadOnlyList<Warning> Said(IReadOnlyList<Warning> warnings) => warnings.Count == 0 ? [] : [.. warnings.Where(warning => warning.When is null || Find(warning.When).Verdict == Verdict.Met)];

    /// <summary>The amount of the first row that is met; none where an earlier one is not known.</summary>
    private decimal? AmountOf(IReadOnlyList<BenefitAmount> amounts, Finding?[] rows)
    {
        for (var at = 0; at < rows.Length; at++)
        {
            var verdict = rows[at]?.Verdict ?? Verdict.Met;
            if (verdict == Verdict.Met) return _reckoner.Of(amounts[at].Is).Value;
            if (verdict == Verdict.Unknown) return null;
        }

        return null;
    }

    private RuleResult? Other(string code)
    {
        _others ??= new(StringComparer.Ordinal);
        return _others.TryGetValue(code, out var known) ? known : _others[code] = Shelf.At(code, On) is { } program ? Run(program) : null;
    }

    private Finding Find(Condition condition) => condition switch
    {
        FactTest test => Test(test),
        AllOf all => Finding.Over(all, Each(all.Of)),
        AnyOf any => Finding.Over(any, Each(any.Of)),
        NotOf not => Finding.Over(not, [Find(not.Of)]),
        AtLeastOf atLeast => Finding.Over(atLeast, Each(atLeast.Of)),
        UnsureOf unsure => Finding.Over(unsure, [Find(unsure.Met), Find(unsure.NotMet)]),
        Comparison compare => Compare(compare),
        During during => DuringOf(during),
        Since since => SinceOf(since),
        RuleTest rule => RuleOf(rule),
        _ => throw new InvalidOperationException(condition.GetType().Name),
    };

    private Finding[] Each(IReadOnlyList<Condition> of)
    {
        var findings = new Finding[of.Count];
        for (var at = 0; at < findings.Length; at++) findings[at] = Find(of[at]);
        return findings;
    }

    private Finding Test(FactTest test)
    {
        if (Sheet[test.Fact] is not { } given) return Finding.Tested(test, Verdict.Unknown, null, Sheet.Catalogue.Alone(test.Fact));
        return Finding.Tested(test, Kleene.Of(Holds(test, given)), given, []);
    }

    private bool Holds(FactTest test, FactValue given) => test.Operator switch
    {
        FactOperator.Is => given == test.Values[0],
        FactOperator.In => test.Values.Contains(given),
        FactOperator.Ge => given.Number >= test.Values[0].Number,
        FactOperator.Gt => given.Number > test.Values[0].Number,
        FactOperator.Le => given.Number <= test.Values[0].Number,
        FactOperator.Lt => given.Number < test.Values[0].Number,
        FactOperator.Between => given.Number >= test.Values[0].Number && given.Number <= test.Values[1].Number,
        FactOperator.Has or FactOperator.HasAny => (given.Members & test.Members) != 0,
        FactOperator.HasAll => (given.Members & test.Members) == test.Members,
        FactOperator.Count => given.MemberCount >= test.Count,
        // Elsewhere is a place that is known: it lies in the country and in no list.
        FactOperator.Within => IsWithin(test.Places, given.Place!),
        _ => throw new InvalidOperationException(test.Operator.ToString()),
    };

    private bool IsWithin(IReadOnlyList<string> places, string place)
    {
        for (var at = 0; at < places.Count; at++)
            if (place == FactValue.OtherPlace ? places[at] == ParameterBook.Everywhere : Book.Within(place, places[at], On)) return true;
        return false;
    }

    private Finding Compare(Comparison compare)
    {
        var (left, right) = (_reckoner.Of(compare.Left), _reckoner.Of(compare.Right));
        bool? holds = left.Value is not { } one || right.Value is not { } other ? null : compare.Operator switch
        {
            Comparing.Ge => one >= other,
            Comparing.Gt => one > other,
            Comparing.Le => one <= other,
            Comparing.Lt => one < other,
            _ => one == other,
        };
        return new Known(left, right).Of(compare, Kleene.Of(holds), left.Value, right.Value, null);
    }

    private Finding DuringOf(During during)
    {
        var isNow = On >= during.From && On <= during.To;
        return new Known().Of(during, Kleene.Of(isNow), null, null, isNow ? during.To : null);
    }

    private Finding SinceOf(Since since)
    {
        var start = _reckoner.Of(since.Start);
        if (start.Value is not { } number) return new Known(start).Of(since, Verdict.Unknown, null, null, null);
        var first = DateOnly.FromDayNumber((int)number);
        var isMonth = since.Start is FactOf { Fact.Type: FactType.Month };
        var last = isMonth ? first.AddMonths(1).AddDays(-1) : first;
        // Whoever named the month alone is told only what holds for each of its days.
        var always = last <= On && !(since.Least?.After(last) > On) && !(since.Most?.After(first) < On);
        var never = first > On || since.Least?.After(first) > On || since.Most?.After(last) < On;
        if (!always && !never) return new Known(start) { Gap = new(GapKind.Month, ((FactOf)since.Start).Fact.Code, null, null) }.Of(since, Verdict.Unknown, number, null, null);
        return new Known(start).Of(since, Kleene.Of(always), number, null, always && since.Most is { } most ? most.After(first) : null);
    }

    private Finding RuleOf(RuleTest rule)
    {
        if (Other(rule.Code) is not { } other) return new Known { Gap = new(GapKind.Rule, rule.Code, null, null) }.Of(rule, Verdict.Unknown, null, null, null);
        var verdict = rule.Is switch { Verdict.Met => other.Verdict, Verdict.NotMet => Kleene.Not(other.Verdict), _ => ByPoints(rule, other) };
        var open = new Open();
        if (verdict == Verdict.Unknown) open.Take(other);
        return new Known().Of(rule, verdict, null, null, null, open, other);
    }

    private Verdict ByPoints(RuleTest rule, RuleResult other)
    {
        if (rule.Class is not null && other.Routes.Count > 0) return Kleene.Any([.. other.Routes.Where(route => route.Route.Class == rule.Class).Select(route => route.Verdict)]);
        if (other.Points is not { } points) return Verdict.NotMet;
        var needed = rule.Points ?? Shelf.At(rule.Code, On)!.Document.Score?.Classes.FirstOrDefault(one => one.Name == rule.Class)?.From;
        return needed is { } from ? Kleene.Reaches(points.Least, points.Most, from) : Verdict.NotMet;
    }

    /// <summary>Carries what the amounts of a test had and lacked over to its finding.</summary>
    private readonly struct Known(params Reckoning[] of)
    {
        public Gap? Gap { get; init; }

        public Finding Of(Condition condition, Verdict verdict, decimal? left, decimal? right, DateOnly? until, Open? open = null, RuleResult? other = null)
        {
            var all = of ?? [];
            var isBare = Array.TrueForAll(all, one => one.IsBare);
            if (isBare && Gap is null && open is null) return Finding.With(condition, verdict, [], new() { Left = left, Right = right, Until = until, Other = other });
            if (Gap is null && open is null && all is [var only]) return Finding.With(condition, verdict, only.Unsaid, new() { Left = left, Right = right, Until = until, Gaps = only.Gaps, Used = only.Used, Other = other });
            return Finding.With(condition, verdict, open?.Facts ?? [.. all.SelectMany(one => one.Unsaid).Distinct()], new()
            {
                Left = left, Right = right, Until = until, Gaps = [.. all.SelectMany(one => one.Gaps), .. Gap is { } gap ? [gap] : Array.Empty<Gap>(), .. open?.Gaps ?? []], Used = [.. all.SelectMany(one => one.Used)], Other = other,
            });
        }
    }
}
