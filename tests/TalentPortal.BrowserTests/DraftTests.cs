using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;

namespace TalentPortal.BrowserTests;

/// <summary>What a talent types is not lost: with the script it is kept within seconds, without it when a button leads away.</summary>
public sealed class DraftTests : BrowserTest
{
    private const string Note = "晚上可以通话 👩‍🔬 𠮷, half a sentence";

    [Fact]
    public async Task What_is_typed_is_kept_within_three_seconds_and_is_back_after_a_reload()
    {
        await using var visit = await Browser.Visit("chen-hao");
        var page = visit.Page;
        await page.Clock.InstallAsync();
        await visit.Go("/fujian/en/me/profile");
        await Assertions.Expect(page.Locator("form[data-draft] [role=status]")).ToContainTextAsync("Only you can read it");
        // The page's own clock stands still, and is let run for three seconds: however busy the machine, that must be enough.
        await page.Clock.PauseAtAsync(TimeProvider.System.GetUtcNow().AddHours(1).UtcDateTime);
        await page.FillAsync("[name='Form.Summary']", Note);
        await page.RunAndWaitForResponseAsync(() => page.Clock.RunForAsync(3000), answer => answer.Url.EndsWith("/drafts/profile", StringComparison.Ordinal) && answer.Status == 200);
        await Assertions.Expect(page.Locator("form[data-draft] [role=status]")).ToContainTextAsync("Draft kept at");
        // A consent is given in the moment of sending, so its box is not part of the draft.
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[name='Form.Summary']")).ToHaveValueAsync(Note);
        await Assertions.Expect(page.Locator(".notice").First).ToContainTextAsync("What you typed before is back");
        await visit.Submit("form[action$='discard'] button");
        await Assertions.Expect(page.Locator("[name='Form.Summary']")).Not.ToHaveValueAsync(Note);
        IsClean(visit);
    }

    [Fact]
    public async Task Leaving_at_once_keeps_what_was_typed_too()
    {
        await using var visit = await Browser.Visit("chen-hao");
        var page = visit.Page;
        var job = await Portal.Scalar<string>(Samples.LiveJob);
        await visit.Go($"/fujian/zh/me/applications/new?job={job}");
        await page.FillAsync("[name='Form.Note']", "just typed");
        // Not by a button of the form: by a link, within the two seconds in which nothing was sent yet.
        await visit.Follow("main a[href^='jobs/']");
        // What a page sends as it goes away is on its way for as long as it takes.
        for (var look = 0; look < 20; look++)
        {
            await visit.Go($"/fujian/zh/me/applications/new?job={job}");
            if (await page.InputValueAsync("[name='Form.Note']") != "") break;
        }

        await Assertions.Expect(page.Locator("[name='Form.Note']")).ToHaveValueAsync("just typed");
        await visit.Submit("form[action$='discard'] button");
        IsClean(visit);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_note_waits_while_its_author_goes_to_profile_or_CVs(bool scripts)
    {
        await using var visit = await Browser.Visit("lin-yue", scripts);
        var page = visit.Page;
        // Where nobody else types as the same person: bad input goes into the forms of Fujian.
        var job = await Portal.Scalar<string>(Samples.OtherJob.Replace("'fujian'", "'zhongguancun'", StringComparison.Ordinal));
        foreach (var then in new[] { "profile", "cv" })
        {
            await visit.Go($"/zhongguancun/en/me/applications/new?job={job}");
            var button = page.Locator($"main button[name='Form.Then'][value='{then}']");
            if (then == "cv" && await button.CountAsync() == 0) continue;
            await page.FillAsync("[name='Form.Note']", Note + then);
            await visit.Submit($"main button[name='Form.Then'][value='{then}']");
            Assert.Contains($"/me/{then}", page.Url, StringComparison.Ordinal);
            await page.ClickAsync($"main .notice a[href*='me/applications/new']");
            await Assertions.Expect(page.Locator("[name='Form.Note']")).ToHaveValueAsync(Note + then);
            await visit.Submit("form[action$='discard'] button");
            await Assertions.Expect(page.Locator("[name='Form.Note']")).ToHaveValueAsync("");
        }

        IsClean(visit);
    }

    [Fact]
    public async Task Whoever_is_signed_out_while_typing_is_told_and_goes_on_after_signing_in_again()
    {
        await using var visit = await Browser.Visit();
        var (page, account) = (visit.Page, Portal.Account("chen-hao"));
        await visit.SignIn(account.Email, account.Password, account.TotpKey);
        await visit.Go("/fujian/en/me/profile");
        var session = await page.Context.CookiesAsync();
        await page.Context.ClearCookiesAsync(new() { Name = "tp-session" });
        await page.FillAsync("[name='Form.School']", "Typed while signed out");
        var status = page.Locator("form[data-draft] [role=status]");
        await Assertions.Expect(status).ToContainTextAsync("signed out");
        await Assertions.Expect(status.Locator("a[href='account/sign-in'][target=_blank]")).ToBeVisibleAsync();
        // As signing in again in another tab does it.
        await page.Context.AddCookiesAsync(session.Where(cookie => cookie.Name == "tp-session").Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path }));
        await Assertions.Expect(status).ToContainTextAsync("Draft kept at");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[name='Form.School']")).ToHaveValueAsync("Typed while signed out");
        await visit.Submit("form[action$='discard'] button");
        // The refused saves show up as errors of the network, and as nothing else.
        Assert.DoesNotContain(visit.Faults, fault => !fault.Contains("401", StringComparison.Ordinal));
    }
}
