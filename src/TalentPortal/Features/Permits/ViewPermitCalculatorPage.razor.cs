using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Permits.Domain;
using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;
using Fact = TalentPortal.Features.Rules.Domain.Fact;

namespace TalentPortal.Features.Permits;

/// <summary>The calculator of the work permit: a plain form, and what the rules come to for what stands in the address.</summary>
public sealed partial class ViewPermitCalculatorPage
{
    /// <summary>What the points table asks; everything else helps with the direct routes.</summary>
    private static readonly string[] mainFields =
        [CalculatorForm.Salary, CalculatorForm.Degree, CalculatorForm.Years, CalculatorForm.Months, CalculatorForm.Place, CalculatorForm.Age, CalculatorForm.Background, CalculatorForm.Bonus];

    private readonly Dictionary<string, IReadOnlyList<string>> _fields = new(StringComparer.Ordinal);
    private ViewPermitCalculatorResult? _found;
    private FormErrors _errors = FormErrors.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private IStringLocalizer<PermitsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    private bool HasQuery => _fields.Count > 0;

    private IEnumerable<Fact> Main => mainFields.Select(code => _found!.Rules.Facts[code]);

    private IReadOnlyList<Fact> More => [.. CalculatorForm.Facts(_found!.Rules.Facts).Where(fact => !mainFields.Contains(fact.Code))];

    private IReadOnlyList<Choice> ChineseChoices =>
    [
        .. _found!.Rules.Facts["chinese_level"].Choices.Select(choice => new Choice(choice.Code, choice.Name.In(Languages.Current))),
        new("degree", _found.Rules.Facts["degree_in_chinese"].Name.In(Languages.Current)), new("former_national", _found.Rules.Facts["former_national"].Name.In(Languages.Current)),
    ];

    private static IReadOnlyList<Choice> Cities => [.. FactPlaces.Cities.Select(code => ReferenceData.Divisions[code]).Select(city => new Choice(city.Slug, city.ShortName(Languages.Current)))];

    /// <summary>The chosen place as the list has it.</summary>
    private string? PlaceValue => _found!.Reading.Sheet[CalculatorForm.Place]?.Place is { } code ? SlugOf(code) : Value(CalculatorForm.Place);

    private IReadOnlyList<Choice> Places
    {
        get
        {
            List<Choice> places = [.. Cities.Select(city => city with { Group = T["Calculator_Cities"] })];
            places.AddRange(ReferenceData.Divisions.Provinces.Where(province => province.CountryCode == "CN" && places.TrueForAll(city => city.Value != province.Slug))
                .Select(province => new Choice(province.Slug, province.ShortName(Languages.Current)) { Group = T["Calculator_Provinces"] }));
            // A district or a city that the list does not offer stays chosen.
            if (_found!.Reading.Sheet[CalculatorForm.Place]?.Place is { } chosen and not FactValue.OtherPlace && places.TrueForAll(place => place.Value != SlugOf(chosen)))
                places.Insert(0, new(SlugOf(chosen), RuleWords.PlaceName(chosen).In(Languages.Current)) { Group = T["Calculator_Cities"] });
            places.Add(new(FactValue.OtherPlace, RuleWords.PlaceName(FactValue.OtherPlace).In(Languages.Current)) { Group = T["Calculator_Provinces"] });
            return places;
        }
    }

    protected override async Task OnInitializedAsync()
    {
        foreach (var (name, values) in Http.Request.Query) _fields[name] = [.. values.Select(value => value ?? "")];
        var outcome = await Sender.Send(new ViewPermitCalculator(_fields));
        if (!outcome.IsOk)
        {
            _errors = outcome.ToErrors(T, Shared);
            return;
        }

        _found = outcome.Value;
        _errors = new FormErrors(_found.Reading.Faults.Select(fault => new FormError(fault.Field, T.Say(fault.Text))));
    }

    private static string SlugOf(string code) => ReferenceData.Divisions.Find(code)?.Slug ?? ReferenceData.Districts.Find(code)?.Slug ?? code;

    private IReadOnlyList<string> Values(string field) => _fields.GetValueOrDefault(field) ?? [];

    private string? Value(string field) => Values(field).FirstOrDefault(value => value.Length > 0);

    private bool IsGiven(params string[] fields) => fields.Any(field => Value(field) is not null);

    private bool IsGiven(IEnumerable<Fact> facts) => facts.Any(fact => Value(CalculatorForm.FieldOf(fact)) is not null);

    private bool IsAssumed(Fact fact) => _found!.Reading.Assumed.Contains(fact);

    private string? UnitOf(Fact fact) => fact.IsNumber ? T["Calculator_Unit_" + fact.Unit.Replace('/', '_')].Value : null;

    private IReadOnlyList<Choice> ChoicesOf(Fact fact) => fact.Type == FactType.Bool
        ? [new("yes", T["Calculator_Yes"]), new("no", T["Calculator_No"])]
        : [.. fact.Choices.Select(choice => new Choice(choice.Code, choice.Name.In(Languages.Current)))];
}
