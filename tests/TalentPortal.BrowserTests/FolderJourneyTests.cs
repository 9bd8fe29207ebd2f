using System.Text;
using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;

namespace TalentPortal.BrowserTests;

/// <summary>
/// Somebody comes without an account and without scripts, keeps a policy guide, a flat and a position, registers, gets a consultant
/// and books a time: all four then stand in one folder, in both languages, in one file, and on the consultant's screen while they are shared.
/// </summary>
public sealed class FolderJourneyTests : BrowserTest
{
    private static readonly (string Kind, string Path)[] kinds = [("Guide", "guides/"), ("Flat", "housing/"), ("Position", "jobs/")];

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task A_visitor_comes_to_policy_flat_job_and_consultant_booking_in_one_visit_and_finds_all_four_in_one_file(string language)
    {
        var email = $"folder-{language}@example.org";
        await using var visit = await Browser.Visit(scripts: false, width: 390, height: 844);
        await using var consultant = await Browser.Visit("fujian-overseas");
        var steps = new CaseSteps(Portal, language, language, closely: false);

        var titles = await Keep(visit, language);
        await visit.Go($"/fujian/{language}/folders");
        await Stands(visit, titles);
        await Register(visit, language, email);
        await visit.Go($"/fujian/{language}/me/folders");
        await Stands(visit, titles);
        Assert.DoesNotContain(await visit.Page.Context.CookiesAsync(), cookie => cookie.Name == "tp-kept");

        await Ask(visit, language);
        var id = await steps.Take(consultant, visit);
        await Book(visit, language);
        foreach (var shown in new[] { language, language == "zh" ? "en" : "zh" })
        {
            await visit.Go($"/fujian/{shown}/me/folders");
            foreach (var (kind, _) in kinds.Append(("Appointment", ""))) await Assertions.Expect(visit.Page.Locator($"main li[data-kind={kind}] .title a")).ToHaveCountAsync(1);
        }

        await visit.Go($"/fujian/{language}/me/folders");
        await TakeAlong(visit, titles);
        await Share(visit, consultant, language, id, titles);
        Assert.DoesNotContain(visit.Requests, request => request.Contains("_blazor", StringComparison.Ordinal));
        IsClean(visit);
        IsClean(consultant);
    }

    /// <summary>From the search box of the home page to a thing of each kind, and keeps it; gives what they are called.</summary>
    private static async Task<IReadOnlyList<string>> Keep(Visit visit, string language)
    {
        List<string> titles = [];
        foreach (var (_, path) in kinds)
        {
            await visit.Go($"/fujian/{language}/");
            await visit.Page.FillAsync(".hero [name=q]", language == "zh" ? "福州" : "Fuzhou");
            await visit.Submit(".hero form button");
            await visit.Follow($"main .results a[href^='{path}']");
            titles.Add((await visit.Page.InnerTextAsync("h1")).Trim());
            await Assertions.Expect(visit.Page.Locator("#keep-this")).ToHaveAttributeAsync("data-kept", "false");
            await visit.Submit("#keep-this button");
            await Assertions.Expect(visit.Page.Locator("#keep-this")).ToHaveAttributeAsync("data-kept", "true");
            // From each of them it is one step to a consultant.
            await Assertions.Expect(visit.Page.Locator("main a[href='me/consultant']").First).ToBeVisibleAsync();
        }

        return titles;
    }

    private static async Task Stands(Visit visit, IReadOnlyList<string> titles)
    {
        foreach (var ((kind, _), title) in kinds.Zip(titles)) await Assertions.Expect(visit.Page.Locator($"main li[data-kind={kind}] .title")).ToHaveTextAsync(title);
    }

    private async Task Register(Visit visit, string language, string email)
    {
        await visit.Follow("main a[href*='account/register']");
        await visit.Page.FillAsync("[name='Form.Email']", email);
        await visit.Page.FillAsync("[name='Form.Password']", CaseSteps.Password);
        await visit.Submit();
        await visit.Go((await Portal.MailedLink(email, "account/confirm")).PathAndQuery);
        await visit.Page.FillAsync("[name='Form.Password']", CaseSteps.Password);
        await visit.Submit();
        Assert.Contains($"/fujian/{language}/me", visit.Page.Url, StringComparison.Ordinal);
    }

    private static async Task Ask(Visit visit, string language)
    {
        await visit.Go($"/fujian/{language}/me/folders");
        await visit.Follow("main [data-group=consultant] a[href='me/consultant']");
        await visit.Follow("main .notice a.btn");
        await visit.Page.FillAsync("[name='Form.Name']", CaseSteps.Name);
        await visit.Page.SelectOptionAsync("[name='Form.CountryCode']", "GB");
        await visit.Page.CheckAsync("[name='Form.Agreed']");
        await visit.Submit();
        await visit.Page.FillAsync("[name='Form.Wish']", CaseSteps.Wish);
        await visit.Page.CheckAsync("[name='Form.Agreed']");
        await visit.Submit();
        Assert.Matches("/me/consultant/[0-9a-f-]{36}\\?sent=true$", visit.Page.Url);
    }

    private static async Task Book(Visit visit, string language)
    {
        await visit.Go($"/fujian/{language}/me/folders");
        await visit.Follow("main [data-group=consultant] a[href*='me/appointments/']");
        // Both languages book with the same consultant: each takes a time of its own.
        await visit.Page.SelectOptionAsync("[name='Form.StartsAt']", new SelectOptionValue { Index = language == "zh" ? 12 : 24 });
        await visit.Page.Locator("[name='Form.Kind']").First.CheckAsync();
        await visit.Submit("form:has([name='Form.StartsAt']) .actions button");
        await Assertions.Expect(visit.Page.Locator("#next")).ToBeVisibleAsync();
    }

    private static async Task TakeAlong(Visit visit, IReadOnlyList<string> titles)
    {
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.ClickAsync("a[href='me/folders/file']"));
        var file = await File.ReadAllTextAsync(await download.PathAsync(), Encoding.UTF8);
        foreach (var title in titles) Assert.Contains(title, System.Net.WebUtility.HtmlDecode(file), StringComparison.Ordinal);
        Assert.Contains("/me/appointments/", file, StringComparison.Ordinal);
    }

    private static async Task Share(Visit visit, Visit consultant, string language, string id, IReadOnlyList<string> titles)
    {
        await visit.Submit("form:has([name=Case]) button");
        await consultant.Go($"/fujian/{language}/overseas/cases/{id}");
        await consultant.Page.ClickAsync($"main a[href='overseas/folders/{id}']");
        await Assertions.Expect(consultant.Page.Locator("main li[data-kind=Flat] .title")).ToHaveTextAsync(titles[1]);
        await consultant.LookClosely("a list that a talent shares");
        await visit.Submit("section[aria-labelledby=share] form:not(:has([name=Case])) button");
        await consultant.Go($"/fujian/{language}/overseas/folders/{id}");
        await Assertions.Expect(consultant.Page.Locator("main .empty")).ToBeVisibleAsync();
        await Assertions.Expect(consultant.Page.Locator("main li[data-kind]")).ToHaveCountAsync(0);
    }
}
