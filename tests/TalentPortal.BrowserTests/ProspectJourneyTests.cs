using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;

namespace TalentPortal.BrowserTests;

/// <summary>
/// A consultant enters somebody whom they met, in Chinese, is warned of an earlier entry, and invites them; the person
/// reads what was noted, in English, on a phone without scripts, and confirms: a lead is there. Another one refuses by the
/// link and cannot be entered again.
/// </summary>
public sealed class ProspectJourneyTests : BrowserTest
{
    private const string Password = "quiet-harbour-lantern-52";

    [Fact]
    public async Task A_person_is_entered_invited_and_confirms_and_another_one_refuses()
    {
        await using var consultant = await Browser.Visit("fujian-overseas");
        await using var person = await Browser.Visit(scripts: false, width: 390, height: 844);
        await using var other = await Browser.Visit(width: 390, height: 844);

        var entry = await Enter(consultant, "沈若兰", "shen.ruolan@example.org");
        await IsWarned(consultant, "Ruo-Lan Shen", "rl.shen@example.org");
        await Invite(consultant, entry);
        var lead = await Confirm(person, "shen.ruolan@example.org");
        await consultant.Go($"/fujian/zh/overseas/leads/{lead}");
        await Assertions.Expect(consultant.Page.Locator("h1")).ToHaveTextAsync("沈若兰");
        await consultant.Go($"/fujian/zh/overseas/prospects/{entry}");
        await Assertions.Expect(consultant.Page.Locator($"main a[href='overseas/leads/{lead}']")).ToBeVisibleAsync();
        await Assertions.Expect(consultant.Page.Locator("main")).Not.ToContainTextAsync("沈若兰");

        await Invite(consultant, await Enter(consultant, "范一鸣", "fan.yiming@example.org"));
        await Refuse(other, "fan.yiming@example.org");
        await IsRefused(consultant, "范一鸣", "Fan.Yiming+new@example.org");

        Assert.DoesNotContain(person.Requests, request => request.Contains("_blazor", StringComparison.Ordinal));
        IsClean(consultant);
        IsClean(person);
        IsClean(other);
    }

    private static async Task Fill(Visit consultant, string? characters, string? letters, string email)
    {
        await consultant.Go("/fujian/zh/overseas/prospects/new");
        var page = consultant.Page;
        await Assertions.Expect(page.Locator("[name='p.Email']")).ToBeEnabledAsync();
        await page.FillAsync("[name='p.Characters']", characters ?? "");
        await page.FillAsync("[name='p.Letters']", letters ?? "");
        await page.FillAsync("[name='p.Email']", email);
        await page.SelectOptionAsync("[name='p.CountryCode']", "GB");
        await page.SelectOptionAsync("[name='p.MailIn']", "English");
        await page.SelectOptionAsync("[name='p.Source']", "Event");
        await page.FillAsync("[name='p.SourceNote']", "伦敦海外人才交流会");
        await page.SelectOptionAsync("[name='p.Basis']", "Consent");
        await page.FillAsync("[name='p.BasisNote']", "现场填写登记表");
        await page.SelectOptionAsync("[name='p.Permission']", "Given");
        await page.FillAsync("[name='p.PermissionOn']", "2026-11-01");
        await page.FillAsync("[name='p.PermissionHow']", "当面同意");
        await page.Locator("[name='p.PermissionHow']").BlurAsync();
    }

    private static async Task<string> Enter(Visit consultant, string characters, string email)
    {
        await Fill(consultant, characters, null, email);
        await consultant.Page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(consultant.Page.Locator("h1")).ToHaveTextAsync(characters);
        await consultant.LookClosely("a prospect just entered");
        return new Uri(consultant.Page.Url).Segments[^1];
    }

    private static async Task IsWarned(Visit consultant, string letters, string email)
    {
        await Fill(consultant, null, letters, email);
        await consultant.Page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(consultant.Page.Locator(".notice.warn a[href*='overseas/prospects/']")).ToHaveCountAsync(1);
        await consultant.LookClosely("somebody who may have been entered before");
        Assert.Equal(email, await consultant.Page.InputValueAsync("[name='p.Email']"));

        // Entered all the same, the two are made one, and taken apart again.
        await consultant.Page.ClickAsync(".notice.warn button");
        await Assertions.Expect(consultant.Page.Locator("h1")).ToHaveTextAsync(letters);
        await consultant.Page.ClickAsync("[data-alike] button");
        await consultant.LookClosely("two entries beside each other");
        await consultant.Page.ClickAsync("[data-merge]");
        await Assertions.Expect(consultant.Page.Locator("[data-alike]")).ToHaveCountAsync(0);
        await consultant.Page.ClickAsync("#undo");
        await Assertions.Expect(consultant.Page.Locator("[data-alike]")).ToHaveCountAsync(1);
    }

    private static async Task Invite(Visit consultant, string entry)
    {
        await consultant.Go($"/fujian/zh/overseas/prospects/{entry}");
        await consultant.Page.ClickAsync("#invite");
        await Assertions.Expect(consultant.Page.Locator("#invite")).ToHaveCountAsync(0);
        await consultant.LookClosely("a prospect who was invited");
    }

    private async Task<string> Confirm(Visit person, string email)
    {
        var link = (await Portal.MailedLink(email, "prospects/invitation")).PathAndQuery;
        Assert.Contains("/fujian/en/", link, StringComparison.Ordinal);
        await person.Go(link);
        await Assertions.Expect(person.Page.Locator("main")).ToContainTextAsync("伦敦海外人才交流会");
        await person.Page.FillAsync("[name='Account.Password']", Password);
        await person.Submit("main form:has([name='Account.Password']) button");
        Assert.Equal("GB", await person.Page.InputValueAsync("[name='Form.CountryCode']"));
        await person.Submit("main form:has([name='Form.Agreed']) button");
        await Assertions.Expect(person.Page.Locator(".error-summary li")).Not.ToHaveCountAsync(0);
        await person.Page.CheckAsync("[name='Form.Agreed']");
        await person.Page.CheckAsync("[name='Form.Keeps']");
        await person.Submit("main form:has([name='Form.Agreed']) button");
        Assert.Matches("/me/consultant/[0-9a-f-]{36}\\?sent=true$", person.Page.Url);
        var lead = new Uri(person.Page.Url).Segments[^1];
        await person.Go(link);
        await Assertions.Expect(person.Page.Locator("main form[method=post]")).ToHaveCountAsync(0);
        return lead;
    }

    private async Task Refuse(Visit person, string email)
    {
        await person.Go((await Portal.MailedLink(email, "prospects/invitation")).PathAndQuery);
        await person.LookClosely("what was noted, before there is an account");
        await person.Submit("main button.danger");
        Assert.EndsWith("/prospects/invitation?done=true", person.Page.Url, StringComparison.Ordinal);
    }

    private static async Task IsRefused(Visit consultant, string characters, string email)
    {
        await Fill(consultant, characters, null, email);
        await consultant.Page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(consultant.Page.Locator(".error-summary")).ToBeVisibleAsync();
        Assert.Equal(email, await consultant.Page.InputValueAsync("[name='p.Email']"));
    }
}
