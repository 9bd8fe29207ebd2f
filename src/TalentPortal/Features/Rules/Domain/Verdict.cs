namespace TalentPortal.Features.Rules.Domain;

/// <summary>What a condition comes to. Unknown is no refusal: something that decides was not said, or no source decides it.</summary>
public enum Verdict
{
    NotMet,
    Unknown,
    Met,
}

/// <summary>The logic of three values: what is not known never counts, neither for nor against.</summary>
public static class Kleene
{
    public static Verdict Of(bool? known) => known switch { true => Verdict.Met, false => Verdict.NotMet, null => Verdict.Unknown };

    public static Verdict Not(Verdict one) => one switch { Verdict.Met => Verdict.NotMet, Verdict.NotMet => Verdict.Met, _ => Verdict.Unknown };

    public static Verdict All(ReadOnlySpan<Verdict> verdicts)
    {
        var least = Verdict.Met;
        foreach (var verdict in verdicts)
            if (verdict < least) least = verdict;
        return least;
    }

    public static Verdict Any(ReadOnlySpan<Verdict> verdicts)
    {
        var most = Verdict.NotMet;
        foreach (var verdict in verdicts)
            if (verdict > most) most = verdict;
        return most;
    }

    /// <summary>Met when so many are; not met when so many no longer can be.</summary>
    public static Verdict AtLeast(int count, ReadOnlySpan<Verdict> verdicts)
    {
        var (met, open) = (0, 0);
        foreach (var verdict in verdicts)
        {
            if (verdict == Verdict.Met) met++;
            else if (verdict == Verdict.Unknown) open++;
        }

        return met >= count ? Verdict.Met : met + open < count ? Verdict.NotMet : Verdict.Unknown;
    }

    /// <summary>Where sources disagree: met under the strictest, not met under the loosest, and nobody can say between.</summary>
    public static Verdict Unsure(Verdict met, Verdict notMet) =>
        met == Verdict.Met ? Verdict.Met : met == Verdict.NotMet && notMet == Verdict.Met ? Verdict.NotMet : Verdict.Unknown;

    /// <summary>Whether a number that lies between two others reaches a bound.</summary>
    public static Verdict Reaches(int least, int most, int bound) => least >= bound ? Verdict.Met : most < bound ? Verdict.NotMet : Verdict.Unknown;
}
