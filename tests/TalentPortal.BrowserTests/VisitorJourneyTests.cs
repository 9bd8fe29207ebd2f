using System.Globalization;
using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;

namespace TalentPortal.BrowserTests;

/// <summary>Somebody who only looks: from the national site to one position and back, without a circuit and without an account.</summary>
public sealed class VisitorJourneyTests : BrowserTest
{
    [Theory]
    [InlineData("zh", true)]
    [InlineData("en", true)]
    [InlineData("zh", false)]
    [InlineData("en", false)]
    public async Task A_visitor_finds_a_position_and_comes_back_to_the_same_list(string language, bool scripts)
    {
        await using var visit = await Browser.Visit(scripts: scripts);
        var page = visit.Page;
        await visit.Go($"/{language}/");
        await visit.Follow($".tenants a[href^='/fujian/{language}']");
        Assert.EndsWith($"/fujian/{language}/", page.Url, StringComparison.Ordinal);

        // One search in both languages: the English word from the English text, the Chinese one from the Chinese.
        await page.FillAsync(".hero [name=q]", "engineer 芯片");
        await visit.Submit(".hero form button");
        Assert.Equal("engineer 芯片", await page.InputValueAsync("[name=q]"));
        await Assertions.Expect(page.Locator(".result .title").First).ToContainTextAsync(language == "zh" ? "显示驱动芯片设计工程师" : "Display driver chip design engineer");
        await Assertions.Expect(page.Locator(".result mark").First).ToBeVisibleAsync();
        await NothingIsFound(visit, scripts);

        await visit.Go($"/fujian/{language}/jobs");
        var all = await Shown(page);
        foreach (var name in new[] { "province", "city", "industry", "kind", "degree" }) await Narrow(visit, name, language);
        Assert.True(await Shown(page) < all, "the filters narrowed nothing down");

        var list = page.Url;
        await SwitchLanguage(visit, language, list);
        await visit.Follow(".result .title a");
        Assert.Matches("/jobs/[0-9a-f-]{36}$", page.Url);
        await Assertions.Expect(page.Locator("h1")).ToHaveCountAsync(1);
        await Print(page);
        await page.GoBackAsync();
        Assert.Equal(list, page.Url);
        Assert.Equal(4, await page.Locator(".chips .chip:not(.clear)").CountAsync());

        Assert.DoesNotContain(visit.Requests, request => request.Contains("_blazor", StringComparison.Ordinal) || request.StartsWith("ws", StringComparison.Ordinal));
        IsClean(visit);
    }

    /// <summary>Takes the first value of a facet; the number beside it is the number of positions it leads to.</summary>
    private static async Task Narrow(Visit visit, string name, string language)
    {
        var (page, before) = (visit.Page, visit.Page.Url);
        int promised, shown;
        for (var attempt = 1; ; attempt++)
        {
            promised = int.Parse(await page.Locator($".facet a[href*='{name}=']").First.Locator(".n").InnerTextAsync(), CultureInfo.InvariantCulture);
            await visit.Follow($".facet a[href*='{name}=']");
            shown = await Shown(page);
            if (promised == shown || attempt == 3) break;
            // Another journey may publish a position between the two pages; then both are looked at anew.
            await visit.Go(before);
        }

        Assert.Contains(name + "=", page.Url, StringComparison.Ordinal);
        Assert.Equal(promised, shown);
        await Assertions.Expect(page.Locator(".count")).ToContainTextAsync(language == "zh" ? "个职位" : "position");
    }

    private static Task<int> Shown(IPage page) => page.Locator(".results > li").CountAsync();

    private static async Task SwitchLanguage(Visit visit, string language, string list)
    {
        var other = language == "zh" ? "en" : "zh";
        await visit.Follow(".masthead a[hreflang]:visible");
        Assert.Equal(list.Replace($"/fujian/{language}/", $"/fujian/{other}/", StringComparison.Ordinal), visit.Page.Url);
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", other == "zh" ? "zh-Hans" : "en");
        await visit.Follow(".masthead a[hreflang]:visible");
        Assert.Equal(list, visit.Page.Url);
    }

    /// <summary>A search without hits says so and leads on.</summary>
    private static async Task NothingIsFound(Visit visit, bool scripts)
    {
        await visit.Page.FillAsync("[name=q]", "zzyzx 不存在的职位");
        await visit.Submit(".list-search button");
        await Assertions.Expect(visit.Page.Locator(".empty a[href]").First).ToBeVisibleAsync();
        if (scripts) await visit.LookClosely("no hits");
    }

    private static async Task Print(IPage page)
    {
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".facts").First).ToBeVisibleAsync();
        foreach (var chrome in new[] { ".masthead .tool", ".footer", ".act", ".crumbs" }) await Assertions.Expect(page.Locator(chrome).First).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".print-only")).ToContainTextAsync(new Uri(page.Url).AbsolutePath);
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
    }
}
