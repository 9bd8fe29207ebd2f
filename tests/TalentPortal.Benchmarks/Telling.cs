namespace TalentPortal.Benchmarks;

/// <summary>
/// What time tells of which of two cases it was, from samples that were taken in rounds, one of each case a round. Sample
/// and partner lie close together, so that what the machine does over minutes counts for neither.
/// </summary>
/// <param name="GapMs">Median of the differences within a round.</param>
/// <param name="Auc">How often a guess by time alone would be right, for a stranger who compares with all other samples: 0.5 is chance.</param>
/// <param name="Side">The same for a stranger who asks both side by side and compares these two.</param>
internal readonly record struct Telling(double GapMs, double Auc, double Side)
{
    public const double GapMax = 5;
    public const double AucMax = 0.60;

    public bool Holds => GapMs <= GapMax && Auc <= AucMax && Side <= AucMax;

    public static Telling Of(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        var differences = a.Zip(b, (x, y) => x - y).ToList();
        return new Telling(Math.Abs(Median(differences)), Either(a.Sum(x => b.Sum(y => Above(x, y))) / ((double)a.Count * b.Count)), Either(differences.Average(d => Above(d, 0))));
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    public override string ToString() => FormattableString.Invariant($"gap {GapMs,5:0.00} ms, AUC {Auc:0.000}, side by side {Side:0.000}");

    /// <summary>Whichever of the two is slower.</summary>
    private static double Either(double share) => Math.Max(share, 1 - share);

    private static double Above(double x, double y) => x > y ? 1 : x < y ? 0 : 0.5;
}
