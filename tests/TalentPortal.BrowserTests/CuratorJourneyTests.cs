using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;
using TalentPortal.Features.Guides;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.BrowserTests;

/// <summary>A guide on its way: written, read by a second person, published at its hour, found wrong by a reader, put right and answered.</summary>
public sealed class CuratorJourneyTests : BrowserTest
{
    private const string Steps = "aside .panel fieldset ";

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task A_guide_is_drafted_reviewed_scheduled_corrected_and_the_reader_gets_an_answer(string language)
    {
        var (key, site) = ($"journey-fee-{language}", $"/fujian/{language}");
        await using var writer = await Browser.Visit("fujian-curator");
        await using var reader = await Browser.Visit("fujian-curator-2");
        await using var visitor = await Browser.Visit(scripts: false, width: 390, height: 844);

        var guide = await Write(writer, site, key);
        await Approve(writer, reader, guide, 1);
        await reader.Page.FillAsync("[name='s.At']", "2031-05-06T09:00");
        await reader.Page.ClickAsync(Steps + "button.btn.secondary >> nth=0");
        await Assertions.Expect(reader.Page.Locator(".notice.good")).ToBeVisibleAsync();
        Assert.Equal(404, (await visitor.Go($"{site}/guides/{key}")).Status);
        visitor.Faults.Clear();
        await ItsHourComes(key);

        await visitor.Go($"{site}/guides/{key}");
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("300");
        await visitor.Follow("main a[href^='corrections/new']");
        await visitor.Page.CheckAsync("[name='Form.Kind'][value='WrongFigure']");
        await visitor.Page.FillAsync("[name='Form.Words']", $"Since May the fee is 400 ({key}).");
        await visitor.Submit();
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(new Regex("/corrections/[2-9A-Z-]{23}[?]sent=true$"));
        var receipt = visitor.Page.Url.Split('?')[0];

        var report = await Take(writer, site, key);
        await visitor.Go(receipt);
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync(language == "zh" ? "处理中" : "Being looked into");

        await Correct(writer, site, guide);
        await Approve(writer, reader, guide.Split('?')[0], 2);
        await reader.Page.ClickAsync(Steps + "button.btn:not(.secondary)");
        await Assertions.Expect(reader.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await Answer(writer, $"{site}/{report}");

        await visitor.Go(receipt);
        await Assertions.Expect(visitor.Page.Locator("section[aria-labelledby='answer']")).ToContainTextAsync(language == "zh" ? "费用已改为 400 元。" : "The fee says 400 now.");
        await visitor.Go($"{site}/guides/{key}");
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("400");
        await Assertions.Expect(visitor.Page.Locator(".pageend")).ToContainTextAsync(language == "zh" ? "已回复 1 条" : "1 answered");
        await visitor.Go($"{site}/corrections");
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync(language == "zh" ? "费用已改为 400 元。" : "The fee says 400 now.");
        await Assertions.Expect(visitor.Page.Locator("main")).Not.ToContainTextAsync("Since May");
        foreach (var visit in new[] { writer, reader, visitor }) IsClean(visit);
    }

    /// <summary>A new guide, drafted and handed in; gives the address of its page for curators.</summary>
    private static async Task<string> Write(Visit writer, string site, string key)
    {
        await writer.Go($"{site}/admin/guides/new");
        var page = writer.Page;
        foreach (var (field, value) in new[]
        {
            ("key", key), ("audience", "returnee"), ("topics", "arrival"), ("review_on", "2031-05-15"), ("title_zh", $"旅程指南 {key}（演示）"), ("title_en", $"Journey guide {key} (demonstration)"), ("summary_zh", "演示内容，虚构。"),
            ("summary_en", "Invented, for a test."),
        }) await page.FillAsync($"[name='g.{field}']", value);
        foreach (var (field, value) in new[] { ("kind", "answer"), ("level", "province"), ("status", "in_force") }) await Choose(page, $"[name='g.{field}']", value);
        await Choose(page, "[name='g.place']", "350000");
        if (await page.Locator(".guideedit").CountAsync() == 0) await page.ClickAsync("main form .actions button.btn.secondary");
        await page.FillAsync("[name='g.Parts[0].Id']", "fee");
        await Fee(page, "300");
        await page.ClickAsync("main form .bar button[type=submit]");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/admin/guides/[0-9a-f-]{36}[?]v=1$"));
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task Choose(IPage page, string field, string value)
    {
        if (await page.Locator(field).EvaluateAsync<string>("e => e.tagName") == "SELECT") await page.SelectOptionAsync(field, value);
        else await page.FillAsync(field, value);
    }

    private static async Task Fee(IPage page, string fee)
    {
        await page.FillAsync("[name='g.Parts[0].Zh']", $"### 费用\n办理费用为 {fee} 元。");
        await page.FillAsync("[name='g.Parts[0].En']", $"### Fee\nThe fee is {fee} yuan.");
    }

    /// <summary>The writer hands the version in, the second person reads and approves it.</summary>
    private static async Task Approve(Visit writer, Visit reader, string guide, int version)
    {
        await writer.Go($"{guide}?v={version}");
        await writer.Page.ClickAsync(Steps + "button.btn.secondary:not(.danger)");
        await Assertions.Expect(writer.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await reader.Go($"{guide}?v={version}");
        await reader.Page.ClickAsync(Steps + "button.btn:not(.secondary)");
        await Assertions.Expect(reader.Page.Locator("[name='s.At']")).ToBeVisibleAsync();
    }

    /// <summary>The hour that was set is one of the past now, and the work comes by that publishes.</summary>
    private async Task ItsHourComes(string key)
    {
        await Portal.Scalar<string>("update guide_versions v set publish_at = now() - interval '2 days' from guides g where g.tenant_id = v.tenant_id and g.id = v.guide_id and g.key = $1 and v.state = 'Approved' returning v.id::text", key);
        var tenant = await Portal.Services.GetRequiredService<TenantDirectory>().BySlug("fujian", CancellationToken.None);
        Assert.True((await Portal.Services.GetRequiredService<PortalDispatcher>().Send(new PublishDueGuides(), CallOrigin.System("journey", tenant), CancellationToken.None)).IsOk);
    }

    /// <summary>The writer takes the report from the queue; gives the address where it is answered.</summary>
    private static async Task<string> Take(Visit writer, string site, string key)
    {
        await writer.Go($"{site}/admin/curation?kind=report");
        var row = writer.Page.Locator("tbody tr").Filter(new() { HasText = key });
        await row.Locator("button").ClickAsync();
        await Assertions.Expect(row.Locator("td").Last.Locator("span")).ToBeVisibleAsync();
        await writer.LookClosely("the queue");
        return (await row.Locator("th a").GetAttributeAsync("href"))!;
    }

    private static async Task Correct(Visit writer, string site, string guide)
    {
        await writer.Go(guide);
        await writer.Page.ClickAsync(Steps + "a.btn[href*='/edit']");
        await Fee(writer.Page, "400");
        await writer.Page.ClickAsync("main form .bar button[type=submit]");
        await Assertions.Expect(writer.Page).ToHaveURLAsync(new Regex($"{site}/admin/guides/[0-9a-f-]{{36}}[?]v=2$"));
    }

    private static async Task Answer(Visit writer, string report)
    {
        await writer.Go(report);
        var page = writer.Page;
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Since May the fee is 400");
        await page.SelectOptionAsync("[name='a.Outcome']", "Corrected");
        await page.FillAsync("[name='a.CorrectedIn']", "2");
        await page.FillAsync("[name='a.AnswerZh']", "费用已改为 400 元。");
        await page.FillAsync("[name='a.AnswerEn']", "The fee says 400 now.");
        await page.ClickAsync("section[aria-labelledby='answer'] .actions button");
        await Assertions.Expect(page.Locator(".notice.good")).ToBeVisibleAsync();
        await writer.LookClosely("an answered report of a curator's");
    }
}
