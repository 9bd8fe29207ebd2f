using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Schools.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Schools;

/// <summary>The schools, with filters. Everything is in the address, and nothing in it says when a child was born.</summary>
public sealed partial class BrowseSchoolsPage
{
    private BrowseSchoolsResult? _found;
    private FormErrors _errors = FormErrors.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<SchoolsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "age")] private string? Age { get; set; }

    [SupplyParameterFromQuery(Name = "place")] private string? Place { get; set; }

    [SupplyParameterFromQuery(Name = "stage")] private string? Stage { get; set; }

    [SupplyParameterFromQuery(Name = "kind")] private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "language")] private string? Taught { get; set; }

    [SupplyParameterFromQuery(Name = "curriculum")] private string? Curriculum { get; set; }

    [SupplyParameterFromQuery(Name = "fee")] private string? Fee { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private string? Page { get; set; }

    private bool IsUnfiltered => new[] { Age, Place, Stage, Kind, Taught, Curriculum, Fee, Page }.All(string.IsNullOrWhiteSpace);

    private static IReadOnlyList<Choice> Stages => [.. SchoolStages.All.Select(stage => new Choice(stage.Code, stage.Name.In(Languages.Current)))];

    protected override async Task OnInitializedAsync()
    {
        var outcome = await Sender.Send(new BrowseSchools(Age, Place, Stage, Kind, Taught, Curriculum, Fee, Page));
        if (outcome.IsOk) _found = outcome.Value;
        else _errors = outcome.ToErrors(T, Shared);
    }

    private static IReadOnlyList<Choice> Places(BrowseSchoolsResult found) => [.. found.Places.Select(place => new Choice(place.Value, PlaceName(place)))];

    private static string PlaceName(BrowseSchoolsResult.Place place) =>
        place.District.In(Languages.Current) is { Length: > 0 } district ? $"{SchoolWords.City(place.CityCode)} \u00b7 {district}" : SchoolWords.City(place.CityCode);

    /// <summary>What was understood of the address.</summary>
    private IReadOnlyList<Chip> Chosen(BrowseSchoolsResult found)
    {
        List<Chip> chips = [];
        Add("age", Age, found.Age is { } age ? T.Age(age) : null);
        Add("place", Place, found.Places.Where(place => place.Value == Place).Select(PlaceName).FirstOrDefault());
        Add("stage", Stage, SchoolStages.Find(Stage)?.Name.In(Languages.Current));
        Add("kind", Kind, SchoolDraft.Choice<SchoolKind>(Kind) is { } kind ? T["Kind_" + kind].Value : null);
        Add("language", Taught, Taught is not null && found.Languages.Contains(Taught) ? SchoolWords.Language(Taught) : null);
        Add("curriculum", Curriculum, SchoolDraft.Choice<SchoolCurriculum>(Curriculum) is { } plan ? T["Curriculum_" + plan].Value : null);
        Add("fee", Fee, found.Fee is { } fee ? T["BrowseSchools_FeeChip", MoneyText.Sum(fee, "CNY", CultureInfo.CurrentUICulture)].Value : null);
        return chips;

        void Add(string name, string? value, string? words)
        {
            if (value is not null && words is not null) chips.Add(new Chip(words, Links.Without(Links.PageOf(Navigation), name, value)));
        }
    }
}
