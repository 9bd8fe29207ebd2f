using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;

namespace TalentPortal.BrowserTests;

/// <summary>The second step at sign-in, from setting it up to having lost the phone.</summary>
public sealed class SecondFactorJourneyTests : BrowserTest
{
    [Fact]
    public async Task A_second_step_is_set_up_and_its_saved_codes_let_one_in_without_the_phone()
    {
        // An account of its own: a second step ends all sessions that others are in.
        const string email = "second-step@example.org", password = "quiet-harbour-lantern-52";
        await using var visit = await Browser.Visit();
        var page = visit.Page;
        await visit.Go("/zhongguancun/zh/account/register");
        await page.FillAsync("[name='Form.Email']", email);
        await page.FillAsync("[name='Form.Password']", password);
        await visit.Submit();
        await visit.Go((await Portal.MailedLink(email, "account/confirm")).PathAndQuery);
        await page.FillAsync("[name='Form.Password']", password);
        await visit.Submit();
        await visit.Go("/zhongguancun/zh/account/second-factor");
        await page.FillAsync("[name='Form.Password']", password);
        await page.FillAsync("[name='Form.Code']", "000000");
        await visit.Submit("main form button[type=submit]");
        await Assertions.Expect(page.Locator(".error-summary li")).ToHaveCountAsync(1);
        await visit.LookClosely("a wrong code");
        // The same key as before: it may have been scanned already.
        var key = (await page.InnerTextAsync(".secret")).Replace(" ", "", StringComparison.Ordinal);
        await page.FillAsync("[name='Form.Password']", password);
        await page.FillAsync("[name='Form.Code']", Browser.CodeNow(key));
        await visit.Submit("main form button[type=submit]");
        var shown = await page.Locator(".codes li").AllInnerTextsAsync();
        Assert.NotEmpty(shown);
        await visit.LookClosely("recovery codes");
        var file = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("a[download]"));
        var saved = (await File.ReadAllLinesAsync(await file.PathAsync())).Where(line => line.Contains('-', StringComparison.Ordinal)).ToList();
        Assert.Equal(shown, saved);

        await using var elsewhere = await Browser.Visit();
        await elsewhere.Go("/zhongguancun/en/account/sign-in");
        await elsewhere.Page.FillAsync("[name='Form.Email']", email);
        await elsewhere.Page.FillAsync("[name='Form.Password']", password);
        await elsewhere.Submit();
        await elsewhere.Page.FillAsync("[name='Form.Code']", saved[0]);
        await elsewhere.Submit();
        await elsewhere.Go("/zhongguancun/en/account/second-factor/remove");
        // Each works once.
        await elsewhere.Page.FillAsync("[name='Form.Code']", saved[0]);
        await elsewhere.Submit("main form button[type=submit]");
        await Assertions.Expect(elsewhere.Page.Locator(".error-summary li")).ToHaveCountAsync(1);
        await elsewhere.Page.FillAsync("[name='Form.Code']", saved[1]);
        await elsewhere.Submit("main form button[type=submit]");
        await Assertions.Expect(elsewhere.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await elsewhere.Go("/zhongguancun/en/account");
        await Assertions.Expect(elsewhere.Page.Locator("main a[href='account/second-factor/remove']")).ToHaveCountAsync(0);
        IsClean(visit);
        IsClean(elsewhere);
    }
}
