using FluentValidation;
using MediatR;
using TalentPortal.Features.Pathways.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Features.Sources.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.ReturnPlans;

/// <summary>What would be left of a salary or of offers, in up to four columns side by side. Everything stands in the address; nothing is kept.</summary>
[Anyone]
public sealed record ViewReturnPlan : IQuery<ViewReturnPlanResult>
{
    public const int CitiesMost = 4;
    internal const int ListMost = 20;
    internal const int ValueMax = 60;
    internal const int AnswersMost = 120;

    /// <summary>Offers with pay of their own; they stand before the cities.</summary>
    public IReadOnlyList<PlanOffer> Offers { get; init; } = [];

    /// <summary>Address names of cities.</summary>
    public IReadOnlyList<string> Cities { get; init; } = [];

    /// <summary>Codes of areas; those of cities that were not chosen are left out.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>Gross of the year, without the bonus, in each of the cities. Without it and without an offer there is no plan yet.</summary>
    public string? Salary { get; init; }

    public string? Bonus { get; init; }

    public string? BonusTax { get; init; }

    public string? Year { get; init; }

    /// <summary><c>citizen</c> or <c>foreign</c>.</summary>
    public string? Who { get; init; }

    public string? Children { get; init; }

    public string? Infants { get; init; }

    public string? Elders { get; init; }

    public string? Home { get; init; }

    public string? Study { get; init; }

    public string? Certificate { get; init; }

    public string? Allowances { get; init; }

    /// <summary><c>yes</c> or <c>no</c>; else open for a foreign national, and yes for everybody else.</summary>
    public string? Insurance { get; init; }

    public string? Contributions { get; init; }

    /// <summary>Per cent of the housing fund.</summary>
    public string? Fund { get; init; }

    public string? Wage { get; init; }

    /// <summary>Everything else that the address has, by name: answers to questions of rules, see <see cref="PlanAsked.Prefix"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Answers { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}

/// <param name="Cities">To choose from: those of which something is known.</param>
/// <param name="Facts">What was understood; null without any pay.</param>
/// <param name="Unknown">What the address names and is not known.</param>
/// <param name="IsCut">More offers and cities were named than fit.</param>
/// <param name="Asked">What was answered to questions of rules.</param>
/// <param name="Asks">What to ask further, the most useful first.</param>
/// <param name="Claims">The site's claims, for the notes.</param>
public sealed record ViewReturnPlanResult(
    IReadOnlyList<ViewReturnPlanResult.City> Cities, IReadOnlyList<ViewReturnPlanResult.City> Chosen, PlanFacts? Facts, IReadOnlyList<PlanColumn> Columns, IReadOnlyList<RentRow> Rents, IReadOnlyList<int> Years, IReadOnlyList<string> Unknown,
    bool IsCut, PlanAsked Asked, IReadOnlyList<Fact> Asks, ClaimBook Claims)
{
    public sealed record City(string Slug, string Code);
}

internal sealed class ViewReturnPlanValidator : AbstractValidator<ViewReturnPlan>
{
    public ViewReturnPlanValidator()
    {
        RuleFor(x => x.Offers.Count).LessThanOrEqualTo(PlanOffer.Most).Says("ViewReturnPlan_TooLong");
        RuleForEach(x => x.Offers).ChildRules(offer =>
        {
            offer.RuleFor(x => x.Name).IsPlainText(ViewReturnPlan.ValueMax, "ViewReturnPlan_TooLong");
            offer.RuleFor(x => x.City).IsPlainText(ViewReturnPlan.ValueMax, "ViewReturnPlan_TooLong");
            offer.RuleFor(x => x.City).NotEmpty().When(x => !x.IsBlank).Says("PlanOffer_CityMissing");
            offer.RuleFor(x => x.Salary).Must(text => PlanTyped.Money(text) is > 0).When(x => !x.IsBlank).Says("ViewReturnPlan_SalaryInvalid", PlanFacts.MoneyMost);
            offer.RuleFor(x => x.Bonus).Must(PlanTyped.IsMoney).Says("ViewReturnPlan_MoneyInvalid", PlanFacts.MoneyMost);
        });
        RuleFor(x => x.Cities.Count).LessThanOrEqualTo(ViewReturnPlan.ListMost).Says("ViewReturnPlan_TooLong");
        RuleFor(x => x.Areas.Count).LessThanOrEqualTo(ViewReturnPlan.ListMost).Says("ViewReturnPlan_TooLong");
        RuleForEach(x => x.Cities).IsPlainText(ViewReturnPlan.ValueMax, "ViewReturnPlan_TooLong");
        RuleForEach(x => x.Areas).IsPlainText(ViewReturnPlan.ValueMax, "ViewReturnPlan_TooLong");
        foreach (var rule in new[] { RuleFor(x => x.BonusTax), RuleFor(x => x.Year), RuleFor(x => x.Who), RuleFor(x => x.Elders), RuleFor(x => x.Home), RuleFor(x => x.Study), RuleFor(x => x.Certificate), RuleFor(x => x.Insurance) })
            rule.IsPlainText(ViewReturnPlan.ValueMax, "ViewReturnPlan_TooLong");
        RuleFor(x => x.Salary).Must(text => PlanTyped.IsMoney(text) && PlanTyped.Money(text) is not 0).Says("ViewReturnPlan_SalaryInvalid", PlanFacts.MoneyMost);
        foreach (var rule in new[] { RuleFor(x => x.Bonus), RuleFor(x => x.Allowances), RuleFor(x => x.Contributions), RuleFor(x => x.Wage) })
            rule.Must(PlanTyped.IsMoney).Says("ViewReturnPlan_MoneyInvalid", PlanFacts.MoneyMost);
        foreach (var rule in new[] { RuleFor(x => x.Children), RuleFor(x => x.Infants) })
            rule.Must(text => PlanTyped.IsBlank(text) || PlanTyped.Count(text) is not null).Says("ViewReturnPlan_ChildrenInvalid", PlanFacts.ChildrenMost);
        RuleFor(x => x.Answers).Must(answers => answers is not null && answers.Count <= ViewReturnPlan.AnswersMost && answers.Values.Sum(values => values.Count) <= ViewReturnPlan.AnswersMost).Says("ViewReturnPlan_TooLong");
        RuleFor(x => x.Fund).Must(text => PlanTyped.IsBlank(text) || PlanTyped.Share(text) is not null).Says("ViewReturnPlan_FundInvalid", PlanTyped.FundMost);
    }
}

internal sealed class ViewReturnPlanHandler(ContentLedger ledgers, RuleLibrary library, PathwayShelf ways, CurrentCall call, TimeProvider clock) : IRequestHandler<ViewReturnPlan, Outcome<ViewReturnPlanResult>>
{
    /// <summary>Where portals of tenants without a time zone of their own count days: the plan is for China.</summary>
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public async Task<Outcome<ViewReturnPlanResult>> Handle(ViewReturnPlan request, CancellationToken ct)
    {
        var ledger = await ledgers.At(call.TenantId, ct);
        var now = clock.GetUtcNow();
        var today = call.Tenant?.DayAt(now) ?? DateOnly.FromDateTime(now.ToOffset(China).DateTime);
        var rents = RentTable.Current;
        var known = Known(ledger.Parameters, rents);
        var named = request.Cities.Where(slug => !PlanTyped.IsBlank(slug)).Distinct(StringComparer.Ordinal).ToList();
        var found = named.Select(slug => ReferenceData.Divisions.BySlug(slug) is { IsCity: true } city ? new ViewReturnPlanResult.City(city.Slug, city.Code) : null).OfType<ViewReturnPlanResult.City>().ToList();
        List<string> unknown = [.. named.Where(slug => found.TrueForAll(city => city.Slug != slug))];
        var offers = request.Offers.Index().Where(one => !one.Item.IsBlank).Select(one => (Number: one.Index + 1, one.Item, City: ReferenceData.Divisions.BySlug(one.Item.City!) is { IsCity: true } city ? city : null)).ToList();
        unknown.AddRange(offers.Where(one => one.City is null).Select(one => one.Item.City!));
        offers.RemoveAll(one => one.City is null);
        var areas = request.Areas.Where(code => !PlanTyped.IsBlank(code)).Distinct(StringComparer.Ordinal).ToList();
        unknown.AddRange(areas.Where(code => rents.Rows.All(row => row.Code != code)));
        var chosen = found.Take(ViewReturnPlan.CitiesMost).ToList();
        var facts = Facts(request, today.Year);
        var asks = new List<Fact>();
        var rules = await library.Of(call.TenantId, ct);
        var asked = PlanAsked.Read(request.Answers, rules.Facts, facts);
        List<PlanColumn> columns = [];
        if (facts is not null)
        {
            // A plan for next year asks what will hold then, as far as it is known.
            var at = new PlanDesk(ledger.Claims, ledger.Parameters, rules, rents, ways, facts.Year > today.Year ? new DateOnly(facts.Year, 1, 1) : today);
            foreach (var (number, offer, city) in offers.Take(ViewReturnPlan.CitiesMost)) columns.Add(await at.Column(Paid(facts, offer), asked, city!.Code, areas, new(number, Typed.Tidy(offer.Name)), asks, ct));
            var isPaid = PlanTyped.Money(request.Salary) is not null;
            foreach (var city in isPaid ? chosen.Take(ViewReturnPlan.CitiesMost - columns.Count).ToList() : []) columns.Add(await at.Column(facts, asked, city.Code, areas, null, asks, ct));
        }

        var isCut = found.Count > ViewReturnPlan.CitiesMost - offers.Count;
        List<Fact> open = [.. asks.Where(PlanAsked.IsAsked).GroupBy(fact => fact).OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Index).Select(group => group.Key).Except(asked.Given).Take(PlanAsked.Most)];
        return new ViewReturnPlanResult(known, chosen, facts, columns, rents.Rows, [today.Year, today.Year + 1], unknown, isCut, asked, open, ledger.Claims);
    }

    /// <summary>Cities with a figure of their own, in the order of their codes.</summary>
    private static List<ViewReturnPlanResult.City> Known(ParameterBook book, RentTable rents) =>
    [
        .. rents.Rows.Select(row => row.City).Concat(book.All.Where(p => p.Code.StartsWith("si.", StringComparison.Ordinal) || p.Code == "local_wage_month").Select(p => p.Place)).Distinct(StringComparer.Ordinal)
            .Select(ReferenceData.Divisions.Find).OfType<Division>().Where(division => division.IsCity).OrderBy(division => division.Code, StringComparer.Ordinal).Select(division => new ViewReturnPlanResult.City(division.Slug, division.Code)),
    ];

    private static PlanFacts Paid(PlanFacts facts, PlanOffer offer) => facts with { Salary = PlanTyped.Money(offer.Salary)!.Value, Bonus = PlanTyped.Money(offer.Bonus) ?? 0 };

    private static PlanFacts? Facts(ViewReturnPlan request, int year)
    {
        // What is not paid by an offer is paid the salary; where there are offers alone, each has its own.
        if ((PlanTyped.Money(request.Salary) ?? PlanTyped.Money(request.Offers.FirstOrDefault(offer => !offer.IsBlank)?.Salary)) is not { } salary) return null;
        var isForeign = request.Who == "foreign";
        return new PlanFacts(PlanTyped.Year(request.Year, year), salary)
        {
            Bonus = PlanTyped.Money(request.Bonus) ?? 0, BonusTax = PlanTyped.Choice<BonusTax>(request.BonusTax), IsForeign = isForeign, Children = PlanTyped.Count(request.Children) ?? 0, Infants = PlanTyped.Count(request.Infants) ?? 0,
            Elders = PlanTyped.Choice<ElderCare>(request.Elders), Home = PlanTyped.Choice<HomeCost>(request.Home), Study = request.Study == "true", Certificate = request.Certificate == "true",
            Allowances = isForeign && PlanTyped.Money(request.Allowances) is > 0 and { } allowances ? allowances : null, IsInsured = request.Insurance switch { "yes" => true, "no" => false, _ => isForeign ? null : true },
            Contributions = PlanTyped.Money(request.Contributions), FundShare = PlanTyped.Share(request.Fund), LocalWage = PlanTyped.Money(request.Wage) is > 0 and { } wage ? wage : null,
        };
    }
}
