namespace TalentPortal.Features.Rules.Domain;

/// <summary>
/// What numbers of a rule count. Only equal units are added or compared, so that a year's pay never stands against a
/// month's wage. A written number takes the unit of what stands beside it. The one conversion there is: a yearly sum
/// divided by twelve is a monthly one, and twelve times a monthly sum is a yearly one.
/// </summary>
public static class RuleUnits
{
    /// <summary>Of a written number: it fits anything.</summary>
    public const string Any = "*";

    public const string Plain = "";

    public const string Date = "date";

    private const string PerYear = "/year";
    private const string PerMonth = "/month";
    private const int Months = 12;

    /// <summary>A parameter's unit as it counts in rules: multiples and bare numbers have none.</summary>
    public static string Of(string unit) => unit is "multiple" or "other" ? Plain : unit;

    /// <summary>Of two amounts that are compared, added, or of which one is taken; null where they do not fit.</summary>
    public static string? Same(string one, string other) => one == other ? one : one == Any ? Numeric(other) : other == Any ? Numeric(one) : null;

    /// <summary>Of a sum, product and so on; null where the units do not fit.</summary>
    public static string? Of(Arithmetic op, IReadOnlyList<Expression> of)
    {
        var unit = of[0].Unit;
        if (unit == Date && op is not (Arithmetic.Min or Arithmetic.Max)) return null;
        for (var at = 1; at < of.Count; at++)
        {
            var next = op switch
            {
                Arithmetic.Mul => Product(of[at - 1], unit, of[at]),
                Arithmetic.Div => Quotient(unit, of[at]),
                _ => Same(unit, of[at].Unit),
            };
            if (next is null) return null;
            unit = next;
        }

        return unit;
    }

    private static string? Product(Expression before, string unit, Expression next)
    {
        if (next.Unit == Date) return null;
        if (IsTwelve(next) && unit.EndsWith(PerMonth, StringComparison.Ordinal)) return unit[..^PerMonth.Length] + PerYear;
        if (IsTwelve(before) && unit == Any && next.Unit.EndsWith(PerMonth, StringComparison.Ordinal)) return next.Unit[..^PerMonth.Length] + PerYear;
        if (IsBare(unit)) return next.Unit == Any ? unit : next.Unit;
        return IsBare(next.Unit) ? unit : null;
    }

    private static string? Quotient(string unit, Expression by)
    {
        if (by.Unit == Date) return null;
        if (IsTwelve(by) && unit.EndsWith(PerYear, StringComparison.Ordinal)) return unit[..^PerYear.Length] + PerMonth;
        if (IsBare(by.Unit)) return unit;
        return unit == by.Unit ? Plain : null;
    }

    private static bool IsTwelve(Expression one) => one is NumberOf { Value: Months };

    private static bool IsBare(string unit) => unit is Any or Plain;

    /// <summary>A written number is never a day.</summary>
    private static string? Numeric(string unit) => unit == Date ? null : unit;
}
