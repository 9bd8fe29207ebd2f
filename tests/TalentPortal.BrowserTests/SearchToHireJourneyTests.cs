using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.SavedSearches;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.BrowserTests;

/// <summary>
/// A talent without scripts keeps a search; an employer publishes what it looks for; the mail tells of it and can be ended by
/// one click. The talent applies, the employer invites and makes an offer, the talent lays it beside others and accepts.
/// </summary>
public sealed class SearchToHireJourneyTests : BrowserTest
{
    private const string Person = "zhao-ming";

    [Theory]
    [InlineData("zh", "海草床修复专员", "Restorer of seagrass meadows", "1 个新职位")]
    [InlineData("en", "珊瑚移植技术员", "Coral transplant technician", "1 new position")]
    public async Task What_a_kept_search_tells_of_is_applied_for_offered_and_accepted(string language, string titleZh, string titleEn, string told)
    {
        await using var talent = await Browser.Visit(Person, scripts: false, width: 390, height: 844);
        // Not the owner of another journey: what is typed into the form of a new position is kept for whoever typed it.
        await using var employer = await Browser.Visit("rongxin-owner");
        await using var reviewer = await Browser.Visit("fujian-reviewer");
        var title = language == "zh" ? titleZh : titleEn;

        var search = await Keep(talent, language, title);
        var job = await HiringSteps.Post(employer, language, titleZh, titleEn);
        await HiringSteps.Publish(reviewer, language, job, title);
        var posting = await Told(talent, language, search, job, told);
        await Stop(talent, language, search, job);
        await Feed(talent, language, search, job);

        await talent.Go(posting);
        await Assertions.Expect(talent.Page.Locator("h1")).ToContainTextAsync(title);
        var application = await HiringSteps.Apply(talent, language, job);
        await Offer(employer, language, application);
        await Accept(talent, language, application, title);
        await employer.Go($"/fujian/{language}/employer/offers/{application}");
        await employer.Page.ClickAsync(".stack-l > .actions .btn");
        await Assertions.Expect(employer.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await talent.Go($"/fujian/{language}/me/applications/{application}");
        await Assertions.Expect(talent.Page.Locator(".pagehead .badge.done")).ToBeVisibleAsync();

        Assert.DoesNotContain(talent.Requests, request => request.Contains("_blazor", StringComparison.Ordinal));
        foreach (var visit in new[] { talent, employer, reviewer }) IsClean(visit);
    }

    /// <summary>Nothing is found yet; the search is kept from its list.</summary>
    private async Task<Guid> Keep(Visit talent, string language, string title)
    {
        await talent.Go($"/fujian/{language}/jobs?q={Uri.EscapeDataString(title)}");
        await talent.Follow("main a[href*='me/searches/new?search=']");
        await Assertions.Expect(talent.Page.Locator("[name=Name]")).ToHaveValueAsync(title);
        await talent.Page.FillAsync("[name=Name]", "");
        await talent.Submit();
        await Assertions.Expect(talent.Page.Locator(".error-summary li")).ToHaveCountAsync(1);
        await talent.Page.FillAsync("[name=Name]", title);
        await talent.Submit();
        await Assertions.Expect(talent.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await Assertions.Expect(Card(talent, title)).ToHaveCountAsync(1);
        return Guid.Parse((await Card(talent, title).Locator("h2").GetAttributeAsync("id"))![2..]);
    }

    /// <summary>The day comes; the mail leads to the position, and the log says that it was sent.</summary>
    private async Task<string> Told(Visit talent, string language, Guid search, string job, string told)
    {
        await Portal.Scalar<string>($"update saved_search_dues set due_at = now() - interval '1 minute' where search_id = '{search}' returning search_id::text");
        var tenant = await Portal.Services.GetRequiredService<TenantDirectory>().BySlug("fujian", default);
        Assert.True((await Portal.Services.GetRequiredService<PortalDispatcher>().Send(new MailNewMatches(search), CallOrigin.System("journey", tenant, DemoPeople.Person(Person).UserId))).IsOk);
        var link = await Portal.MailedLink(Portal.Account(Person).Email, $"/jobs/{job}");
        await talent.Go($"/fujian/{language}/me/searches");
        await Log(talent, search).Locator("summary").ClickAsync();
        await Assertions.Expect(Log(talent, search).Locator("li")).ToHaveCountAsync(1);
        await Assertions.Expect(Log(talent, search).Locator("li")).ToContainTextAsync(told);
        return link.PathAndQuery;
    }

    /// <summary>By the one click of a mail program, and, resumed, by the link that a reader follows.</summary>
    private async Task Stop(Visit talent, string language, Guid search, string job)
    {
        var (_, file) = await Portal.Mailed(Portal.Account(Person).Email, $"/jobs/{job}");
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", file, StringComparison.Ordinal);
        var address = new Uri(Regex.Match(file, "^List-Unsubscribe: <([^>]+)>", RegexOptions.Multiline).Groups[1].Value);
        using var program = Portal.Http();
        using var click = new FormUrlEncodedContent(new Dictionary<string, string> { ["List-Unsubscribe"] = "One-Click" });
        using var answer = await program.PostAsync(address, click);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        await talent.Go($"/fujian/{language}/me/searches");
        await Assertions.Expect(Article(talent, search).Locator(".badge")).ToHaveCountAsync(1);
        await talent.Submit($"main form:has([value='resume-{search:N}']) button");
        await Assertions.Expect(Article(talent, search).Locator(".badge")).ToHaveCountAsync(0);

        await using var reader = await Browser.Visit(scripts: false);
        await reader.Go(address.PathAndQuery);
        await reader.Submit();
        await Assertions.Expect(reader.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await talent.Go($"/fujian/{language}/me/searches");
        await Assertions.Expect(Article(talent, search).Locator(".badge")).ToHaveCountAsync(1);
        IsClean(reader);
    }

    /// <summary>What a feed reader follows finds the position too.</summary>
    private static async Task Feed(Visit talent, string language, Guid search, string job)
    {
        var feed = await talent.Page.APIRequest.GetAsync((await Article(talent, search).Locator("a[type='application/atom+xml']").GetAttributeAsync("href"))!);
        Assert.Equal(200, feed.Status);
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var entry = Assert.Single(XDocument.Parse(await feed.TextAsync()).Root!.Elements(atom + "entry"));
        Assert.EndsWith($"/fujian/{language}/jobs/{job}", entry.Element(atom + "link")!.Attribute("href")!.Value, StringComparison.Ordinal);
    }

    /// <summary>Invited by the list on the card; then the first offer, which has to say how sure its pay is.</summary>
    private static async Task Offer(Visit employer, string language, string application)
    {
        var page = employer.Page;
        await employer.Go($"/fujian/{language}/employer/applications?view=board");
        await page.Locator($"[data-card]:has(a[href='employer/applications/{application}']) select").SelectOptionAsync("Interview");
        await Assertions.Expect(page.Locator($"[data-column=Interview] a[href='employer/applications/{application}']")).ToHaveCountAsync(1);
        await employer.Go($"/fujian/{language}/employer/applications/{application}");
        await page.ClickAsync($"main a[href='employer/offers/{application}']");
        await page.Locator("fieldset.whole:enabled").WaitForAsync();
        await page.FillAsync("[name='o.Lines.Pay.Amount']", "21000");
        await page.SelectOptionAsync("[name='o.Lines.Pay.Period']", "Month");
        await page.ClickAsync("fieldset.whole > .actions .btn");
        await Assertions.Expect(page.Locator(".error-summary li").First).ToBeVisibleAsync();
        await employer.LookClosely("a first offer that misses something");
        await page.SelectOptionAsync("[name='o.Lines.Pay.Assurance']", "Promised");
        await page.ClickAsync("fieldset.whole > .actions .btn");
        await Assertions.Expect(page.Locator(".notice.good")).ToBeVisibleAsync();
    }

    private async Task Accept(Visit talent, string language, string application, string title)
    {
        var offer = await Portal.Scalar<string>($"select id::text from offers where application_id = '{application}'");
        await talent.Go($"/fujian/{language}/me/offers/compare?id={offer}");
        await Assertions.Expect(talent.Page.Locator("main table thead th")).ToContainTextAsync(title);
        await Assertions.Expect(talent.Page.Locator("main table")).ToContainTextAsync(language == "zh" ? "25.2万元" : "252,000");
        await talent.Follow($"main a[href='me/offers/{offer}']");
        await talent.Follow($"main a[href='me/offers/{offer}/accept']");
        await talent.Submit();
        await Assertions.Expect(talent.Page).ToHaveURLAsync(new Regex("[?]done=accepted$"));
    }

    private static ILocator Card(Visit talent, string title) => talent.Page.Locator("article.card", new() { Has = talent.Page.Locator("h2", new() { HasTextString = title }) });

    private static ILocator Article(Visit talent, Guid search) => talent.Page.Locator($"article.card[aria-labelledby='s-{search}']");

    private static ILocator Log(Visit talent, Guid search) => Article(talent, search).Locator("details");
}
