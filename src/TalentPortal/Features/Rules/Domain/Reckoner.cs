using TalentPortal.Platform.Content;

namespace TalentPortal.Features.Rules.Domain;

/// <summary>An amount, or why there is none.</summary>
internal sealed record Reckoning(decimal? Value, IReadOnlyList<Fact> Unsaid, IReadOnlyList<Gap> Gaps, IReadOnlyList<Parameter> Used)
{
    /// <summary>Nothing has to be said of how it came about.</summary>
    public bool IsBare => Unsaid.Count == 0 && Gaps.Count == 0 && Used.Count == 0;

    public static Reckoning Of(decimal value) => new(value, [], [], []);

    public static Reckoning Undefined(Expression where) => new(null, [], [new(GapKind.Undefined, where.Path, null, null)], []);
}

/// <summary>Computes amounts. What is not known stays so in everything that is computed with it.</summary>
internal sealed class Reckoner(FactSheet sheet, DateOnly on, ParameterBook book)
{
    public Reckoning Of(Expression expression) => expression switch
    {
        NumberOf number => Reckoning.Of(number.Value),
        DayOf day => Reckoning.Of(day.Value.DayNumber),
        OnDay => Reckoning.Of(on.DayNumber),
        FactOf fact => sheet[fact.Fact] is { } value ? Reckoning.Of(value.Number) : new(null, sheet.Catalogue.Alone(fact.Fact), [], []),
        ParameterOf parameter => Parameter(parameter),
        ArithmeticOf arithmetic => Arithmetic(arithmetic),
        RoundingOf rounding => Rounded(rounding),
        BetweenOf between => Between(between),
        _ => throw new InvalidOperationException(expression.GetType().Name),
    };

    private Reckoning Parameter(ParameterOf parameter)
    {
        var place = ParameterBook.Everywhere;
        if (parameter.At is { } at)
        {
            if (sheet[at] is not { Place: { } said }) return new(null, sheet.Catalogue.Alone(at), [], []);
            if (said != FactValue.OtherPlace) place = said;
        }

        if (book.Find(parameter.Code, place, on) is { } found) return new(found.Number, [], [], [found]);
        var gap = new Gap(GapKind.Figure, parameter.Code, parameter.At is null ? null : place, null);
        if (parameter.Or is null) return new(null, [], [gap], []);
        var typed = Of(parameter.Or);
        return typed with { Gaps = [gap, .. typed.Gaps] };
    }

    private Reckoning Arithmetic(ArithmeticOf arithmetic)
    {
        var of = new Reckoning[arithmetic.Of.Count];
        for (var at = 0; at < of.Length; at++) of[at] = Of(arithmetic.Of[at]);
        if (Array.Exists(of, one => one.Value is null)) return Joined(null, of);
        var value = of[0].Value!.Value;
        try
        {
            for (var at = 1; at < of.Length; at++)
            {
                var next = of[at].Value!.Value;
                if (arithmetic.Operator == Domain.Arithmetic.Div && next == 0) return Joined(null, [.. of, Reckoning.Undefined(arithmetic)]);
                value = arithmetic.Operator switch
                {
                    Domain.Arithmetic.Add => value + next,
                    Domain.Arithmetic.Sub => value - next,
                    Domain.Arithmetic.Mul => value * next,
                    Domain.Arithmetic.Div => value / next,
                    Domain.Arithmetic.Min => Math.Min(value, next),
                    _ => Math.Max(value, next),
                };
            }
        }
        catch (OverflowException)
        {
            return Joined(null, [.. of, Reckoning.Undefined(arithmetic)]);
        }

        return Joined(value, of);
    }

    private Reckoning Rounded(RoundingOf rounding)
    {
        var of = Of(rounding.Of);
        return of.Value is not { } value ? of : of with
        {
            Value = rounding.Operator switch { Rounding.Floor => decimal.Floor(value), Rounding.Ceil => decimal.Ceiling(value), _ => decimal.Round(value, MidpointRounding.AwayFromZero) },
        };
    }

    private Reckoning Between(BetweenOf between)
    {
        var (from, to) = (Of(between.From), Of(between.To));
        return Joined(from.Value is { } first && to.Value is { } last ? Whole(between.Counted, DateOnly.FromDayNumber((int)first), DateOnly.FromDayNumber((int)last)) : null, [from, to]);
    }

    /// <summary>Whole units from one day to another; counted back below zero.</summary>
    private static int Whole(SpanUnit unit, DateOnly from, DateOnly to)
    {
        if (unit == SpanUnit.Days) return to.DayNumber - from.DayNumber;
        if (to < from) return -Whole(unit, to, from);
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        if (from.AddMonths(months) > to) months--;
        return unit == SpanUnit.Months ? months : months / 12;
    }

    private static Reckoning Joined(decimal? value, Reckoning[] of) =>
        Array.TrueForAll(of, one => one.IsBare) ? new(value, [], [], [])
            : new(value, [.. of.SelectMany(one => one.Unsaid).Distinct()], [.. of.SelectMany(one => one.Gaps)], [.. of.SelectMany(one => one.Used)]);
}
