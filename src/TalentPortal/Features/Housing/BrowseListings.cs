using System.Globalization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Housing;

/// <summary>The flats of a tenant, or on the national site of all, narrowed down by what stands in the address.</summary>
/// <param name="Place">Address name of a city or district.</param>
/// <param name="Rent">The highest rent a month in CNY.</param>
/// <param name="Rooms">The fewest bedrooms.</param>
/// <param name="Registration"><c>yes</c>: only where the address can be registered.</param>
/// <param name="Foreigners"><c>yes</c>: only where foreign nationals are taken.</param>
/// <param name="Scheme">Code of the rule by which one may have it.</param>
/// <param name="Sort"><c>rent</c>, <c>area</c>; else by what was checked last.</param>
[Anyone]
public sealed record BrowseListings(string? Place, string? Rent, string? Rooms, string? Registration, string? Foreigners, string? Scheme, string? Sort, string? Page) : IQuery<BrowseListingsResult>
{
    public const int PageSize = 20;
    public const string ByRent = "rent";
    public const string ByArea = "area";
    internal const int ValueMax = 100;
    public const string Yes = "yes";
}

/// <param name="Places">Where there are flats at all, cities before their districts; likewise the schemes.</param>
/// <param name="Unknown">What the address names and is not known.</param>
public sealed record BrowseListingsResult(
    IReadOnlyList<BrowseListingsResult.Item> Items, int Total, int Page, int Pages, IReadOnlyList<BrowseListingsResult.Place> Places, IReadOnlyList<RuleProgram> Schemes, string? ChosenPlace, RuleProgram? ChosenScheme, int? Rent, int? Rooms,
    IReadOnlyList<string> Unknown)
{
    /// <summary>More are not looked through.</summary>
    internal const int Most = 5000;

    /// <param name="Photo">The first picture; null for none.</param>
    public sealed record Item(Guid Id, TenantRef Tenant, ListingFacts Facts, DateOnly CheckedOn, ListingPicture? Photo);

    /// <param name="Latitude">The middle of the flats of which it is known; null where it is of none.</param>
    /// <param name="Flats">How many are there.</param>
    public sealed record Place(string Code, string Slug, bool IsCity, int Flats, decimal? Latitude, decimal? Longitude);
}

/// <summary>A picture of a flat as visitors see it.</summary>
public sealed record ListingPicture(Guid Id, Bilingual Alt);

internal sealed class BrowseListingsValidator : AbstractValidator<BrowseListings>
{
    public BrowseListingsValidator()
    {
        foreach (var rule in new[] { RuleFor(x => x.Place), RuleFor(x => x.Rent), RuleFor(x => x.Rooms), RuleFor(x => x.Registration), RuleFor(x => x.Foreigners), RuleFor(x => x.Scheme), RuleFor(x => x.Sort), RuleFor(x => x.Page) })
            rule.IsPlainText(BrowseListings.ValueMax, "BrowseListings_TooLong");
    }
}

internal sealed class BrowseListingsHandler(AppDb db, CurrentCall call, TenantDirectory tenants, RuleLibrary library, TimeProvider clock) : IRequestHandler<BrowseListings, Outcome<BrowseListingsResult>>
{
    private readonly List<string> _unknown = [];

    public async Task<Outcome<BrowseListingsResult>> Handle(BrowseListings request, CancellationToken ct)
    {
        var today = HousingSchemes.Today(clock);
        var offered = await db.ListingsOffered(call.TenantId, today).OrderByDescending(l => l.CheckedOn).ThenByDescending(l => l.Id).Take(BrowseListingsResult.Most).ToListAsync(ct);
        var rules = await library.Of(call.TenantId, ct);
        var schemes = HousingSchemes.Of(rules, today).Where(program => offered.Exists(l => l.SchemeCode == program.Code)).ToList();
        var places = Places(offered);
        var place = Named(request.Place, text => places.Find(one => one.Slug == text));
        var scheme = Named(request.Scheme, text => schemes.Find(one => one.Code == text));
        var (rent, rooms) = (Counted(request.Rent), Counted(request.Rooms));
        var (registers, foreigners) = (Is(request.Registration), Is(request.Foreigners));
        var found = offered.Where(l => (place is null || Lies(l, place)) && !(l.Rent > rent) && !(l.Rooms < rooms) && (!registers || l.Registration == ListingAnswer.Yes) && (!foreigners || l.Foreigners == ListingAnswer.Yes)
            && (scheme is null || l.SchemeCode == scheme.Code)).ToList();
        // Both keep those first that were checked last.
        if (request.Sort == BrowseListings.ByRent) found = [.. found.OrderBy(l => l.Rent)];
        else if (request.Sort == BrowseListings.ByArea) found = [.. found.OrderByDescending(l => l.Area)];
        var pages = Math.Max(1, (found.Count + BrowseListings.PageSize - 1) / BrowseListings.PageSize);
        var page = Math.Clamp(HousingSchemes.Number(request.Page) ?? 1, 1, pages);
        var shown = found.Skip((page - 1) * BrowseListings.PageSize).Take(BrowseListings.PageSize).ToList();
        var ids = shown.ConvertAll(l => l.Id);
        var photos = (await db.HousingPhotos.AsNoTracking().Where(p => p.IsPublic && ids.Contains(p.ListingId)).OrderBy(p => p.AddedAt).Select(p => new { p.ListingId, p.Id, p.Alt }).ToListAsync(ct)).ToLookup(p => p.ListingId);
        List<BrowseListingsResult.Item> items = [];
        foreach (var l in shown)
            if (await tenants.ById(l.TenantId, ct) is { } holder) items.Add(new(l.Id, holder, l.Facts, l.CheckedOn!.Value, photos[l.Id].Select(p => new ListingPicture(p.Id, p.Alt)).FirstOrDefault()));
        return new BrowseListingsResult(items, found.Count, page, pages, places, schemes, place?.Slug, scheme, rent, rooms, _unknown);
    }

    /// <summary>The cities with flats, each with its districts behind it.</summary>
    private static List<BrowseListingsResult.Place> Places(List<HousingListing> offered)
    {
        List<BrowseListingsResult.Place> places = [];
        foreach (var city in offered.GroupBy(l => HousingPlaces.CityOf(l.PlaceCode)).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            if (ReferenceData.Divisions.Find(city.Key) is not { } division) continue;
            places.Add(Of(division.Code, division.Slug, true, [.. city]));
            foreach (var district in city.Where(l => l.PlaceCode != division.Code).GroupBy(l => l.PlaceCode).OrderBy(group => group.Key, StringComparer.Ordinal))
                if (ReferenceData.Districts.Find(district.Key) is { } known) places.Add(Of(known.Code, known.Slug, false, [.. district]));
        }

        return places;

        static BrowseListingsResult.Place Of(string code, string slug, bool isCity, IReadOnlyList<HousingListing> there)
        {
            var placed = there.Where(l => l is { Latitude: not null, Longitude: not null }).ToList();
            return new(code, slug, isCity, there.Count, placed.Count == 0 ? null : placed.Average(l => l.Latitude), placed.Count == 0 ? null : placed.Average(l => l.Longitude));
        }
    }

    private static bool Lies(HousingListing listing, BrowseListingsResult.Place place) => place.IsCity ? HousingPlaces.CityOf(listing.PlaceCode) == place.Code : listing.PlaceCode == place.Code;

    private int? Counted(string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        if (HousingSchemes.Number(value) is { } number) return number;
        _unknown.Add(value);
        return null;
    }

    private bool Is(string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return false;
        if (value != BrowseListings.Yes) _unknown.Add(value);
        return value == BrowseListings.Yes;
    }

    private T? Named<T>(string? value, Func<string, T?> find)
        where T : class
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        if (find(value.Trim()) is { } found) return found;
        _unknown.Add(value);
        return null;
    }
}
