using System.Net;
using TalentPortal.Components;
using TalentPortal.Features.Housing;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Housing;

public sealed class BrowseListingsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_stands_in_the_address_narrows_it_down_and_what_cannot_be_read_is_told()
    {
        var flat = await portal.Offered();
        var cheap = await portal.Offered(HousingScene.Form with { Place = "350104", Rent = "1500", Rooms = "1", Registration = "Ask", Foreigners = "Yes" });
        var far = await portal.Offered(HousingScene.Form with { Place = "350203", Rent = "9000", Rooms = "4", Scheme = "xiamen.half-rent" });
        await portal.Draft();
        await portal.Offered(tenant: "greater-bay");

        async Task Finds(IEnumerable<Guid> expected, Task<BrowseListingsResult> query) => Assert.Equal(expected.Order(), (await query).Items.Select(item => item.Id).Order());
        await Finds([flat, cheap, far], portal.Listed());
        await Finds([flat, cheap], portal.Listed(place: "fuzhou"));
        await Finds([flat], portal.Listed(place: "fuzhou-gulou"));
        await Finds([cheap], portal.Listed(rent: "2,000"));
        await Finds([far], portal.Listed(rooms: "3"));
        await Finds([flat, far], portal.Listed(registration: "yes"));
        await Finds([cheap], portal.Listed(foreigners: "yes"));
        await Finds([far], portal.Listed(scheme: "xiamen.half-rent"));
        Assert.Equal([cheap, flat, far], (await portal.Listed(sort: "rent")).Items.Select(item => item.Id));
        Assert.Equal(4, (await portal.Listed(tenant: "")).Total);

        var asked = await portal.Listed(place: "atlantis", rent: "cheap", registration: "maybe", scheme: "no.such", page: "99");
        Assert.Equal(["atlantis", "no.such", "cheap", "maybe"], asked.Unknown);
        Assert.Equal((3, 1), (asked.Total, asked.Page));
        Assert.Equal([("350100", 2), ("350102", 1), ("350104", 1), ("350200", 1), ("350203", 1)], asked.Places.Select(place => (place.Code, place.Flats)));
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(null).Send(new BrowseListings(new string('x', 101), null, null, null, null, null, null, null))).Kind);
    }
}

public sealed class BrowseListingsPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_list_works_without_script_and_leads_to_each_flat_in_both_languages()
    {
        var id = await portal.Offered(HousingScene.Form with { Place = "350111" });
        using var visitor = await portal.Http();
        foreach (var (language, words) in new[] { ("en", "Two bedrooms in Gulou"), ("zh", "鼓楼两居室") })
        {
            var page = await visitor.Page($"/fujian/{language}/housing?place=fuzhou-jinan&rent=3000");
            var link = page.QuerySelector(".results h2 a")!;
            Assert.Equal((words, $"/fujian/{language}/housing/{id}"), (link.TextContent, "/" + link.GetAttribute("href")!.TrimStart('/').Split("?")[0] is var there && there.StartsWith("/fujian", StringComparison.Ordinal) ? there : $"/fujian/{language}" + there));
            Assert.NotNull(page.QuerySelector("svg.map a"));
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/fujian/{language}/housing/{id}")).StatusCode);
        }
    }
}

public sealed class BrowseListingAddressesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_flat_of_day_61_is_in_no_list_and_no_site_map_and_its_page_warns()
    {
        var id = await portal.Offered(HousingScene.Form with { TitleEn = "Nearly forgotten", Scheme = HousingScene.Rental }, daysAgo: HousingListing.CheckedDays);
        async Task<(bool List, bool Map, bool Scheme)> Shown() => (
            (await portal.Listed()).Items.Any(item => item.Id == id),
            (await portal.As(null).Get(new BrowseListingAddresses())).Addresses.Any(address => address.Id == id),
            (await portal.As(null).Get(new BrowseSchemes(new Dictionary<string, IReadOnlyList<string>>()))).Schemes.Single(scheme => scheme.Program.Code == HousingScene.Rental).Offered > 0);
        Assert.Equal((true, true, true), await Shown());
        Assert.False((await portal.As(null).Get(new ViewListing(id))).IsStale);
        using var visitor = await portal.Http();
        Assert.Contains($"housing/{id}", await visitor.GetStringAsync("/fujian/zh/sitemap-housing-1.xml"), StringComparison.Ordinal);

        portal.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal((false, false, false), await Shown());
        Assert.True((await portal.As(null).Get(new ViewListing(id))).IsStale);
        var page = await visitor.Page($"/fujian/en/housing/{id}");
        Assert.Contains("more than 60 days ago", page.QuerySelector("main .notice")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
        // The operator of the site sees it and can make sure of it again.
        Assert.True((await portal.As(HousingScene.Curator).Get(new BrowseOwnListings())).Items.Single(item => item.Id == id).IsStale);
        await portal.Check(id, portal.Today());
        Assert.Equal((true, true, true), await Shown());
    }
}

public sealed class ViewListingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_says_what_is_known_and_rounds_the_place_and_never_how_to_reach_the_landlord()
    {
        var id = await portal.Offered(HousingScene.Form with { ListedFor = "CANARY-LANDLORD" }, daysAgo: 2);
        var found = await portal.As(null).Get(new ViewListing(id));
        Assert.Equal((26.08m, 119.29m), (found.Facts.Latitude, found.Facts.Longitude));
        Assert.Equal((portal.Today().AddDays(-2), ListingCheck.Visit, false), (found.CheckedOn, found.CheckedHow, found.IsStale));
        Assert.Null(found.Operator);
        using var visitor = await portal.Http();
        foreach (var language in new[] { "en", "zh" })
        {
            var page = await visitor.Page($"/fujian/{language}/housing/{id}");
            Assert.DoesNotContain("CANARY-LANDLORD", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
            Assert.DoesNotContain("26.0812", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
            Assert.Contains("26.08", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task It_is_there_while_it_is_shown_and_only_at_its_own_site()
    {
        var (shown, draft, let, withdrawn) = (await portal.Offered(), await portal.Draft(), await portal.Offered(), await portal.Offered());
        await portal.As(HousingScene.Curator).Get(new LetListing(let, await portal.VersionOf(let)));
        await portal.As(HousingScene.Curator).Get(new WithdrawListing(withdrawn, await portal.VersionOf(withdrawn)));
        Assert.True((await portal.As(null).Send(new ViewListing(shown))).IsOk);
        foreach (var gone in new[] { draft, let, withdrawn, Guid.NewGuid() }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewListing(gone))).Kind);
        foreach (var site in new[] { "greater-bay", "" }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(null, site).Send(new ViewListing(shown))).Kind);
    }
}

public sealed class BrowseRentsTests(ContentFixture portal) : IClassFixture<ContentFixture>
{
    [Fact]
    public async Task Every_figure_is_called_an_estimate_and_has_its_note_and_the_method_stands_there()
    {
        using var visitor = await portal.Http();
        foreach (var (language, word) in new[] { ("en", "estimate"), ("zh", "估算") })
        {
            var page = await visitor.Page($"/fujian/{language}/housing/rents?city=fuzhou");
            var rows = page.QuerySelectorAll("tr[data-area]");
            Assert.Equal(RentTable.Current.Rows.Count(row => row.City == "350100"), rows.Length);
            Assert.All(rows, row => Assert.Equal(3, row.QuerySelectorAll("td").Skip(1).Count(cell => cell.TextContent.Contains(word, StringComparison.Ordinal))));
            Assert.All(rows, row => Assert.NotNull(row.QuerySelector("th .fig sup a")));
            Assert.Contains(RentAnchor.Released.First(one => one.Code == "method").Text.In(language == "en" ? Language.English : Language.Chinese), page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.All(page.QuerySelectorAll("main .fig sup a"), mark => Assert.NotNull(page.QuerySelector("#" + mark.GetAttribute("href")!.Split('#')[1])));
        }
    }

    [Fact]
    public async Task Only_figures_of_the_city_and_of_the_country_stand_behind_a_city_and_another_word_is_told()
    {
        var found = await portal.As(null).Get(new BrowseRents("xiamen"));
        Assert.All(found.Anchors, anchor => Assert.True(anchor.Place is null or "350200"));
        Assert.Contains(found.Anchors, anchor => anchor.Place == "350200");
        Assert.All(found.Anchors.Concat(found.Method), anchor => Assert.All(anchor.Claims, claim => Assert.NotNull(found.Claims.Find(claim))));
        Assert.True((await portal.As(null).Get(new BrowseRents("atlantis"))).IsUnknown);
        Assert.False((await portal.As(null).Get(new BrowseRents(null))).IsUnknown);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(null).Send(new BrowseRents(new string('x', 61)))).Kind);
    }
}

public sealed class BrowseSchemesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Of_twelve_flats_one_qualifies_for_those_of_the_scheme_that_one_meets_and_the_oldest_check_is_printed()
    {
        for (var at = 0; at < 12; at++)
            await portal.Offered(HousingScene.Form with { Scheme = at < 4 ? HousingScene.Rental : at < 7 ? "fuzhou.free-lodging" : at < 9 ? "xiamen.half-rent" : null, Place = at is 7 or 8 ? "350203" : "350102" }, daysAgo: at * 3);
        var oldest = portal.Today().AddDays(-9);

        var page = await (await portal.Http()).Page("/fujian/en/housing/schemes?" + HousingScene.Tenant);

        var said = Assert.Single(page.QuerySelectorAll("#result [data-city]"));
        Assert.Equal(("350100", "4"), (said.GetAttribute("data-city"), said.GetAttribute("data-flats")));
        Assert.Contains($"you qualify for 4 flats in Fuzhou; the one checked longest ago was checked on {DateWords.Day(oldest, Language.English.Culture())}", said.TextContent, StringComparison.Ordinal);
        Assert.Equal("Met", page.QuerySelector($"[data-scheme='{HousingScene.Rental}']")!.GetAttribute("data-verdict"));
        // Whoever is told no answer is asked, and counts for nothing.
        Assert.Contains("lodging_used", page.QuerySelector("[data-scheme='fuzhou.free-lodging']")!.QuerySelector("[data-asks]")!.GetAttribute("data-asks")!.Split(' '));
        Assert.Equal("NotMet", page.QuerySelector("[data-scheme='xiamen.half-rent']")!.GetAttribute("data-verdict"));
    }

    [Fact]
    public async Task What_is_not_known_is_no_yes_and_what_cannot_be_read_is_told_at_its_field()
    {
        await portal.Offered(HousingScene.Form with { Scheme = HousingScene.Rental }, tenant: "greater-bay");
        async Task<BrowseSchemesResult> Ask(params (string Field, string Value)[] answers) =>
            await portal.As(null, "greater-bay").Get(new BrowseSchemes(answers.GroupBy(answer => answer.Field).ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(answer => answer.Value)])));

        var half = await Ask(("place", "fuzhou"), ("home_here", "no"));
        Assert.Equal(Verdict.Unknown, half.Schemes.Single(scheme => scheme.Program.Code == HousingScene.Rental).Result!.Verdict);
        Assert.Empty(half.Qualifies);
        Assert.Null((await Ask()).Schemes[0].Result);
        Assert.Equal(["age", "insured_months", "place"], (await Ask(("place", "atlantis"), ("insured_months", "many"), ("age", "30"), ("age", "31"), ("home_here", "no"))).Reading.Faults.Select(fault => fault.Field).Order());
        Assert.Equal(1, (await Ask(("place", "福州"), ("home_here", "no"), ("insured_months", "４"), ("local_hukou", "yes"))).Qualifies.Single().Count);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(null).Send(new BrowseSchemes(new Dictionary<string, IReadOnlyList<string>> { ["age"] = [.. Enumerable.Repeat("1", 201)] }))).Kind);
    }

    [Fact]
    public async Task Answers_in_the_address_are_kept_by_no_cache_and_told_to_no_other_site()
    {
        using var visitor = await portal.Http();
        using var answer = await visitor.GetAsync("/fujian/en/housing/schemes?" + HousingScene.Tenant);
        Assert.Equal((true, "same-origin"), (answer.Headers.CacheControl!.NoStore, string.Join(',', answer.Headers.GetValues("Referrer-Policy"))));
        Assert.NotNull((await answer.Page()).QuerySelector("meta[name=robots][content=noindex]"));
    }
}

public sealed class ViewLeaseTests(ContentFixture portal) : IClassFixture<ContentFixture>
{
    [Fact]
    public async Task The_list_is_that_of_the_guide_in_both_languages_and_cites_its_claims()
    {
        using var visitor = await portal.Http();
        List<int> boxes = [];
        foreach (var language in new[] { "en", "zh" })
        {
            var page = await visitor.Page($"/fujian/{language}/housing/lease");
            boxes.Add(page.QuerySelectorAll("main .choice input[type=checkbox]").Length);
            Assert.True(boxes[^1] >= 12, $"{boxes[^1]} lines");
            Assert.NotEmpty(page.QuerySelectorAll("main .fig sup a"));
            Assert.DoesNotContain("{c:", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            // The clause in the other language says so, for screen readers and fonts.
            Assert.Contains(page.QuerySelectorAll("main [lang]"), quote => quote.TextContent.Length > 20);
        }

        Assert.Equal(boxes[0], boxes[1]);
    }
}
