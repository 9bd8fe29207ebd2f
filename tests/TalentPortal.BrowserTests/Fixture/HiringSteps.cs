using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace TalentPortal.BrowserTests.Fixture;

/// <summary>What employers, reviewers and talents do on the way from a position to an application, page by page.</summary>
internal static class HiringSteps
{
    /// <summary>Writes a position and submits it.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> Post(Visit employer, string language, string titleZh, string titleEn, string tenant = "fujian")
    {
        await employer.Go($"/{tenant}/{language}/employer/jobs/new");
        await Fill(employer.Page, language, titleZh, titleEn);
        return await Submit(employer.Page);
    }

    public static async Task Fill(IPage page, string language, string titleZh, string titleEn)
    {
        await page.FillAsync("[name='j.Fields.TitleZh']", titleZh);
        await page.FillAsync("[name='j.Fields.TitleEn']", titleEn);
        await page.FillAsync("[name='j.Fields.DescriptionZh']", "为海藻所保管和整理标本。\n\n## 您将做什么\n\n- 每周一次出海采样\n- 整理标本库");
        await page.FillAsync("[name='j.Fields.DescriptionEn']", "Keeps the specimens of the institute in order.\n\n## What you will do\n\n- One sampling trip a week\n- Order in the collection");
        await page.SelectOptionAsync("[name='j.Fields.DivisionCode']", "350200");
        await page.SelectOptionAsync("[name='j.Fields.IndustryCode']", "marine-biotechnology");
        await page.SelectOptionAsync("[name='j.Fields.DegreeCode']", "bachelor");
        await page.SelectOptionAsync("[name='j.Fields.KindCode']", "permanent");
        await page.FillAsync("[name='j.Fields.PayMin']", "150000");
        await page.FillAsync("[name='j.Fields.PayMax']", "240000");
        await Assertions.Expect(page.Locator("#preview")).ToContainTextAsync(language == "zh" ? titleZh : titleEn);
    }

    public static async Task<string> Submit(IPage page)
    {
        await page.ClickAsync(".bar .btn:not(.secondary)");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/employer/jobs/[^/]+[?]done="));
        await Assertions.Expect(page.Locator(".notice.good")).ToBeVisibleAsync();
        return new Uri(page.Url).Segments[^1];
    }

    /// <param name="shows">What the reviewer has to see there.</param>
    public static async Task Publish(Visit reviewer, string language, string job, string shows = "", string tenant = "fujian")
    {
        await reviewer.Go($"/{tenant}/{language}/admin/jobs/{job}");
        await Assertions.Expect(reviewer.Page.Locator("main")).ToContainTextAsync(shows);
        await reviewer.Page.ClickAsync("#decision .btn:not(.secondary)");
        await Assertions.Expect(reviewer.Page).ToHaveURLAsync(new Regex("/admin/jobs.*[?]done=publish$"));
    }

    /// <summary>Applies with the profile and the CV that are there.</summary>
    /// <returns>The application's id.</returns>
    public static async Task<string> Apply(Visit talent, string language, string job, string tenant = "fujian")
    {
        await talent.Go($"/{tenant}/{language}/jobs/{job}");
        await talent.Follow(".act a.btn");
        await talent.Page.CheckAsync("[name='Form.Agreed']");
        await talent.Submit();
        await Assertions.Expect(talent.Page.Locator(".notice.good")).ToBeVisibleAsync();
        return new Uri(talent.Page.Url).Segments[^1];
    }
}
