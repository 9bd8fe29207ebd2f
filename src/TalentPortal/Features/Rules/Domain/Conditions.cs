using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Rules.Domain;

/// <summary>What every node of a rule may carry.</summary>
/// <param name="Path">Where it stands in its document.</param>
/// <param name="Say">The sentence of the explanation; made from the fact where there is none.</param>
/// <param name="Claims">Codes of the claims it rests on.</param>
/// <param name="Paper">Kind of document that proves it.</param>
public sealed record NodeHead(string Path, string? Id, Bilingual? Say, IReadOnlyList<string> Claims, string? Paper)
{
    /// <summary>Its name in explanations: the id, else the path.</summary>
    public string Node => Id ?? Path;
}

/// <summary>A node that is met, not met or not known.</summary>
public abstract record Condition(NodeHead Head);

public sealed record AllOf(NodeHead Head, IReadOnlyList<Condition> Of) : Condition(Head);

public sealed record AnyOf(NodeHead Head, IReadOnlyList<Condition> Of) : Condition(Head);

public sealed record NotOf(NodeHead Head, Condition Of) : Condition(Head);

public sealed record AtLeastOf(NodeHead Head, int Count, IReadOnlyList<Condition> Of) : Condition(Head);

/// <summary>Sources disagree, or a text has run out: what lies between the two is not known, whatever else is.</summary>
public sealed record UnsureOf(NodeHead Head, Condition Met, Condition NotMet) : Condition(Head);

public enum FactOperator
{
    Is,
    In,
    Ge,
    Gt,
    Le,
    Lt,
    Between,
    Has,
    HasAny,
    HasAll,
    Count,
    Within,
}

/// <summary>One fact against what a rule asks of it.</summary>
/// <param name="Values">The bounds or the answers that do; none for sets and places.</param>
/// <param name="Members">Of a set: which.</param>
/// <param name="Count">Of <see cref="FactOperator.Count"/>: how many members at least.</param>
/// <param name="Places">GB/T 2260 codes or <c>list:</c> with a name; any of them does.</param>
public sealed record FactTest(NodeHead Head, Fact Fact, FactOperator Operator, IReadOnlyList<FactValue> Values, ulong Members, int Count, IReadOnlyList<string> Places) : Condition(Head);

public enum Comparing
{
    Ge,
    Gt,
    Le,
    Lt,
    Eq,
}

/// <summary>Two amounts of one unit against each other.</summary>
public sealed record Comparison(NodeHead Head, Comparing Operator, Expression Left, Expression Right, string Unit) : Condition(Head);

/// <summary>The day for which is asked lies in a window, both ends included.</summary>
public sealed record During(NodeHead Head, DateOnly From, DateOnly To) : Condition(Head);

/// <summary>How long ago something was on the day for which is asked. Nothing that lies ahead was ever "at most so long ago".</summary>
/// <param name="Least">At least so long; null where only <paramref name="Most"/> counts.</param>
/// <param name="Most">At most so long, its last day included.</param>
public sealed record Since(NodeHead Head, Expression Start, Span? Least, Span? Most) : Condition(Head);

/// <summary>What another document comes to on the same day: a verdict, a class, or points.</summary>
public sealed record RuleTest(NodeHead Head, string Code, Verdict? Is, string? Class, int? Points) : Condition(Head);

public enum SpanUnit
{
    Years,
    Months,
    Days,
}

/// <summary>A length of time as rules name it.</summary>
public sealed record Span(SpanUnit Unit, int Count)
{
    public const int Most = 40_000;

    public DateOnly After(DateOnly day)
    {
        // Beyond the calendar is the end of it.
        var room = Unit switch { SpanUnit.Years => (9998 - day.Year) >= Count, SpanUnit.Months => (9998 - day.Year) * 12L >= Count, _ => DateOnly.MaxValue.DayNumber - day.DayNumber > Count };
        return !room ? DateOnly.MaxValue : Unit switch { SpanUnit.Years => day.AddYears(Count), SpanUnit.Months => day.AddMonths(Count), _ => day.AddDays(Count) };
    }
}
