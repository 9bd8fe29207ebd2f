namespace TalentPortal.Features.Rules.Domain;

/// <summary>A benefit that one may have, with what it comes to over the same time as the others.</summary>
/// <param name="Groups">At most one of each group.</param>
/// <param name="Excludes">Codes of what cannot be had beside it.</param>
/// <param name="Deducts">Codes of what is lowered by its amount.</param>
public sealed record Stackable(string Code, decimal Amount, IReadOnlyList<string> Groups, IReadOnlyList<string> Excludes, IReadOnlyList<string> Deducts)
{
    internal bool Bars(Stackable other) => Excludes.Contains(other.Code) || other.Excludes.Contains(Code) || Groups.Any(other.Groups.Contains);
}

/// <summary>What to take of benefits that exclude one another.</summary>
/// <param name="Chosen">The set with the highest sum.</param>
/// <param name="Instead">Each other one, with those chosen that stand against it.</param>
public sealed record Stack(decimal Sum, IReadOnlyList<Stackable> Chosen, IReadOnlyList<(Stackable Left, IReadOnlyList<Stackable> Against)> Instead);

/// <summary>Finds the best set exactly, by trying and turning back where what is left cannot win any more.</summary>
public static class Stacking
{
    public const int Most = 24;

    /// <exception cref="ArgumentException">There are more than can be looked through.</exception>
    public static Stack Best(IReadOnlyCollection<Stackable> benefits)
    {
        if (benefits.Count > Most) throw new ArgumentException($"More than {Most} benefits", nameof(benefits));
        var ordered = benefits.OrderByDescending(one => one.Amount).ThenBy(one => one.Code, StringComparer.Ordinal).ToArray();
        List<Stackable> best = [];
        List<Stackable> chosen = [];
        var bestSum = -1m;
        Look(0, ordered.Sum(one => Math.Max(0, one.Amount)));
        return new(bestSum, best, [.. ordered.Except(best).Select(left => (left, (IReadOnlyList<Stackable>)[.. best.Where(one => one.Bars(left))]))]);

        // What is taken in adds no more than its own amount.
        void Look(int at, decimal room)
        {
            var sum = SumOf(chosen);
            if (sum > bestSum) (bestSum, best) = (sum, [.. chosen]);
            if (at == ordered.Length || sum + room <= bestSum) return;
            var next = ordered[at];
            var rest = room - Math.Max(0, next.Amount);
            if (!chosen.Exists(next.Bars))
            {
                chosen.Add(next);
                Look(at + 1, rest);
                chosen.RemoveAt(chosen.Count - 1);
            }

            Look(at + 1, rest);
        }
    }

    /// <summary>What a set comes to: each benefit less what others of the set take from it.</summary>
    internal static decimal SumOf(IReadOnlyList<Stackable> set) => set.Sum(one => Math.Max(0, one.Amount - set.Where(other => other.Deducts.Contains(one.Code)).Sum(other => other.Amount)));
}
