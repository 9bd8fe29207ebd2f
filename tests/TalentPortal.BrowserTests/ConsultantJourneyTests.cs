using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;
using TalentPortal.Data.Seed.Demo;

namespace TalentPortal.BrowserTests;

/// <summary>
/// A talent asks for a consultant on a phone without scripts, sees who took the request, takes it back; asks again and is
/// declined with a reason. On the other side the consultant who takes and declines, and the team lead who was slower.
/// </summary>
public sealed class ConsultantJourneyTests : BrowserTest
{
    private const string Password = "quiet-harbour-lantern-52";
    private const string Wish = "我想带着家人搬到厦门。";

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task A_talent_asks_is_taken_withdraws_asks_again_and_is_declined(string language)
    {
        var email = $"advice-{language}@example.org";
        await using var visit = await Browser.Visit(scripts: false, width: 390, height: 844);
        await using var consultant = await Browser.Visit("fujian-overseas");
        await using var lead = await Browser.Visit("fujian-lead");

        await Register(visit, language, email);
        var first = await Ask(visit, language);
        await Take(consultant, lead, language, first);
        await SeesWho(visit, language, email, first);
        await Withdraw(visit, language, first);
        await ReadsNoMore(consultant, language, first);
        var second = await Ask(visit, language);
        await Decline(consultant, language, second);
        await SeesWhyNot(visit, language, second);

        Assert.DoesNotContain(visit.Requests, request => request.Contains("_blazor", StringComparison.Ordinal));
        IsClean(visit);
        IsClean(consultant);
        IsClean(lead);
    }

    private async Task Register(Visit visit, string language, string email)
    {
        await visit.Go($"/fujian/{language}/account/register");
        await visit.Page.FillAsync("[name='Form.Email']", email);
        await visit.Page.FillAsync("[name='Form.Password']", Password);
        await visit.Submit();
        await visit.Go((await Portal.MailedLink(email, "account/confirm")).PathAndQuery);
        await visit.Page.FillAsync("[name='Form.Password']", Password);
        await visit.Submit();

        // Nobody is asked on the national site; one chooses first.
        await visit.Go($"/{language}/me/consultant");
        await visit.Follow($"main a[href='/fujian/{language}/me/consultant']");
        await visit.Follow("main .notice a.btn");
        await visit.Page.FillAsync("[name='Form.Name']", "王小雨");
        await visit.Page.SelectOptionAsync("[name='Form.CountryCode']", "GB");
        await visit.Page.CheckAsync("[name='Form.Agreed']");
        await visit.Submit();
        Assert.EndsWith($"/fujian/{language}/me/consultant", visit.Page.Url, StringComparison.Ordinal);
    }

    private static async Task<string> Ask(Visit visit, string language)
    {
        await visit.Go($"/fujian/{language}/me/consultant");
        Assert.Equal("Europe/London", await visit.Page.InputValueAsync("[name='Form.TimeZone']"));
        await visit.Page.FillAsync("[name='Form.ReachWhen']", "20:00");
        await visit.Submit();
        await Assertions.Expect(visit.Page.Locator(".error-summary li")).ToHaveCountAsync(2);
        Assert.Equal("20:00", await visit.Page.InputValueAsync("[name='Form.ReachWhen']"));
        await visit.Page.FillAsync("[name='Form.Wish']", Wish);

        // On the way to the profile and back nothing typed is lost.
        await visit.Submit("main button[name='Form.Then'][value=profile]");
        await visit.Go($"/fujian/{language}/me/consultant");
        Assert.Equal(Wish, await visit.Page.InputValueAsync("[name='Form.Wish']"));
        Assert.Equal("20:00", await visit.Page.InputValueAsync("[name='Form.ReachWhen']"));
        await visit.Page.CheckAsync("[name='Form.Agreed']");
        await visit.Submit();
        Assert.Matches("/me/consultant/[0-9a-f-]{36}\\?sent=true$", visit.Page.Url);
        await Assertions.Expect(visit.Page.Locator(".notice.good")).ToBeVisibleAsync();
        return new Uri(visit.Page.Url).Segments[^1];
    }

    private static async Task Take(Visit consultant, Visit lead, string language, string id)
    {
        await consultant.Go($"/fujian/{language}/overseas/leads");
        // The list tells no names; who asks shows on opening.
        await Assertions.Expect(consultant.Page.Locator("main")).Not.ToContainTextAsync("王小雨");
        await consultant.Page.ClickAsync($"main a[href='overseas/leads/{id}']");
        await Assertions.Expect(consultant.Page.Locator("h1")).ToHaveTextAsync("王小雨");
        await Assertions.Expect(consultant.Page.Locator("main")).ToContainTextAsync(Wish);
        await consultant.LookClosely("a lead that waits");

        // Both have it open; one is faster.
        await lead.Go($"/fujian/{language}/overseas/leads/{id}");
        await Assertions.Expect(lead.Page.Locator("h1")).ToHaveTextAsync("王小雨");
        await lead.LookClosely("a lead to give to somebody");
        await consultant.Page.ClickAsync("aside button.btn:not(.secondary)");
        await Assertions.Expect(consultant.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await consultant.LookClosely("a lead taken");
        await lead.Page.ClickAsync("aside button.btn:not(.secondary)");
        await Assertions.Expect(lead.Page.Locator(".notice.warn")).ToBeVisibleAsync();
        await Assertions.Expect(lead.Page.Locator("aside button.btn")).ToHaveCountAsync(0);
        await consultant.Go($"/fujian/{language}/overseas/leads?list=mine");
        await Assertions.Expect(consultant.Page.Locator($"main a[href='overseas/leads/{id}']")).ToBeVisibleAsync();
    }

    private async Task SeesWho(Visit visit, string language, string email, string id)
    {
        await visit.Go((await Portal.MailedLink(email, $"me/consultant/{id}")).PathAndQuery);
        await visit.Go($"/fujian/{language}/me/consultant/{id}");
        await Assertions.Expect(visit.Page.Locator(".timeline > li.now")).ToContainTextAsync(DemoPeople.Person("fujian-overseas").Name.Zh!);
        // What a consultant has taken is a case, with that consultant's name.
        await visit.Follow("main .timeline a[href='me/cases']");
        await Assertions.Expect(visit.Page.Locator("main a[href*='me/cases/']").First).ToBeVisibleAsync();
        await visit.Go($"/fujian/{language}/me");
        await Assertions.Expect(visit.Page.Locator("main a[href*='me/cases/']").First).ToBeVisibleAsync();
        await visit.Go($"/fujian/{language}/me/access-log");
        await Assertions.Expect(visit.Page.Locator(".log > li").First).ToContainTextAsync(language == "zh" ? DemoPeople.Tenant("fujian").Name.Zh! : DemoPeople.Tenant("fujian").Name.En!);
        await visit.Go($"/fujian/{language}/me/consultant");
        await Assertions.Expect(visit.Page.Locator("main form[method=post]")).ToHaveCountAsync(0);
    }

    private static async Task Withdraw(Visit visit, string language, string id)
    {
        await visit.Go($"/fujian/{language}/me/consultant/{id}");
        await visit.Follow($"a[href='me/consultant/{id}/withdraw']");
        await visit.Submit();
        await Assertions.Expect(visit.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await visit.Go($"/fujian/{language}/me/consents");
        await Assertions.Expect(visit.Page.Locator("article", new() { Has = visit.Page.Locator($"a[href='me/consultant/{id}']") }).Locator("button")).ToHaveCountAsync(0);
    }

    private static async Task ReadsNoMore(Visit consultant, string language, string id)
    {
        await consultant.Go($"/fujian/{language}/overseas/leads/{id}");
        await Assertions.Expect(consultant.Page.Locator(".notice.warn")).ToBeVisibleAsync();
        await Assertions.Expect(consultant.Page.Locator("main")).Not.ToContainTextAsync("王小雨");
        await Assertions.Expect(consultant.Page.Locator("main")).Not.ToContainTextAsync(Wish);
        await consultant.LookClosely("a lead taken back");
    }

    private static async Task Decline(Visit consultant, string language, string id)
    {
        await consultant.Go($"/fujian/{language}/overseas/leads/{id}");
        await consultant.Page.ClickAsync("aside button.danger");
        await Assertions.Expect(consultant.Page.Locator(".error-summary li").First).ToBeVisibleAsync();
        await consultant.LookClosely("declining without a reason");
        await consultant.Page.FillAsync("[name='d.Reason']", "请联系厦门的机构。");
        await consultant.Page.ClickAsync("aside button.danger");
        await Assertions.Expect(consultant.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await Assertions.Expect(consultant.Page.Locator("main")).Not.ToContainTextAsync("王小雨");
    }

    private static async Task SeesWhyNot(Visit visit, string language, string id)
    {
        await visit.Go($"/fujian/{language}/me/consultant/{id}");
        await Assertions.Expect(visit.Page.Locator(".timeline")).ToContainTextAsync("请联系厦门的机构。");
        await Assertions.Expect(visit.Page.Locator("main a[href$='/me/consultant']").Last).ToBeVisibleAsync();
    }
}
