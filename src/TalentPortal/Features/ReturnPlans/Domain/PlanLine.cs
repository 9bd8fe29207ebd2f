using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;

namespace TalentPortal.Features.ReturnPlans.Domain;

public enum PlanPeriod
{
    Year,
    Month,

    /// <summary>How long it takes.</summary>
    Weeks,

    /// <summary>At the beginning, and not again.</summary>
    Once,
}

/// <summary>One line of a plan for one place.</summary>
/// <param name="Least">Null where it is not known how little it can be.</param>
/// <param name="Typical">Null where nothing says what is usual between the two.</param>
/// <param name="Most">Null where it is not known how much it can be.</param>
/// <param name="Standing">Of the weakest claim it rests on.</param>
/// <param name="Certainty">Of the least certain claim it rests on.</param>
/// <param name="Verdict">Whether one may count on it; null where that is no question.</param>
/// <param name="Asks">What would make it surer: names of sentences.</param>
public sealed record PlanLine(
    string Code, decimal? Least, decimal? Typical, decimal? Most, PlanPeriod Period, Standing Standing, Certainty Certainty, IReadOnlyList<string> Claims, Verdict? Verdict, IReadOnlyList<string> Asks)
{
    public LineBasis Basis { get; init; }

    /// <summary>What it is made of, where that is worth telling apart.</summary>
    public IReadOnlyList<PlanLine> Parts { get; init; } = [];

    /// <summary>A single amount that rests on facts in force, at least fairly certain: what may be counted on.</summary>
    public bool IsSure => Least is not null && Standing == Standing.Fact && Certainty <= Certainty.Medium && Basis is LineBasis.Said or LineBasis.Law or LineBasis.Own && Verdict is null or Rules.Domain.Verdict.Met;

    /// <summary>It may come, and nobody has decided.</summary>
    public bool IsPossible => Verdict == Rules.Domain.Verdict.Unknown;

    public bool IsOpen => Least is null && Most is null;
}

/// <summary>"From so much to so much, of which so much is sure."</summary>
public sealed record PlanSum(decimal? Least, decimal? Most, decimal Sure);

/// <summary>How the column of an offer is headed.</summary>
/// <param name="Number">From 1, as typed.</param>
public sealed record PlanHead(int Number, string? Name);

/// <summary>What a plan says of one place.</summary>
/// <param name="Place">GB/T 2260 code.</param>
/// <param name="Net">What is paid out in a year, and with the relief that is possible.</param>
/// <param name="Left">What is left of a month's pay after rent.</param>
/// <param name="Months">The employer's withholding month by month; only where one reckoning says it.</param>
/// <param name="Rents">What the rent was taken from.</param>
public sealed record PlanColumn(string Place, IReadOnlyList<PlanLine> Lines, PlanSum Net, PlanSum Left, IReadOnlyList<NetPayMonth> Months, IReadOnlyList<RentRow> Rents)
{
    /// <summary>The offer whose pay it is; null where the pay is the same as in other cities.</summary>
    public PlanHead? Offer { get; init; }

    /// <summary>What programmes pay there; null where no rule was asked.</summary>
    public PlanGrants? Grants { get; init; }

    /// <summary>The work permit there; null for whoever needs none.</summary>
    public PlanPermit? Permit { get; init; }

    /// <summary>The ways that have to be gone, with how long their procedures take.</summary>
    public IReadOnlyList<PlanPath> Paths { get; init; } = [];

    /// <summary>Pay and grants together. What is paid by the month stands beside it.</summary>
    public PlanSum All => Grants is not { } grants ? Net : new(Net.Least + grants.Sure, Net.Most + grants.Possible, Net.Sure + grants.Sure);

    public PlanLine? Line(string code) => Lines.FirstOrDefault(line => line.Code == code);

    public IEnumerable<string> Claims => Lines.SelectMany(line => line.Claims).Concat(Grants?.Claims ?? []).Concat(Permit?.Claims ?? []).Concat(Paths.SelectMany(path => path.Claims));
}
