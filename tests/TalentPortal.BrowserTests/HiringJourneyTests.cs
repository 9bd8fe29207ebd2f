using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;

namespace TalentPortal.BrowserTests;

/// <summary>An employer writes a position, a reviewer returns and then publishes it, somebody finds it and applies, and the CV opens to this employer alone.</summary>
public sealed class HiringJourneyTests : BrowserTest
{
    [Theory]
    [InlineData("zh", "chen-hao", "海藻标本保管员", "Keeper of algae specimens")]
    [InlineData("en", "maria-silva", "潮间带调查员", "Surveyor of the intertidal zone")]
    public async Task A_position_is_written_returned_mended_published_found_and_applied_for(string language, string talentKey, string titleZh, string titleEn)
    {
        await using var employer = await Browser.Visit("haiyun-owner");
        await using var reviewer = await Browser.Visit("fujian-reviewer");
        await using var talent = await Browser.Visit(talentKey);
        var title = language == "zh" ? titleZh : titleEn;

        var job = await Write(employer, language, titleZh, titleEn);
        await Return(reviewer, language, job);
        await Mend(employer, language, job);
        await HiringSteps.Publish(reviewer, language, job, language == "zh" ? "鼓浪屿" : "Gulangyu");
        await Find(language, title, job);
        var application = await HiringSteps.Apply(talent, language, job);
        await Read(employer, language, application);
        await NobodyElseReads(language, application);

        IsClean(employer);
        IsClean(reviewer);
        IsClean(talent);
    }

    private static async Task<string> Write(Visit employer, string language, string titleZh, string titleEn)
    {
        var page = employer.Page;
        await employer.Go($"/fujian/{language}/employer/jobs/new");
        await page.ClickAsync(".bar .btn:not(.secondary)");
        await Assertions.Expect(page.Locator(".error-summary li").First).ToBeVisibleAsync();
        await employer.LookClosely("an empty position");
        await HiringSteps.Fill(page, language, titleZh, titleEn);
        return await HiringSteps.Submit(page);
    }

    private static async Task Return(Visit reviewer, string language, string job)
    {
        var page = reviewer.Page;
        await reviewer.Go($"/fujian/{language}/admin/jobs");
        await page.ClickAsync($"main a[href='admin/jobs/{job}']");
        await page.ClickAsync("#decision .btn.secondary");
        await Assertions.Expect(page.Locator(".error-summary li").First).ToBeVisibleAsync();
        await reviewer.LookClosely("returning without a reason");
        await page.FillAsync("[name='r.ReasonZh']", "请写明采样在哪里进行。");
        await page.FillAsync("[name='r.ReasonEn']", "Please say where the sampling takes place.");
        await page.ClickAsync("#decision .btn.secondary");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/admin/jobs.*[?]done=return$"));
    }

    private static async Task Mend(Visit employer, string language, string job)
    {
        var page = employer.Page;
        await employer.Go($"/fujian/{language}/employer/jobs/{job}");
        await Assertions.Expect(page.Locator(".notice.warn")).ToContainTextAsync(language == "zh" ? "请写明采样在哪里进行。" : "Please say where the sampling takes place.");
        await employer.LookClosely("a returned position");
        await page.FillAsync("[name='j.Fields.DescriptionZh']", "为海藻所保管和整理标本。\n\n- 每周一次在鼓浪屿附近采样");
        await page.FillAsync("[name='j.Fields.DescriptionEn']", "Keeps the specimens of the institute in order.\n\n- One sampling trip a week off Gulangyu");
        await page.ClickAsync(".bar .btn:not(.secondary)");
        await Assertions.Expect(page.Locator(".notice.good")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".bar")).ToHaveCountAsync(0);
    }

    private async Task Find(string language, string title, string job)
    {
        await using var visitor = await Browser.Visit();
        await visitor.Go($"/fujian/{language}/jobs?q={Uri.EscapeDataString(title)}");
        await Assertions.Expect(visitor.Page.Locator($".result .title a[href$='jobs/{job}']")).ToHaveCountAsync(1);
        IsClean(visitor);
    }

    private async Task Read(Visit employer, string language, string application)
    {
        await employer.Go($"/fujian/{language}/employer/applications");
        await employer.Page.ClickAsync($"main a[href='employer/applications/{application}']");
        var cv = employer.Page.Locator($"a[href='employer/applications/{application}/cv']");
        await Assertions.Expect(cv).ToBeVisibleAsync();
        var shown = await employer.Page.APIRequest.GetAsync($"{Portal.Address}fujian/{language}/employer/applications/{application}/cv");
        Assert.StartsWith("%PDF-", await shown.TextAsync(), StringComparison.Ordinal);
    }

    /// <summary>Not another employer, not the reviewer who published it, not the administrator.</summary>
    private async Task NobodyElseReads(string language, string application)
    {
        foreach (var other in new[] { "rongxin-owner", "fujian-reviewer", "fujian-admin" })
        {
            await using var visit = await Browser.Visit(other);
            Assert.Equal(404, (await visit.Page.APIRequest.GetAsync($"{Portal.Address}fujian/{language}/employer/applications/{application}/cv")).Status);
        }
    }
}
