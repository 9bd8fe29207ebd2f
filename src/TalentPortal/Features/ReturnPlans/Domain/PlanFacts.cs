namespace TalentPortal.Features.ReturnPlans.Domain;

/// <summary>What somebody said for a plan. What they did not say is null, and the plan reckons with all that it can be.</summary>
/// <param name="Salary">Gross, of the year, without the bonus.</param>
public sealed record PlanFacts(int Year, decimal Salary)
{
    public const decimal MoneyMost = 100_000_000;
    public const int ChildrenMost = 9;

    public decimal Bonus { get; init; }

    public BonusTax BonusTax { get; init; }

    public bool IsForeign { get; init; }

    public int Children { get; init; }

    public int Infants { get; init; }

    public ElderCare Elders { get; init; }

    public HomeCost Home { get; init; }

    public bool Study { get; init; }

    public bool Certificate { get; init; }

    /// <summary>Tax-free allowances a month instead of the deductions; of foreign nationals alone.</summary>
    public decimal? Allowances { get; init; }

    /// <summary>Whether insurance and fund are paid; null for a foreign national of whom that is open.</summary>
    public bool? IsInsured { get; init; }

    /// <summary>Insurance and fund a month, as an offer says.</summary>
    public decimal? Contributions { get; init; }

    /// <summary>Share of the housing fund, such as 0.07; null for all that the place allows.</summary>
    public decimal? FundShare { get; init; }

    public decimal? LocalWage { get; init; }

    public int Bedrooms { get; init; } = 2;
}
