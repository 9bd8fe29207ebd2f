using System.Net;
using AngleSharp.Html.Parser;
using TalentPortal.Features.Guides;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Guides;

public sealed class ViewGuideTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Before_it_comes_into_force_it_says_so_and_leads_to_what_holds_until_then()
    {
        await portal.Release(GuideScene.Text("before-old", from: new(2017, 4, 1)), GuideScene.Text("before-new", from: portal.Day(10), supersedes: "before-old"));
        var today = await portal.As(null).Get(new ViewGuide("before-new"));
        Assert.Equal((GuideStanding.Announced, false, "before-old"), (today.Standing, today.IsInForceText, today.Before?.Key));
        var later = await portal.As(null).Get(new ViewGuide("before-new", On: GuideHeadFields.Written(portal.Day(10))));
        Assert.Equal((GuideStanding.InForce, true, null), (later.Standing, later.IsInForceText, later.Before?.Key));
        Assert.Equal("before-new", (await portal.As(null).Get(new ViewGuide("before-old"))).Successor?.Key);
    }

    [Fact]
    public async Task Past_its_last_day_it_leaves_the_list_at_midnight_and_leads_to_the_newest_that_came_after()
    {
        var last = portal.Day(3);
        await portal.Release(GuideScene.Text("ends", until: last), GuideScene.Text("ends-next", supersedes: "ends"), GuideScene.Text("ends-newest", supersedes: "ends-next"));
        var midnight = PortalFixture.TenantOf("fujian").EndOf(last);
        portal.Clock.Advance(midnight.AddMinutes(-1) - portal.Clock.GetUtcNow());
        Assert.Contains("ends", (await portal.As(null).Get(new BrowseGuides { Whole = true })).Items.Select(item => item.Key));
        Assert.Equal(GuideStanding.InForce, (await portal.As(null).Get(new ViewGuide("ends"))).Standing);

        portal.Clock.Advance(midnight - portal.Clock.GetUtcNow());
        Assert.DoesNotContain("ends", (await portal.As(null).Get(new BrowseGuides { Whole = true })).Items.Select(item => item.Key));
        Assert.Contains("ends", (await portal.As(null).Get(new BrowseGuides(Standing: "lapsed"))).Items.Select(item => item.Key));
        var over = await portal.As(null).Get(new ViewGuide("ends"));
        Assert.Equal((GuideStanding.Lapsed, "ends-newest"), (over.Standing, over.Successor?.Key));
    }

    [Fact]
    public async Task A_day_chooses_the_version_that_held_then_and_tells_what_was_put_right_since()
    {
        var text = GuideScene.Text("days", from: new(2020, 1, 1));
        await portal.Release(text);
        await portal.Release(text.With(GuideScene.Block("what", "更正", "Corrected")));
        await portal.Release(text.With(GuideScene.Block("what", "新", "New")) with { Head = text.Head with { EffectiveOn = portal.Day(20) } });
        var today = await portal.As(null).Get(new ViewGuide("days"));
        Assert.Equal((2, 3, portal.Day(20), "Corrected"), (today.Number, today.Current, today.ComesOn, today.Text.Blocks.Single().En));
        Assert.Empty(today.Corrections);
        var then = await portal.As(null).Get(new ViewGuide("days", On: GuideHeadFields.Written(portal.Day(20))));
        Assert.Equal((3, true), (then.Number, then.IsInForceText));
        var past = await portal.As(null).Get(new ViewGuide("days", On: "2021-01-01"));
        Assert.Equal((2, 1), (past.Number, past.Corrections.Count));
        var first = await portal.As(null).Get(new ViewGuide("days", Number: "1"));
        Assert.Equal((1, 3), (first.Number, first.Current));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewGuide("days", Number: "9"))).Kind);
        var earlier = await portal.As(null).Get(new ViewGuide("days", On: "2019-12-31"));
        Assert.Equal((false, GuideStanding.Announced), (earlier.IsInForceText, earlier.Standing));
        Assert.True((await portal.As(null).Get(new ViewGuide("days", On: "soon"))).IsFaulty);
    }

    [Fact]
    public async Task Every_site_shows_the_desks_guides_and_nobody_knows_one_that_is_not_there()
    {
        await portal.Release(GuideScene.Text("everywhere"));
        foreach (var site in new[] { "", "fujian", "greater-bay" }) Assert.Equal("everywhere", (await portal.As(null, site).Get(new ViewGuide("everywhere"))).Key);
        Assert.True((await portal.As(null, "").Get(new ViewGuide("everywhere"))).IsOwn);
        Assert.False((await portal.As(null).Get(new ViewGuide("everywhere"))).IsOwn);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewGuide("nowhere"))).Kind);
    }

    [Theory]
    [InlineData("en", "fujian/", "The most is", "120 points", "older than the Chinese", "estimate", "Notice of the office", "Foreign nationals")]
    [InlineData("zh", "", "满分", "120 分", null, "估算", "公告", "外国人")]
    public async Task The_page_shows_figures_with_their_sources_and_says_which_part_is_behind(string language, string site, string words, string figure, string? stale, string estimate, string source, string audience)
    {
        var key = "page-" + language;
        await portal.Release(GuideScene.Text(key).With(
            GuideScene.Block("what", "### 总分\n满分{v:t.max}。{c:t.rule}", "### The total\nThe most is {v:t.max}. {c:t.rule}"),
            GuideScene.Block("rent", "房租{v:t.rent}", "Rent {v:t.rent}", zhOn: new(2026, 12, 3), audience: "foreigner")));
        using var client = await portal.Http();
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync($"/{site}{language}/guides/{key}"));
        var main = page.QuerySelector("main")!;
        Assert.Contains(words, main.TextContent, StringComparison.Ordinal);
        var fig = main.QuerySelector("[data-block=what] [data-claim='t.max']")!;
        Assert.Equal(figure, fig.TextContent.Replace('\u00a0', ' ').Replace('\u2009', ' ').TrimEnd('1'));
        Assert.Contains(estimate, main.QuerySelector("[data-claim='t.rent'] .standing")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(source, main.QuerySelector("#note-1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(stale is null ? [] : ["rent"], main.QuerySelectorAll(".stale").Select(mark => mark.Closest("[data-block]")!.GetAttribute("data-block")));
        if (stale is not null) Assert.Contains(stale, main.QuerySelector(".stale")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(audience, main.QuerySelector("[data-block=rent] .for")!.TextContent, StringComparison.Ordinal);
        Assert.All(main.QuerySelectorAll("sup a"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")!.Split('#')[1])));
    }

    [Fact]
    public async Task Whoever_says_who_they_are_reads_their_parts_first_and_all_the_others_too()
    {
        await portal.Release(GuideScene.Text("as").With(GuideScene.Block("what", "一", "one"), GuideScene.Block("all", "二", "two"), GuideScene.Block("graduates", "三", "three", audience: "graduate")));
        using var client = await portal.Http();
        Assert.Equal(["what", "all", "graduates"], await Blocks("/fujian/en/guides/as"));
        Assert.Equal(["what", "graduates", "all"], await Blocks("/fujian/en/guides/as?as=graduate"));
        Assert.Equal(["what", "all", "graduates"], await Blocks("/fujian/en/guides/as?as=nobody"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri("/fujian/en/guides/nothing", UriKind.Relative))).StatusCode);

        async Task<IEnumerable<string?>> Blocks(string address) => new HtmlParser().ParseDocument(await client.GetStringAsync(address)).QuerySelectorAll("[data-block]").Select(block => block.GetAttribute("data-block"));
    }
}

public sealed class BrowseGuidesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_filter_leaves_what_it_says_and_what_is_over_only_when_it_is_asked_for()
    {
        var any = GuideScene.Text("f-country");
        await portal.Release(
            any, any with { Head = any.Head with { Key = "f-province", Level = GuideLevel.Province, Place = "350000", Audience = ["graduate"], Topics = ["hukou"] } },
            any with { Head = any.Head with { Key = "f-city", Kind = GuideKind.City, Level = GuideLevel.City, Place = "350100", Audience = ["graduate", "family"], Topics = ["hukou", "grants"] } },
            any with { Head = any.Head with { Key = "f-other", Level = GuideLevel.City, Place = "440300" } }, any with { Head = any.Head with { Key = "f-over", ExpiresOn = portal.Day(-1) } },
            any with { Head = any.Head with { Key = "f-draft", Status = LegalStatus.DraftForComment } });
        Assert.Equal(["f-country", "f-draft", "f-province", "f-city", "f-other"], await Keys(new()));
        Assert.Equal(["f-city", "f-province", "f-country", "f-draft"], await Keys(new(Place: "fuzhou")));
        Assert.Equal(["f-city", "f-province"], await Keys(new(Place: "fujian", Topic: "hukou")));
        Assert.Equal(["f-city"], await Keys(new(Audience: "family")));
        Assert.Equal(["f-province"], await Keys(new(Level: "province")));
        Assert.Equal(["f-over"], await Keys(new(Standing: "lapsed")));
        Assert.Equal(["f-draft"], await Keys(new(Standing: "draft_for_comment")));
        Assert.Empty(await Keys(new(Place: "shenzhen", Topic: "hukou")));
        var odd = await portal.As(null).Get(new BrowseGuides(Place: "atlantis", Topic: "love", Page: "900"));
        Assert.Equal((5, 2, 1), (odd.Items.Count(item => item.Key.StartsWith("f-", StringComparison.Ordinal)), odd.Unknown.Count, odd.Page));
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(null).Send(new BrowseGuides(Place: new string('x', 101)))).Kind);

        async Task<IEnumerable<string>> Keys(BrowseGuides asked) => (await portal.As(null).Get(asked)).Items.Select(item => item.Key).Where(key => key.StartsWith("f-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "No guide fits all of this")]
    [InlineData("zh", "没有同时符合这些条件的指南")]
    public async Task An_empty_list_offers_ways_on(string language, string says)
    {
        await portal.Release(GuideScene.Text("lonely"));
        using var client = await portal.Http();
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync($"/fujian/{language}/guides?topic=permit&audience=family"));
        Assert.Equal(says, page.QuerySelector(".empty h2")!.TextContent);
        Assert.Equal(["guides", "guides?audience=family", "guides?topic=permit", "me/consultant"], page.QuerySelectorAll(".empty a").Select(link => link.GetAttribute("href")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_feed_and_the_site_map_say_what_the_list_says_each_guide_at_its_one_address()
    {
        await portal.Release(GuideScene.Text("fed"), GuideScene.Text("fed-over", until: portal.Day(-1)));
        using var client = await portal.Http();
        var feed = await client.GetStringAsync("/fujian/en/guides/feed.atom?topic=permit");
        Assert.Contains("/guides/fed\"", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("fed-over", feed, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync(new Uri("/fujian/en/guides/feed.atom?topic=love", UriKind.Relative))).StatusCode);
        var national = await client.GetStringAsync("/zh/sitemap-guides-1.xml");
        Assert.Contains("/zh/guides/fed<", national, StringComparison.Ordinal);
        Assert.DoesNotContain("fed-over", national, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri("/fujian/zh/sitemap-guides-1.xml", UriKind.Relative))).StatusCode);
    }
}

public sealed class BrowseGuideVersionsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task They_say_when_each_was_shown_and_when_it_holds()
    {
        var text = GuideScene.Text("versions", from: new(2020, 1, 1));
        await portal.Release(text);
        await portal.Release(text with { Head = text.Head with { ExpiresOn = new(2030, 12, 31) } });
        var found = await portal.As(null, "greater-bay").Get(new BrowseGuideVersions("versions"));
        Assert.Equal([(2, false, true), (1, true, false)], found.Versions.Select(v => (v.Number, v.ReplacedAt is not null, v.Until is not null)));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new BrowseGuideVersions("none"))).Kind);
        using var client = await portal.Http();
        Assert.Contains("guides/versions?v=1", await client.GetStringAsync("/fujian/zh/guides/versions/versions"), StringComparison.Ordinal);
    }
}

public sealed class CompareGuideTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_came_in_between_marks_nothing_else_as_changed()
    {
        var text = GuideScene.Text("compared").With(GuideScene.Block("one", "一", "one"), GuideScene.Block("two", "二\n旧", "two\nold"), GuideScene.Block("three", "三", "three"));
        await portal.Release(text);
        await portal.Release(text.With(GuideScene.Block("one", "一", "one"), GuideScene.Block("new", "新", "new"), GuideScene.Block("two", "二\n改", "two\nold")));
        var chinese = (await portal.As(null, language: Language.Chinese).Get(new CompareGuide("compared"))).Changes;
        Assert.Equal([("new", 1), ("two", 3), ("three", 1)], chinese.Select(change => (change.Name!, change.Lines.Count)));
        Assert.Equal(["new", "three"], (await portal.As(null).Get(new CompareGuide("compared", "1", "2"))).Changes.Select(change => change.Name));
        Assert.Empty((await portal.As(null).Get(new CompareGuide("compared", "2", "2"))).Changes);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new CompareGuide("compared", "1", "7"))).Kind);
        using var client = await portal.Http();
        Assert.Contains("<ins>", await client.GetStringAsync("/fujian/en/guides/compared/compare"), StringComparison.Ordinal);
    }
}
