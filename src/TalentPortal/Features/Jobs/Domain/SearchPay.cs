namespace TalentPortal.Features.Jobs.Domain;

/// <summary>
/// Pay as the search compares it: whole yuan a year. Hours, days and weeks are reckoned as full-time work, months as twelve.
/// Other currencies are not converted: a rate of the day would move postings in and out of a search.
/// </summary>
/// <param name="From">Lowest pay; 0 where none can be compared.</param>
/// <param name="To">Highest pay; 0 by agreement, <see cref="Elsewhere"/> in another currency.</param>
public readonly record struct SearchPay(int From, int To)
{
    public const string Currency = "CNY";

    /// <summary>There is pay, in a currency that is not compared.</summary>
    public const int Elsewhere = -1;

    /// <summary>Yuan a year by which lists are narrowed down; each is a key of the index.</summary>
    public static IReadOnlyList<int> Steps { get; } = [100_000, 150_000, 200_000, 300_000, 400_000, 500_000, 600_000, 800_000, 1_000_000, 1_500_000, 2_000_000];

    /// <summary>The steps that lists count.</summary>
    internal const string ShownSteps = "{100000,200000,300000,500000,800000,1000000}";

    /// <summary>Position of the highest step that lies at or below an amount; null where none does.</summary>
    public static short? StepBelow(int yuan)
    {
        for (var step = Steps.Count; step > 0; step--)
        {
            if (Steps[step - 1] <= yuan) return (short)step;
        }

        return null;
    }

    public static SearchPay Of(decimal? min, decimal? max, string? currency, string? period)
    {
        if ((min ?? max) is null) return default;
        var factor = period switch { "hour" => 2000, "day" => 250, "week" => 52, "month" => 12, "year" => 1, _ => 0 };
        return currency != Currency || factor == 0 ? new(0, Elsewhere) : new(Yuan((min ?? max)!.Value * factor), Yuan((max ?? min)!.Value * factor));
    }

    /// <summary>
    /// Positions of the steps that this pay reaches, from 1. What cannot be compared has all of them: it is shown behind what
    /// can, and marked.
    /// </summary>
    public short[] Reached
    {
        get
        {
            var to = To;
            return to == 0 ? [] : [.. Enumerable.Range(1, Steps.Count).Where(step => to < 0 || to >= Steps[step - 1]).Select(step => (short)step)];
        }
    }

    private static int Yuan(decimal amount) => (int)Math.Min(amount, int.MaxValue);
}
