using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Housing;

/// <summary>The flats, with filters. Everything is in the address.</summary>
public sealed partial class BrowseListingsPage
{
    private BrowseListingsResult? _found;
    private FormErrors _errors = FormErrors.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<HousingText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "place")] private string? Place { get; set; }

    [SupplyParameterFromQuery(Name = "rent")] private string? Rent { get; set; }

    [SupplyParameterFromQuery(Name = "rooms")] private string? Rooms { get; set; }

    [SupplyParameterFromQuery(Name = "registration")] private string? Registration { get; set; }

    [SupplyParameterFromQuery(Name = "foreigners")] private string? Foreigners { get; set; }

    [SupplyParameterFromQuery(Name = "scheme")] private string? Scheme { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private string? Page { get; set; }

    private bool IsUnfiltered => new[] { Place, Rent, Rooms, Registration, Foreigners, Scheme, Sort, Page }.All(string.IsNullOrWhiteSpace);

    protected override async Task OnInitializedAsync()
    {
        var outcome = await Sender.Send(new BrowseListings(Place, Rent, Rooms, Registration, Foreigners, Scheme, Sort, Page));
        if (outcome.IsOk) _found = outcome.Value;
        else _errors = outcome.ToErrors(T, Shared);
    }

    private static IReadOnlyList<string> Values(string? value) => string.IsNullOrWhiteSpace(value) ? [] : [value];

    private static IReadOnlyList<Choice> Places(BrowseListingsResult found) => [.. found.Places.Select(place => new Choice(place.Slug, HousingWords.Place(place.Code)))];

    private static IReadOnlyList<Choice> Schemes(BrowseListingsResult found) => [.. found.Schemes.Select(scheme => new Choice(scheme.Code, scheme.Document.Title.In(Languages.Current)))];

    /// <summary>Cities alone: on a map of the country the parts of one lie on top of each other. The list beside has them.</summary>
    private static List<MapPoint> Points(BrowseListingsResult found) =>
    [
        .. found.Places.Where(place => place is { IsCity: true, Latitude: not null, Longitude: not null })
            .Select(place => new MapPoint(HousingWords.City(place.Code), (double)place.Latitude!.Value, (double)place.Longitude!.Value, place.Flats, "housing?place=" + place.Slug)),
    ];

    /// <summary>What was understood of the address.</summary>
    private IReadOnlyList<Chip> Chosen(BrowseListingsResult found)
    {
        List<Chip> chips = [];
        Add("place", Place, found.Places.Where(place => place.Slug == found.ChosenPlace).Select(place => HousingWords.Place(place.Code)).FirstOrDefault());
        Add("rent", Rent, found.Rent is { } rent ? T["BrowseListings_RentChip", MoneyText.Sum(rent, "CNY", CultureInfo.CurrentUICulture)].Value : null);
        Add("rooms", Rooms, found.Rooms is { } rooms ? T["BrowseListings_RoomsChip", rooms].Value : null);
        Add("registration", Registration, Registration == BrowseListings.Yes ? T["BrowseListings_OnlyRegistration"].Value : null);
        Add("foreigners", Foreigners, Foreigners == BrowseListings.Yes ? T["BrowseListings_OnlyForeigners"].Value : null);
        Add("scheme", Scheme, found.ChosenScheme?.Document.Title.In(Languages.Current));
        return chips;

        void Add(string name, string? value, string? words)
        {
            if (value is not null && words is not null) chips.Add(new Chip(words, Links.Without(Links.PageOf(Navigation), name, value)));
        }
    }
}
