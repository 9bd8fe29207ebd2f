namespace TalentPortal.Features.Jobs.Domain;

/// <summary>
/// Pay as the search compares it: whole yuan a year, reckoned as the posting's own page does. Hours, days and weeks are not
/// reckoned up, because nobody said how many there will be, and other currencies are not converted, because a rate of the
/// day would move postings in and out of a search.
/// </summary>
/// <param name="From">Lowest pay; 0 where none can be compared.</param>
/// <param name="To">Highest pay; 0 by agreement, <see cref="Apart"/> where it cannot be compared.</param>
public readonly record struct SearchPay(int From, int To)
{
    public const string Currency = "CNY";

    /// <summary>There is pay, in a currency or by a period that is not compared.</summary>
    public const int Apart = -1;

    /// <summary>Yuan a year by which lists are narrowed down; each is a key of the index.</summary>
    public static IReadOnlyList<int> Steps { get; } = [100_000, 150_000, 200_000, 300_000, 400_000, 500_000, 600_000, 800_000, 1_000_000, 1_500_000, 2_000_000];

    /// <summary>The steps that lists count.</summary>
    internal static IReadOnlyList<int> Shown { get; } = [100_000, 200_000, 300_000, 500_000, 800_000, 1_000_000];

    /// <summary>Position of the highest step that lies at or below an amount; null where none does.</summary>
    public static short? StepBelow(int yuan)
    {
        for (var step = Steps.Count; step > 0; step--)
        {
            if (Steps[step - 1] <= yuan) return (short)step;
        }

        return null;
    }

    public static SearchPay Of(JobContent content) => Of(content.HasPay, content.PayPerYearMin, content.PayPerYearMax);

    /// <param name="min">Of a year, in yuan; null with <paramref name="max"/> where it cannot be compared.</param>
    public static SearchPay Of(bool hasPay, decimal? min, decimal? max)
    {
        if (!hasPay) return default;
        return (min ?? max) is null ? new(0, Apart) : new(Yuan((min ?? max)!.Value), Yuan((max ?? min)!.Value));
    }

    /// <summary>Whether pay that is said so is not compared; amounts may be missing.</summary>
    public static bool IsApart(decimal? min, decimal? max, string? currency, string? period) => (min ?? max) is not null && !(currency == Currency && period is "year" or "month");

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
