namespace TalentPortal.Features.Rules.Domain;

/// <summary>Goes through a rule once and notes what stands in it.</summary>
internal sealed class RuleContents
{
    public HashSet<Fact> Facts { get; } = [];

    public HashSet<string> Parameters { get; } = new(StringComparer.Ordinal);

    public HashSet<string> References { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Claims { get; } = new(StringComparer.Ordinal);

    public List<Condition> Tests { get; } = [];

    public bool ReckonsWithTheDay { get; private set; }

    public void Take(RuleDocument document)
    {
        Claims.UnionWith(document.Claims);
        foreach (var reached in document.Score?.Classes ?? []) Claims.UnionWith(reached.Claims);
        foreach (var part in document.Score?.Parts ?? []) Take(part);
        foreach (var route in document.Routes?.Routes ?? [])
        {
            Take(route.Head);
            Take(route.When);
            Take(route.Warnings);
        }

        if (document.Routes?.ByPoints is { } points) References.Add(points);
        if (document.Eligibility is not { } eligibility) return;
        Take(eligibility.When);
        Take(eligibility.Warnings);
        foreach (var amount in eligibility.Benefit?.Amounts ?? [])
        {
            if (amount.When is { } when) Take(when);
            Take(amount.Is);
        }
    }

    public void Take(Part part)
    {
        Take(part.Head);
        switch (part)
        {
            case BandPart bands:
                Take(bands.Of);
                foreach (var band in bands.Bands) Take(band.Head);
                if (bands.Below is { } below) Take(below.Head);
                break;
            case OptionPart options:
                foreach (var option in options.Options)
                {
                    Take(option.Head);
                    Take(option.When);
                }

                break;
            case TakePart take: Take(take.Of); break;
        }
    }

    private void Take(NodeHead head) => Claims.UnionWith(head.Claims);

    private void Take(IEnumerable<Warning> warnings)
    {
        foreach (var warning in warnings)
        {
            Take(warning.Head);
            if (warning.When is null) continue;
            // A warning decides nothing: its conditions are no tests of the rule.
            var tests = Tests.Count;
            Take(warning.When);
            Tests.RemoveRange(tests, Tests.Count - tests);
        }
    }

    private void Take(Condition condition)
    {
        Take(condition.Head);
        switch (condition)
        {
            case AllOf all: Each(all.Of); return;
            case AnyOf any: Each(any.Of); return;
            case NotOf not: Take(not.Of); return;
            case AtLeastOf atLeast: Each(atLeast.Of); return;
            case UnsureOf unsure: Each([unsure.Met, unsure.NotMet]); return;
            case FactTest test: Facts.Add(test.Fact); break;
            case Comparison compare:
                Take(compare.Left);
                Take(compare.Right);
                break;
            case Since since: Take(since.Start); break;
            case RuleTest rule: References.Add(rule.Code); break;
        }

        Tests.Add(condition);

        void Each(IReadOnlyList<Condition> of)
        {
            foreach (var one in of) Take(one);
        }
    }

    private void Take(Expression expression)
    {
        switch (expression)
        {
            case FactOf fact: Facts.Add(fact.Fact); break;
            case OnDay: ReckonsWithTheDay = true; break;
            case ParameterOf parameter:
                Parameters.Add(parameter.Code);
                if (parameter.At is { } at) Facts.Add(at);
                if (parameter.Or is { } or) Take(or);
                break;
            case ArithmeticOf arithmetic:
                foreach (var one in arithmetic.Of) Take(one);
                break;
            case RoundingOf rounding: Take(rounding.Of); break;
            case BetweenOf between:
                Take(between.From);
                Take(between.To);
                break;
        }
    }
}
