using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.ReturnPlans.Domain;

/// <summary>How far one may count on a grant.</summary>
public enum PlanGrantState
{
    /// <summary>Met, stated as a fact, recent and at least fairly certain, and in the best set of those that go together.</summary>
    Sure,

    /// <summary>Met, but its source is old, unsure or says the most that is paid.</summary>
    Unsure,

    /// <summary>An answer is still to decide it, or the district.</summary>
    Possible,

    /// <summary>Sure, but it cannot be had beside what is counted.</summary>
    Instead,
}

/// <summary>One programme that may pay.</summary>
/// <param name="Amount">Null where no source says how much.</param>
public sealed record PlanGrant(string Code, Bilingual Title, PlanGrantState State, decimal? Amount, BenefitPeriod Period, bool IsUpTo, IReadOnlyList<string> Claims);

/// <summary>
/// What programmes pay somebody at a place: the rules held against what is known of them. What is paid by the month ends
/// early in many places, so it stands in no sum.
/// </summary>
/// <param name="Sure">What comes once or each year for sure.</param>
/// <param name="Possible">What could come at most of all that is met, sure or not. What hangs on an answer is in no sum: nobody gains by leaving questions open.</param>
/// <param name="Asks">What would decide the rest, the most useful first.</param>
public sealed record PlanGrants(decimal Sure, decimal Possible, IReadOnlyList<PlanGrant> Items, IReadOnlyList<Fact> Asks)
{
    private const string Yuan = "CNY";

    private static readonly BenefitKind[] money = [BenefitKind.SettlingGrant, BenefitKind.LivingGrant, BenefitKind.RentSubsidy, BenefitKind.PurchaseGrant, BenefitKind.StartUp, BenefitKind.Research];

    public IEnumerable<string> Claims => Items.SelectMany(item => item.Claims).Distinct(StringComparer.Ordinal);

    /// <param name="sheet">With the place.</param>
    public static PlanGrants At(RuleSet rules, FactSheet sheet, DateOnly on)
    {
        var (matching, place) = (new ProgrammeMatching(rules, sheet, on), sheet[ProgrammeMatching.PlaceFact]!.Place);
        List<ProgrammeMatch> matches =
        [
            .. ProgrammeMatching.All(rules, on).Where(one => money.Contains(one.Benefit.Kind) && one.Benefit.Amounts.Count > 0 && one.Benefit.Currency == Yuan && matching.IsThere(one)).Select(one => matching.Match(one, ways: false)).Where(match => match.Verdict != Verdict.NotMet),
        ];
        var sure = matches.Where(match => IsSure(match, place, rules)).Take(Stacking.Most).ToList();
        var counted = sure.Where(match => match.Programme.Benefit.Period != BenefitPeriod.Month).ToList();
        var best = Stacking.Best([.. counted.Select(match => match.Programme.ToStack(match.Result.Amount!.Value))]);
        var chosen = best.Chosen.Select(one => one.Code).ToHashSet(StringComparer.Ordinal);
        var could = matches.Where(match => match.Verdict == Verdict.Met && match.Place == place && match.Programme.Benefit.Period != BenefitPeriod.Month).Select(match => (match, Most: MostOf(match, rules))).Where(one => one.Most > 0).Take(Stacking.Most);
        var most = Stacking.Best([.. could.Select(one => one.match.Programme.ToStack(one.Most!.Value))]);
        return new(
            Math.Max(0, best.Sum), Math.Max(0, Math.Max(best.Sum, most.Sum)), [.. matches.Select(Item).OrderBy(item => item.State).ThenByDescending(item => item.Amount).ThenBy(item => item.Code, StringComparer.Ordinal)],
            [.. ProgrammeMatching.Asks(matches).Select(ask => ask.Fact)]);

        PlanGrant Item(ProgrammeMatch match) => new(
            match.Code, match.Programme.Document.Title, !sure.Contains(match) ? match.Verdict == Verdict.Met && match.Place == place ? PlanGrantState.Unsure : PlanGrantState.Possible : counted.Contains(match) && !chosen.Contains(match.Code) ? PlanGrantState.Instead : PlanGrantState.Sure,
            MostOf(match, rules), match.Programme.Benefit.Period, match.Programme.Benefit.IsUpTo, [.. match.Claims]);
    }

    /// <summary>A programme of a district is for those who live there, which is not known.</summary>
    private static bool IsSure(ProgrammeMatch match, string? place, RuleSet rules) => match.IsSure(rules.Claims) && !match.Programme.Benefit.IsUpTo && match.Place == place;

    /// <summary>What it comes to, or the most that its open amounts leave; null where none is known.</summary>
    private static decimal? MostOf(ProgrammeMatch match, RuleSet rules) => match.Result.Amount
        ?? match.Amounts.Where(amount => amount.When is null || Evaluation.Of(amount.When, match.Sheet, match.On, rules.Shelf, rules.Parameters).Verdict != Verdict.NotMet).Select(amount => amount.Value).Max();
}
