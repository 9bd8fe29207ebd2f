using System.Net;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Living;
using TalentPortal.Features.Living.Domain;
using TalentPortal.Features.Sources;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Living;

/// <summary>What the tests about cities and services share.</summary>
internal static class LivingScene
{
    public static ServiceDraft Form { get; } = ServiceDraft.Empty with { Kind = "Hospital", Place = "350102", NameZh = "示例医院", NameEn = "Example Hospital", TextZh = "门诊", TextEn = "Outpatients", Hours = "Mo-Fr 09:00-17:00", Languages = "zh, en" };

    public static async Task<Guid> Service(this PortalFixture portal, ServiceDraft draft, string tenant = "fujian", bool isPublic = true) =>
        (await portal.As(Personas.Staff(PortalRole.Curator, tenant), tenant).Get(new SaveService(null, draft, isPublic, null))).Id;

    public static async Task<IReadOnlyList<string?>> NamesIn(this PortalFixture portal, string city, string tenant = "fujian") =>
        [.. (await portal.As(null, tenant).Get(new ViewCity(city))).Services.Select(service => service.Facts.Name.En)];
}

public sealed class ViewCityTests(ContentFixture portal) : IClassFixture<ContentFixture>
{
    [Fact]
    public async Task A_city_says_what_is_known_with_sources_and_what_is_not()
    {
        var city = await portal.As(null).Get(new ViewCity("fuzhou"));

        Assert.Equal("350100", city.PlaceCode);
        Assert.All(city.Text.Fields, field => Assert.All(field.Claims, claim => Assert.NotNull(city.Claims.Find(claim))));
        Assert.NotEmpty(city.Text.KnownGaps);
        Assert.Contains(city.Guides, guide => guide.Key == "fuzhou");
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewCity("atlantis"))).Kind);
    }

    [Fact]
    public async Task Services_of_a_city_and_its_districts_show_there_and_nowhere_else()
    {
        await portal.Service(LivingScene.Form with { NameEn = "In the district" });
        await portal.Service(LivingScene.Form with { NameEn = "In the city", Place = "350100" });
        await portal.Service(LivingScene.Form with { NameEn = "In another city", Place = "350200" });
        await portal.Service(LivingScene.Form with { NameEn = "Hidden" }, isPublic: false);
        await portal.Service(LivingScene.Form with { NameEn = "Elsewhere" }, "greater-bay");

        var names = await portal.NamesIn("fuzhou");

        Assert.Contains("In the district", names);
        Assert.Contains("In the city", names);
        Assert.Contains("Fujian Provincial Hospital", names);
        Assert.DoesNotContain("In another city", names);
        Assert.DoesNotContain("Hidden", names);
        Assert.DoesNotContain("Elsewhere", names);
        Assert.Contains("In another city", await portal.NamesIn("fujian"));
    }

    [Fact]
    public async Task The_page_prints_each_figure_with_its_note_in_both_languages()
    {
        foreach (var language in (string[])["zh", "en"])
        {
            var page = await (await portal.Http()).Page($"/fujian/{language}/living/fuzhou");

            var figures = page.QuerySelectorAll("main .fig[data-claim]");
            Assert.NotEmpty(figures);
            Assert.All(figures, figure => Assert.NotNull(figure.QuerySelector("sup a")));
            Assert.All(page.QuerySelectorAll("main .fig sup a"), mark => Assert.NotNull(page.QuerySelector("#" + mark.GetAttribute("href")!.Split('#')[1])));
        }
    }
}

public sealed class BrowseLivingTests(ContentFixture portal) : IClassFixture<ContentFixture>
{
    [Fact]
    public async Task All_cities_of_the_release_and_what_serves_everybody_are_there()
    {
        var found = await portal.As(null).Get(new BrowseLiving());

        Assert.Equal(ContentFiles.Names("cities", ".json").Count(), found.Cities.Count);
        Assert.Contains(found.Services, service => service.Facts is { Kind: ServiceKind.Hotline, Phone: "12333" });
        Assert.All(found.Services, service => Assert.Null(service.Facts.PlaceCode));
        Assert.All(found.Cities, city => Assert.False(city.IsOwn));
        Assert.All((await portal.As(null, "").Get(new BrowseLiving())).Cities, city => Assert.True(city.IsOwn));
    }

    [Fact]
    public async Task The_site_map_of_the_national_site_names_the_cities_and_no_tenants_does()
    {
        var http = await portal.Http();

        Assert.Contains("/zh/living/fuzhou", await http.GetStringAsync("/zh/sitemap-living-1.xml"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/fujian/zh/sitemap-living-1.xml")).StatusCode);
    }
}

public sealed class ViewServiceTests(ContentFixture portal) : IClassFixture<ContentFixture>
{
    [Fact]
    public async Task A_service_of_another_tenant_or_a_hidden_one_is_not_there()
    {
        var (own, away, hidden) = (await portal.Service(LivingScene.Form), await portal.Service(LivingScene.Form, "greater-bay"), await portal.Service(LivingScene.Form, isPublic: false));

        Assert.Equal("fuzhou", (await portal.As(null).Get(new ViewService(own))).City);
        Assert.True((await portal.As(null, "").Send(new ViewService(away))).IsOk);
        foreach (var id in new[] { away, hidden, Guid.NewGuid() }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewService(id))).Kind);
    }

    [Fact]
    public async Task A_link_says_that_it_leaves_and_who_runs_the_other_side()
    {
        var id = await portal.Service(LivingScene.Form with { Url = "https://clinic.example/", OwnerEn = "Example Clinic Ltd", OwnerZh = "示例诊所" });

        var page = await (await portal.Http()).Page($"/fujian/en/living/services/{id}");

        var link = page.QuerySelector("main a[rel~=external]")!;
        Assert.Equal("https://clinic.example/", link.GetAttribute("href"));
        Assert.Contains("leaves this portal", link.TextContent, StringComparison.Ordinal);
        Assert.Contains("Example Clinic Ltd", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}

public sealed class SaveServiceTests(ContentFixture portal) : IClassFixture<ContentFixture>
{
    private static DemoPerson Curator => Personas.Staff(PortalRole.Curator);

    [Fact]
    public async Task What_is_wrong_is_told_field_by_field()
    {
        var draft = LivingScene.Form with { NameZh = "", NameEn = " ", Kind = "Castle", Place = "999999", Hours = "always", Languages = "klingon", Url = "http://plain.example", CheckedOn = "soon" };

        var outcome = await portal.As(Curator).Send(new SaveService(null, draft, true, null));

        Assert.Equal(OutcomeKind.Invalid, outcome.Kind);
        Assert.Superset(
            new HashSet<string> { "NameZh", "Kind", "Place", "Hours", "Languages", "Url", "CheckedOn" }, outcome.Errors.Select(error => error.Field).ToHashSet());
        Assert.Equal("Service_OwnerMissing", (await portal.As(Curator).Send(new SaveService(null, LivingScene.Form with { Url = "https://x.example/" }, true, null))).Errors.Single().Text.Name);
        Assert.Equal("Service_DayAhead", (await portal.As(Curator).Send(new SaveService(null, LivingScene.Form with { CheckedOn = "2199-01-01" }, true, null))).Errors.Single().Text.Name);
    }

    [Fact]
    public async Task Two_who_change_the_same_service_do_not_overwrite_each_other()
    {
        var id = await portal.Service(LivingScene.Form);
        var seen = await portal.As(Curator).Get(new ViewOwnService(id));
        Assert.True((await portal.As(Curator).Send(new SaveService(id, seen.Draft with { Phone = "1" }, true, seen.Version))).IsOk);

        Assert.Equal(OutcomeKind.Conflict, (await portal.As(Personas.SecondCurator()).Send(new SaveService(id, seen.Draft with { Phone = "2" }, true, seen.Version))).Kind);
    }

    [Fact]
    public async Task What_the_desk_changes_shows_on_every_site_and_a_release_does_not_take_it_back()
    {
        var curator = portal.As(Personas.Staff(PortalRole.Curator, ContentDesk.Slug), ContentDesk.Slug);
        var id = await portal.Scalar<Guid>("select id from local_services where code = 'hr-hotline'");
        var seen = await curator.Get(new ViewOwnService(id));
        await curator.Get(new SaveService(id, seen.Draft with { TextEn = "Edited by a person" }, true, seen.Version));

        await ContentCommand.Load(portal.Services, CancellationToken.None);

        Assert.Equal("Edited by a person", (await portal.As(null).Get(new ViewService(id))).Service.Facts.Text.En);
        Assert.Equal("Edited by a person", (await portal.As(null, "").Get(new ViewService(id))).Service.Facts.Text.En);
    }

}

public sealed class BrowseOwnServicesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_one_that_nobody_has_asked_comes_first_and_an_old_answer_is_marked()
    {
        var day = DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime.AddHours(8));
        await portal.Service(LivingScene.Form with { NameEn = "Fresh", CheckedOn = day.AddDays(-10).ToString("yyyy-MM-dd", null) });
        await portal.Service(LivingScene.Form with { NameEn = "Old", CheckedOn = day.AddDays(-181).ToString("yyyy-MM-dd", null) });
        await portal.Service(LivingScene.Form with { NameEn = "Never" });

        var items = (await portal.As(Personas.Staff(PortalRole.Curator)).Get(new BrowseOwnServices())).Items;

        Assert.Equal(["Never", "Old", "Fresh"], items.Select(item => item.Name.En));
        Assert.Equal([true, true, false], items.Select(item => item.IsStale));
    }
}

public sealed class ViewOwnServiceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_ones_own_staff_see_a_draft()
    {
        var id = await portal.Service(LivingScene.Form, isPublic: false);

        Assert.Equal("Example Hospital", (await portal.As(Personas.Staff(PortalRole.Curator)).Get(new ViewOwnService(id))).Draft.NameEn);
        foreach (var (person, tenant) in new[] { (Personas.Staff(PortalRole.Curator, "greater-bay"), "greater-bay"), (Personas.Staff(PortalRole.OverseasConsultant), "fujian"), (Personas.Talent, "fujian") })
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(person, tenant).Send(new ViewOwnService(id))).Kind);
    }
}
