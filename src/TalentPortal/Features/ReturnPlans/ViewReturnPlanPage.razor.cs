using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.ReturnPlans;

/// <summary>What would be left of a salary, for visitors too. Pay and family stand in the address by the visitor's own doing, and nowhere else.</summary>
public sealed partial class ViewReturnPlanPage
{
    private ViewReturnPlanResult? _found;
    private FigureNotes _notes = FigureNotes.None;
    private FormErrors _errors = FormErrors.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<ReturnPlansText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "city")] private string[]? Cities { get; set; }

    [SupplyParameterFromQuery(Name = "area")] private string[]? Areas { get; set; }

    [SupplyParameterFromQuery(Name = "salary")] private string? Salary { get; set; }

    [SupplyParameterFromQuery(Name = "bonus")] private string? Bonus { get; set; }

    [SupplyParameterFromQuery(Name = "bonustax")] private string? BonusTax { get; set; }

    [SupplyParameterFromQuery(Name = "year")] private string? Year { get; set; }

    [SupplyParameterFromQuery(Name = "who")] private string? Who { get; set; }

    [SupplyParameterFromQuery(Name = "children")] private string? Children { get; set; }

    [SupplyParameterFromQuery(Name = "infants")] private string? Infants { get; set; }

    [SupplyParameterFromQuery(Name = "elders")] private string? Elders { get; set; }

    [SupplyParameterFromQuery(Name = "home")] private string? Home { get; set; }

    [SupplyParameterFromQuery(Name = "study")] private string? Study { get; set; }

    [SupplyParameterFromQuery(Name = "certificate")] private string? Certificate { get; set; }

    [SupplyParameterFromQuery(Name = "allowances")] private string? Allowances { get; set; }

    [SupplyParameterFromQuery(Name = "insurance")] private string? Insurance { get; set; }

    [SupplyParameterFromQuery(Name = "contributions")] private string? Contributions { get; set; }

    [SupplyParameterFromQuery(Name = "fund")] private string? Fund { get; set; }

    [SupplyParameterFromQuery(Name = "wage")] private string? Wage { get; set; }

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    /// <summary>The offers in the address, up to the last that says something.</summary>
    private IReadOnlyList<PlanOffer> Offers
    {
        get
        {
            var rows = PlanFields.Offers(PlanFields.Of(Http.Request.Query));
            return [.. rows.Take(rows.ToList().FindLastIndex(row => !row.IsBlank) + 1)];
        }
    }

    /// <summary>The rows of the form: those of the address, and one more, two at least.</summary>
    private IEnumerable<(int Row, PlanOffer Offer)> OfferRows => Enumerable.Range(0, Math.Clamp(Offers.Count + 1, 2, PlanOffer.Most)).Select(row => (row, Offers.ElementAtOrDefault(row) ?? new PlanOffer(null, null, null, null)));

    /// <summary>What the address answers to questions of rules.</summary>
    private IReadOnlyDictionary<string, IReadOnlyList<string>> Answers => Http.Request.Query.Where(one => one.Key.StartsWith(PlanAsked.Prefix, StringComparison.Ordinal))
        .ToDictionary(one => one.Key, one => (IReadOnlyList<string>)[.. one.Value.Select(value => value ?? "")], StringComparer.Ordinal);

    /// <summary>The questions that were answered, and those that would decide more.</summary>
    private IEnumerable<FactAsked> Questions => (_found?.Asked.Given ?? []).Concat(_found?.Asks ?? []).Select(fact => FactAsked.Of(fact, Languages.Current));

    /// <summary>Search engines may have the empty form, and no plan of anybody's.</summary>
    private bool IsBare => new Uri(Navigation.Uri).Query.Length == 0;

    private IReadOnlyList<Choice> CityChoices => [.. (_found?.Cities ?? []).Concat(_found?.Chosen ?? []).Concat(OfferCities).DistinctBy(city => city.Slug).Select(city => new Choice(city.Slug, PlanWords.City(city.Code)))];

    /// <summary>Cities of offers of which nothing else is known: a link may name them.</summary>
    private IEnumerable<ViewReturnPlanResult.City> OfferCities => Offers.Select(offer => offer.City is { } slug && ReferenceData.Divisions.BySlug(slug) is { IsCity: true } city ? new ViewReturnPlanResult.City(city.Slug, city.Code) : null).OfType<ViewReturnPlanResult.City>();

    private IReadOnlyCollection<string> CityValues => [.. _found is null ? Cities ?? [] : _found.Chosen.Select(city => city.Slug)];

    private string YearValue => PlanTyped.Year(Year, _found?.Years[0] ?? 0).ToString(CultureInfo.InvariantCulture);

    private IReadOnlyList<Choice> YearChoices => [.. (_found?.Years ?? []).Select(year => year.ToString(CultureInfo.InvariantCulture)).Select(year => new Choice(year, year))];

    private IEnumerable<(ViewReturnPlanResult.City City, IReadOnlyList<Choice> Choices, string? Chosen)> AreaFields =>
        from city in _found?.Chosen ?? []
        let rows = _found!.Rents.Where(row => row.City == city.Code).ToList()
        where rows.Count > 1
        select (city, (IReadOnlyList<Choice>)[.. rows.Select(row => new Choice(row.Code, row.Area.In(Languages.Current)!))], rows.Find(row => Areas?.Contains(row.Code) == true)?.Code);

    protected override async Task OnInitializedAsync()
    {
        var asked = new ViewReturnPlan
        {
            Offers = Offers, Cities = Cities ?? [], Areas = Areas ?? [], Salary = Salary, Bonus = Bonus, BonusTax = BonusTax, Year = Year, Who = Who, Children = Children, Infants = Infants, Elders = Elders, Home = Home, Study = Study,
            Certificate = Certificate, Allowances = Allowances, Insurance = Insurance, Contributions = Contributions, Fund = Fund, Wage = Wage, Answers = Answers,
        };
        var outcome = await Sender.Send(asked);
        _errors = outcome.ToErrors(T, Shared);
        // What cannot be read is told at its field; the form still needs its choices.
        _found = outcome.IsOk ? outcome.Value : await Choices(Cities ?? []) ?? await Choices([]);
        if (_errors.All.Count == 0 && _found is { Asked.Faults: { Count: > 0 } faults }) _errors = Outcome<Done>.Fail(new(OutcomeKind.Invalid, faults, null)).ToErrors(T, Shared);
        if (_found is { } found) _notes = new(found.Claims, found.Columns.SelectMany(column => column.Claims));
    }

    private async Task<ViewReturnPlanResult?> Choices(string[] cities) => (await Sender.Send(new ViewReturnPlan { Cities = cities })) is { IsOk: true } outcome ? outcome.Value : null;

    private IReadOnlyList<Choice> Options<TChoice>(string prefix)
        where TChoice : struct, Enum =>
        [.. Enum.GetValues<TChoice>().Select(value => new Choice(PlanTyped.Name(value), T[prefix + PlanTyped.Name(value)]))];
}
