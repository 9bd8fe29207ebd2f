using TalentPortal.Features.Rules.Domain;

namespace TalentPortal.Features.ReturnPlans.Domain;

/// <summary>How a year-end bonus is taxed.</summary>
public enum BonusTax
{
    /// <summary>Whichever of the two leaves more.</summary>
    Better,

    /// <summary>With the year's other income.</summary>
    Together,

    /// <summary>Apart, by the monthly table.</summary>
    Apart,
}

public enum ElderCare
{
    None,
    OnlyChild,
    Shared,
}

/// <summary>What is deducted for the home. The two never go together.</summary>
public enum HomeCost
{
    None,
    Rent,
    Mortgage,
}

/// <summary>
/// A whole calendar year's pay of somebody who is tax resident for all of it, and what of their life the tax asks for.
/// </summary>
/// <param name="Place">GB/T 2260 code of the place where the employer pays insurance.</param>
/// <param name="Year">From <see cref="YearFirst"/> on.</param>
/// <param name="MonthlyPay">Gross, the same in every month, in CNY.</param>
public sealed record NetPayQuestion(string Place, int Year, decimal MonthlyPay)
{
    /// <summary>The first year whose income was taxed as a whole.</summary>
    public const int YearFirst = 2019;

    /// <summary>Paid once, in December; gross, in CNY.</summary>
    public decimal Bonus { get; init; }

    public BonusTax BonusTax { get; init; }

    /// <summary>Children from three years on, wholly deducted by this person; those under three are <see cref="Infants"/>.</summary>
    public int Children { get; init; }

    public int Infants { get; init; }

    public ElderCare Elders { get; init; }

    public HomeCost Home { get; init; }

    /// <summary>Studies for a degree beside the work.</summary>
    public bool Study { get; init; }

    /// <summary>Gains a professional certificate in this year.</summary>
    public bool Certificate { get; init; }

    /// <summary>
    /// Of the monthly pay, what a foreign national has as tax-free allowances; null for whoever takes the special
    /// additional deductions. One of the two, for the whole year.
    /// </summary>
    public decimal? ForeignAllowances { get; init; }

    public bool PaysInsurance { get; init; } = true;

    public bool PaysFund { get; init; } = true;

    /// <summary>Share of the housing fund, such as 0.07; null for the least that the place allows.</summary>
    public decimal? FundShare { get; init; }

    /// <summary>Insurance and fund a month as a payslip or an offer says: taken instead of all tables.</summary>
    public decimal? KnownContributions { get; init; }

    /// <summary>Average wage a month that the person typed because we have none of that place.</summary>
    public decimal? LocalWage { get; init; }

    /// <summary>Whether the person may use the relief: rules decide that, the arithmetic only asks.</summary>
    public Verdict GreaterBay { get; init; }

    /// <inheritdoc cref="GreaterBay"/>
    public Verdict Hainan { get; init; }
}
