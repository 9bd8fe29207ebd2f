namespace TalentPortal.Features.ReturnPlans.Domain;

public enum LineSide
{
    Gross,
    Insurance,
    Fund,

    /// <summary>Lowers what is taxed, not what is paid out.</summary>
    Deduction,
    Tax,
    Relief,
    Net,
}

/// <summary>How often an amount comes.</summary>
public enum LinePeriod
{
    Year,
    Once,
}

/// <summary>What an amount rests on, from the surest to none; of several the last counts.</summary>
public enum LineBasis
{
    /// <summary>What the person said.</summary>
    Said,

    /// <summary>A figure for the whole country.</summary>
    Law,

    /// <summary>The place's own table, in force in the month.</summary>
    Own,

    /// <summary>Bounds reckoned from the place's average wage.</summary>
    FromWage,

    /// <summary>The place's last table, which has ended; no newer one is known.</summary>
    Ended,

    /// <summary>The shares that are usual in the country: no figure of this place.</summary>
    General,

    /// <summary>No figure at all.</summary>
    Open,
}

/// <summary>One amount of a year, and all that it was reckoned from.</summary>
/// <param name="Code">For example <c>si.pension</c>.</param>
/// <param name="Amount">Of the year, to the fen; how it counts is said by its side. Null where it is left open.</param>
/// <param name="Parameters">Codes of the parameters that were used.</param>
/// <param name="Claims">Codes of the claims on which those rest.</param>
/// <param name="Missing">Codes of the parameters that were looked for and not found.</param>
/// <param name="IsCounted">False for what is possible and stands beside the sum.</param>
public sealed record NetPayLine(
    string Code, decimal? Amount, LinePeriod Period, LineSide Side, LineBasis Basis, IReadOnlyList<string> Parameters, IReadOnlyList<string> Claims, IReadOnlyList<string> Missing, bool IsCounted = true);

/// <summary>What is paid out in one month, with the tax as the employer withholds it.</summary>
public sealed record NetPayMonth(int Month, decimal Gross, decimal? Contributions, decimal? Tax, decimal? Net);

/// <summary>A year from gross to net.</summary>
/// <param name="Contributions">Social insurance and housing fund.</param>
/// <param name="Taxable">Of the comprehensive income; a bonus taxed apart is not in it.</param>
/// <param name="Tax">Of the whole year, the bonus's included.</param>
/// <param name="Relief">Only what is met.</param>
/// <param name="Settlement">What the yearly settlement pays back beyond the withholdings; zero or less.</param>
/// <param name="NetOtherwise">What the other way of taxing the bonus would leave; null where there is none.</param>
public sealed record NetPayResult(
    IReadOnlyList<NetPayLine> Lines, IReadOnlyList<NetPayMonth> Months, decimal Gross, decimal? Contributions, decimal? Taxable, decimal? Tax, decimal Relief, decimal? Settlement, decimal? Net, bool IsBonusApart, decimal? NetOtherwise)
{
    public NetPayLine? Line(string code) => Lines.FirstOrDefault(line => line.Code == code);
}

/// <summary>Amounts as the law rounds them.</summary>
public static class Rounded
{
    /// <summary>Half up, to the fen.</summary>
    public static decimal Fen(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    /// <summary>Half up, to the yuan: how amounts are printed.</summary>
    public static decimal Yuan(decimal amount) => Math.Round(amount, 0, MidpointRounding.AwayFromZero);
}
