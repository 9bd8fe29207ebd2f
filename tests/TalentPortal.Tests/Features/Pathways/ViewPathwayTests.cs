using System.Net;
using TalentPortal.Features.Pathways;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Pathways;

public sealed class ViewPathwayTests(ContentFixture portal) : IClassFixture<ContentFixture>
{
    [Fact]
    public async Task Every_way_prints_each_figure_with_its_note_in_both_languages()
    {
        foreach (var slug in ContentFiles.Names("pathways", ".json").Select(Path.GetFileNameWithoutExtension))
        foreach (var language in (string[])["zh", "en"])
        {
            var page = await (await portal.Http()).Page($"/greater-bay/{language}/pathways/{slug}");

            var figures = page.QuerySelectorAll("main .fig[data-claim]");
            Assert.NotEmpty(page.QuerySelectorAll("[data-step]"));
            Assert.NotEmpty(figures);
            Assert.All(figures, figure => Assert.False(string.IsNullOrWhiteSpace(figure.GetAttribute("data-claim"))));
            var marks = page.QuerySelectorAll("main .fig sup a");
            Assert.NotEmpty(marks);
            Assert.All(marks, mark => Assert.NotNull(page.QuerySelector("#" + mark.GetAttribute("href")!.Split('#')[1])));
            // A mark that nobody replaced would stand there in braces.
            Assert.DoesNotContain("{", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await (await portal.Http()).GetAsync($"/{language}/pathways/{slug}")).StatusCode);
        }
    }

    [Fact]
    public async Task The_work_permit_takes_as_long_as_its_longest_row_of_steps()
    {
        var found = await portal.As(null).Get(new ViewPathway("z-visa-a", PathwayScene.NoAnswers));

        // Account 3, pre-check 1, acceptance 2, decision 5, visa 4 to 10, residence permit 7 to 15: one after another.
        Assert.Equal((22, 36, true), (found.Times!.Least, found.Times.Most, found.Times.IsWorking));
        Assert.Equal(["proc.account", "proc.precheck.a", "proc.accept", "proc.decision", "proc.visa", "proc.residence.issue"], found.Times.Claims);
        Assert.Equal(11, found.Times.Open);
        var page = await (await portal.Http()).Page("/fujian/en/pathways/z-visa-a");
        Assert.Contains("22–36 working days", page.QuerySelector("#total")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("22", "36"), (page.QuerySelector("#total")!.GetAttribute("data-least"), page.QuerySelector("#total")!.GetAttribute("data-most")));
    }

    [Fact]
    public async Task Answers_in_the_address_choose_the_variant_and_what_is_not_known_is_no_step_for_sure()
    {
        static string[] Met(ViewPathwayResult found) => [.. found.Steps.Where(step => step.Verdict == Verdict.Met).Select(step => step.Step.Code)];
        async Task<ViewPathwayResult> With(params (string, string)[] answers) => await portal.As(null).Get(new ViewPathway("returnee-hukou", answers.ToDictionary(one => one.Item1, string? (one) => one.Item2)));

        Assert.Empty(Met(await With()));
        Assert.Null((await With()).Times);
        var beijing = Met(await With(("nationality_group", "mainland"), ("place", "beijing")));
        Assert.Contains("city-beijing", beijing);
        Assert.DoesNotContain("city-shanghai", beijing);
        Assert.DoesNotContain("resettle", beijing);
        Assert.Contains("city-other", Met(await With(("nationality_group", "mainland"), ("place", "other"))));
        Assert.Equal(["resettle-status", "resettle", "resettle-hukou"], Met(await With(("nationality_group", "huaqiao"), ("place", "beijing"))));
        // Guangzhou's own time comes with Guangzhou.
        Assert.Equal((25, 35), (await With(("nationality_group", "mainland"), ("place", "guangzhou"))) is { Times: { } times } ? (times.Least, times.Most) : default);
    }

    [Fact]
    public async Task A_page_with_answers_is_kept_by_nobody_and_tells_what_it_cannot_read()
    {
        using var client = await portal.Http();
        using var answer = await client.GetAsync("/fujian/en/pathways/returnee-hukou?nationality_group=mainland&place=atlantis");
        var page = await answer.Page();

        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"), StringComparison.Ordinal);
        Assert.Contains("no such answer", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("mainland", page.QuerySelector("select[name=nationality_group] option[selected]")!.GetAttribute("value"));
        Assert.Null((await client.Page("/en/pathways/returnee-hukou")).QuerySelector("meta[name=robots][content*=noindex]"));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewPathway("no-such", PathwayScene.NoAnswers))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(null).Send(new ViewPathway("z-visa-a", Enumerable.Range(0, 30).ToDictionary(n => $"f{n}", string? (_) => "x")))).Kind);
    }

    [Fact]
    public async Task A_tenants_own_stands_before_the_desks_at_that_tenant_alone()
    {
        await portal.WithWay("fujian", "k-visa");

        Assert.Equal(("Card", true), ((await portal.As(null).Get(new ViewPathway("k-visa", PathwayScene.NoAnswers))) is var own ? own.Document.Title.En : null, own.IsOwn));
        Assert.NotEqual("Card", (await portal.As(null, "greater-bay").Get(new ViewPathway("k-visa", PathwayScene.NoAnswers))).Document.Title.En);
        Assert.NotEqual("Card", (await portal.As(null, "").Get(new ViewPathway("k-visa", PathwayScene.NoAnswers))).Document.Title.En);
    }
}

public sealed class BrowsePathwaysTests(ContentFixture portal) : IClassFixture<ContentFixture>
{
    [Fact]
    public async Task All_ways_of_the_release_are_there_and_in_the_national_site_map_alone()
    {
        var found = await portal.As(null).Get(new BrowsePathways());

        Assert.Equal(ContentFiles.Names("pathways", ".json").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal), found.Items.Select(item => item.Slug));
        Assert.All(found.Items, item => Assert.False(item.IsOwn));
        Assert.True(found.Items.Single(item => item.Slug == "returnee-hukou").IsVaried);
        var http = await portal.Http();
        Assert.Contains("/zh/pathways/returnee-hukou", await http.GetStringAsync("/zh/sitemap-pathways-1.xml"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/fujian/zh/sitemap-pathways-1.xml")).StatusCode);
        var page = await http.Page("/fujian/en/pathways");
        Assert.Equal(found.Items.Count, page.QuerySelectorAll("main .result").Length);
        Assert.All(page.QuerySelectorAll("main .fig sup a"), mark => Assert.NotNull(page.QuerySelector("#" + mark.GetAttribute("href")!.Split('#')[1])));
    }
}
