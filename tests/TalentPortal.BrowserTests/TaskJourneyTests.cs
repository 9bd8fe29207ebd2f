using System.Globalization;
using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Platform.Time;

namespace TalentPortal.BrowserTests;

/// <summary>
/// A consultant takes tasks from the plan of a route and leaves some out, adds one by hand that waits for another; the talent,
/// on a phone without scripts, sees what is theirs to do next, marks it and takes it back; the consultant marks the rest.
/// </summary>
public sealed class TaskJourneyTests : BrowserTest
{
    private const string Own = "把护照首页扫描件发给我";

    [Theory]
    [InlineData("zh", "fujian")]
    [InlineData("en", "zhongguancun")]
    public async Task What_is_planned_is_done_by_whoever_it_is_up_to(string language, string tenant)
    {
        await using var consultant = await Browser.Visit($"{tenant}-overseas");
        await using var talent = await Browser.Visit("gu-lan", scripts: false, width: 390, height: 844);
        var talentId = DemoPeople.Person("gu-lan").UserId;
        var id = (await Portal.Scalar<string>($"select c.id::text from cases c join tenants t on t.id = c.tenant_id where t.slug = '{tenant}' and c.talent_user_id = '{talentId}'"))!;

        await consultant.Go($"/{tenant}/{language}/overseas/cases/{id}");
        await TakesAPlan(consultant);
        await AddsOne(consultant);

        await talent.Go($"/{tenant}/{language}/me/cases/{id}");
        var next = talent.Page.Locator("section[aria-labelledby=todo] > .log > li");
        // What waits for the first one is below, folded: the two that begin are theirs now.
        await Assertions.Expect(next).ToHaveCountAsync(2);
        await talent.Submit("section[aria-labelledby=todo] > .log > li:first-child button[type=submit]");
        await Assertions.Expect(talent.Page.Locator("section[aria-labelledby=todo] button[value=false]")).ToHaveCountAsync(1);
        // The next one has come free.
        await Assertions.Expect(next).ToHaveCountAsync(2);
        await Assertions.Expect(next.Filter(new() { HasText = Own })).ToHaveCountAsync(1);
        await talent.Submit("section[aria-labelledby=todo] button[value=false]");
        await Assertions.Expect(talent.Page.Locator("section[aria-labelledby=todo] button[value=false]")).ToHaveCountAsync(0);
        await Assertions.Expect(next.Filter(new() { HasText = Own })).ToHaveCountAsync(0);
        Assert.DoesNotContain(talent.Requests, request => request.Contains("_blazor", StringComparison.Ordinal));

        await Marks(consultant);
        await consultant.Go($"/{tenant}/{language}/overseas/cases");
        await Assertions.Expect(consultant.Page.Locator($"tr:has(a[href='overseas/cases/{id}'])")).ToContainTextAsync(language == "zh" ? "2个待办事项" : "2 open tasks");
        foreach (var visit in new[] { talent, consultant }) IsClean(visit);
    }

    /// <summary>Of the returnee's plan, all but the first two are left out.</summary>
    private static async Task TakesAPlan(Visit visit)
    {
        var page = visit.Page;
        await page.ClickAsync("[data-task-form=plan]");
        await page.SelectOptionAsync("[name='p.Route']", "returnee");
        await Assertions.Expect(page.Locator("[name='p.Lines']").First).ToBeVisibleAsync();
        await visit.LookClosely("a plan to be looked at");
        foreach (var line in await page.Locator("[name='p.Lines']").AllAsync())
            if (await line.GetAttributeAsync("value") is not ("hukou-papers" or "study-record")) await line.UncheckAsync();
        await Assertions.Expect(page.Locator("[data-add-plan]")).ToContainTextAsync("2");
        await page.ClickAsync("[data-add-plan]");
        await Assertions.Expect(page.Locator("section[aria-labelledby=tasks] li[data-task]")).ToHaveCountAsync(2);
    }

    /// <summary>One that is missing things, then rightly; what was typed stays when the page is left.</summary>
    private static async Task AddsOne(Visit visit)
    {
        var page = visit.Page;
        await page.ClickAsync("[data-task-form=one]");
        await Assertions.Expect(page.Locator("fieldset.whole:enabled [name='t.TitleZh']")).ToBeVisibleAsync();
        await page.FillAsync("[name='t.TitleZh']", Own);
        await page.ClickAsync("section[aria-labelledby=tasks] .actions .btn:not(.quiet)");
        await Assertions.Expect(page.Locator(".error-summary li")).ToHaveCountAsync(3);
        await visit.LookClosely("a task that misses things");
        await page.ClickAsync("section[aria-labelledby=tasks] .actions .btn.quiet");
        await visit.Go(page.Url);
        await page.ClickAsync("[data-task-form=one]");
        await Assertions.Expect(page.Locator("[name='t.TitleZh']")).ToHaveValueAsync(Own);
        await page.SelectOptionAsync("[name='t.Track']", "Papers");
        await page.SelectOptionAsync("[name='t.Party']", "Talent");
        var due = WorkingCalendar.China.AddWorkingDays(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), 8).Value;
        await page.FillAsync("[name='t.DueOn']", due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.ClickAsync("section[aria-labelledby=tasks] .panel details summary");
        await page.Locator("[name='t.After']").First.CheckAsync();
        await page.ClickAsync("section[aria-labelledby=tasks] .actions .btn:not(.quiet)");
        await Assertions.Expect(page.Locator("section[aria-labelledby=tasks] li[data-task]")).ToHaveCountAsync(3);
        await visit.LookClosely("tasks of a case");
    }

    private static async Task Marks(Visit visit)
    {
        var page = visit.Page;
        await visit.Go(page.Url);
        var blocked = page.Locator("li[data-task]", new() { HasText = Own });
        await Assertions.Expect(blocked.Locator("[data-mark=Done]")).ToHaveCountAsync(0);
        await page.Locator("[data-mark=Done]").First.ClickAsync();
        await Assertions.Expect(page.Locator("[data-mark=Open]")).ToHaveCountAsync(1);
        await Assertions.Expect(blocked.Locator("[data-mark=Done]")).ToHaveCountAsync(1);
    }
}
