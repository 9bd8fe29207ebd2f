namespace TalentPortal.Features.Figures.Domain;

/// <summary>A share as a range of whole percent, or a number of people as a range.</summary>
public sealed record Band(int From, int To);

/// <summary>
/// Numbers as ranges, where an exact one would say too much together with others. Each range stands for at least five
/// possible numbers of people, so that what is worked out from it is as open as what is hidden.
/// </summary>
public static class Bands
{
    /// <summary>Of fewer people no share is shown.</summary>
    public const int FewestForShare = 20;

    private static readonly int[] Steps = [1, 2, 5, 10, 20, 25];

    /// <summary>The share of <paramref name="part"/> in <paramref name="whole"/> in percent; null where too few people are counted.</summary>
    public static Band? Share(int part, int whole)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, whole);
        if (whole < FewestForShare) return null;
        var step = Array.Find(Steps, step => (long)whole * step >= 100L * ProtectedTable.Least);
        // The last range takes 100 % in.
        var at = Math.Min((int)(100L * part / whole / step), 100 / step - 1);
        return new(at * step, (at + 1) * step);
    }

    /// <summary>A number of people: 0 to 4, 5 to 9, 40 to 44.</summary>
    public static Band People(int people)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(people);
        var from = people / ProtectedTable.Least * ProtectedTable.Least;
        return new(from, from + ProtectedTable.Least - 1);
    }
}
