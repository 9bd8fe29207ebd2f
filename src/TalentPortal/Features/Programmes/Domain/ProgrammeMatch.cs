using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;

namespace TalentPortal.Features.Programmes.Domain;

/// <summary>An amount that a programme pays, in which case.</summary>
/// <param name="When">Null: in any case.</param>
/// <param name="Value">Null where it is not known.</param>
/// <param name="Claims">Of the dated figures that went into it.</param>
public sealed record ProgrammeAmount(Condition? When, decimal? Value, IReadOnlyList<string> Claims);

/// <summary>What a programme comes to for somebody.</summary>
/// <param name="Place">For which place it was worked out; null where it is for the whole country and none was said.</param>
/// <param name="Sheet">With which answers.</param>
/// <param name="Until">The first day on which it is no longer met; null where no such day is known, or it is not met.</param>
/// <param name="Ways">What would have to be different.</param>
public sealed record ProgrammeMatch(Programme Programme, string? Place, FactSheet Sheet, DateOnly On, RuleResult Result, IReadOnlyList<ProgrammeAmount> Amounts, DateOnly? Until, IReadOnlyList<Way> Ways)
{
    private const int MonthsOfYear = 12;
    private const string Currency = "CNY";

    public string Code => Programme.Code;

    public Verdict Verdict => Result.Verdict;

    /// <summary>The conditions one by one; a rule of one condition is that.</summary>
    public IReadOnlyList<Finding> Parts => Result.Why!.Condition is AllOf ? Result.Why.Of : [Result.Why];

    /// <summary>Conditions that are met beside the place, which was taken from the programme where none was said.</summary>
    public double MetShare => Parts.Count(part => part.Verdict == Verdict.Met && !IsPlace(part)) / (double)Math.Max(1, Parts.Count(part => !IsPlace(part)));

    /// <summary>Something is known for it.</summary>
    public bool IsBegun => Verdict == Verdict.Met || MetShare > 0;

    /// <summary>
    /// What it would come to if it were paid through the first year, in yuan; null where it is no sum, or the sum is not
    /// known. By it benefits are compared; it is told to nobody, because monthly ones often end earlier or become less.
    /// </summary>
    public decimal? FirstYear => Result.Amount is not { } amount || Programme.Benefit.Currency != Currency ? null
        : Programme.Benefit.Period == BenefitPeriod.Month ? amount * MonthsOfYear : amount;

    /// <summary>Met, with a sum, and nothing of it is old or unsure.</summary>
    public bool IsSure(ClaimBook book) =>
        Verdict == Verdict.Met && FirstYear is > 0 && Programme.IsFirm && !Programme.IsOldOn(On) && Amounts.SelectMany(amount => amount.Claims).All(code => Programme.IsFirmClaim(book.Find(code)));

    /// <summary>Claims that the match rests on, in the order of reading.</summary>
    public IEnumerable<string> Claims => Programme.Document.Claims.Concat(ClaimsOf(Result.Why!)).Concat(Result.Warnings.SelectMany(warning => warning.Head.Claims)).Concat(Amounts.SelectMany(amount => amount.Claims)).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> ClaimsOf(Finding finding) => finding.Condition.Head.Claims.Concat(finding.Used.Select(used => used.Claim)).Concat(finding.Of.SelectMany(ClaimsOf));

    private static bool IsPlace(Finding part) => part.Condition is FactTest { Fact.Type: FactType.Place };
}

/// <summary>A sum of what is paid in the same rhythm.</summary>
/// <param name="IsUpTo">Some of it is the most that is paid.</param>
public sealed record PeriodSum(BenefitPeriod Period, decimal Amount, bool IsUpTo);

/// <summary>What somebody can have at one place, without what cannot be had together.</summary>
/// <param name="Sums">What the chosen ones come to, each rhythm of paying apart.</param>
/// <param name="Chosen">The set that is worth the most.</param>
/// <param name="IsLowered">One of them is lowered by another, so that together they are less than the sums.</param>
/// <param name="Instead">Each other sure one, with those chosen that stand against it.</param>
/// <param name="Beside">Met, with a sum, but old or unsure: in no sum.</param>
/// <param name="IsCut">There were more than can be looked through.</param>
public sealed record PlaceStack(
    string Place, IReadOnlyList<PeriodSum> Sums, IReadOnlyList<ProgrammeMatch> Chosen, bool IsLowered, IReadOnlyList<(ProgrammeMatch Left, IReadOnlyList<ProgrammeMatch> Against)> Instead, IReadOnlyList<ProgrammeMatch> Beside,
    bool IsCut);

/// <summary>A question, with how many of the open programmes its answer could decide.</summary>
public sealed record ProgrammeAsk(Fact Fact, int Programmes);
