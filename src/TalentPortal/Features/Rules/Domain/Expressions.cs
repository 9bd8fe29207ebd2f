namespace TalentPortal.Features.Rules.Domain;

/// <summary>A node that gives a number or a day, or nothing while something in it is not known.</summary>
/// <param name="Unit">What it counts; <see cref="RuleUnits.Plain"/> for a bare number, <see cref="RuleUnits.Any"/> for one that takes the unit of what stands beside it.</param>
public abstract record Expression(string Path, string Unit);

public sealed record NumberOf(string Path, decimal Value) : Expression(Path, RuleUnits.Any);

public sealed record DayOf(string Path, DateOnly Value) : Expression(Path, RuleUnits.Date);

public sealed record FactOf(string Path, string Unit, Fact Fact) : Expression(Path, Unit);

/// <summary>The day for which is asked.</summary>
public sealed record OnDay(string Path) : Expression(Path, RuleUnits.Date);

/// <summary>A dated figure.</summary>
/// <param name="At">The fact that says of which place; null for the whole country.</param>
/// <param name="Or">What the person typed, for where there is no figure.</param>
public sealed record ParameterOf(string Path, string Unit, string Code, Fact? At, Expression? Or) : Expression(Path, Unit);

public enum Arithmetic
{
    Add,
    Sub,
    Mul,
    Div,
    Min,
    Max,
}

public sealed record ArithmeticOf(string Path, string Unit, Arithmetic Operator, IReadOnlyList<Expression> Of) : Expression(Path, Unit);

public enum Rounding
{
    Floor,
    Ceil,
    Round,
}

public sealed record RoundingOf(string Path, string Unit, Rounding Operator, Expression Of) : Expression(Path, Unit);

/// <summary>Whole years, months or days from one day to another; below zero when the second is the earlier.</summary>
public sealed record BetweenOf(string Path, SpanUnit Counted, Expression From, Expression To) : Expression(Path, Counted switch { SpanUnit.Years => "years", SpanUnit.Months => "months", _ => "days" });
