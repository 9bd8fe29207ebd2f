using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;

namespace TalentPortal.BrowserTests;

/// <summary>The platform's administrator creates a tenant, which is live at once.</summary>
public sealed class PlatformJourneyTests : BrowserTest
{
    [Theory]
    [InlineData("zh", "harbour-zh")]
    [InlineData("en", "harbour-en")]
    public async Task A_tenant_is_created_and_live_within_a_minute(string language, string slug)
    {
        await using var visit = await Browser.Visit("platform-admin");
        var page = visit.Page;
        await visit.Go($"/{language}/platform");
        await page.ClickAsync("a[href='platform/tenants/new']");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/platform/tenants/new$"));
        await page.FillAsync("[name='t.Slug']", slug);
        await page.FillAsync("[name='t.Fields.NameZh']", "海港人才中心");
        await page.FillAsync("[name='t.Fields.NameEn']", "Harbour Talent Centre");
        await page.FillAsync("[name='t.Fields.ShortNameZh']", "海港人才");
        await page.FillAsync("[name='t.Fields.ShortNameEn']", "Harbour Talent");
        await page.FillAsync("[name='t.Fields.Mark']", "港");
        await page.FillAsync("[name='t.AdministratorEmail']", $"first-of-{slug}@example.org");
        await page.FillAsync("[name='t.Fields.Accent']", "#ff9900");
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(page.Locator(".error-summary")).ToContainTextAsync("#");
        await visit.LookClosely("a pale colour");
        await page.ClickAsync("#accent-near");
        await Assertions.Expect(page.Locator("#accent-near")).ToHaveCountAsync(0);
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"/{slug}/{language}/platform/tenants/{slug}[?]created=true$"));
        await Assertions.Expect(page.Locator(".notice.good")).ToBeVisibleAsync();
        IsClean(visit);

        await using var visitor = await Browser.Visit();
        var answer = await visitor.Go($"/{slug}/{language}/account/sign-in");
        Assert.Equal(200, answer.Status);
        await Assertions.Expect(visitor.Page.Locator(".masthead .brand")).ToContainTextAsync(language == "zh" ? "海港人才中心" : "Harbour Talent Centre");
        await Assertions.Expect(visitor.Page.Locator(".masthead .seal text")).ToHaveTextAsync("港");
        IsClean(visitor);
    }
}
