using System.Net;
using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;
using TalentPortal.Tests.Features.Webhooks;

namespace TalentPortal.BrowserTests;

/// <summary>
/// An owner adds an address of the employer's own system, tries it, publishes a position while that system is down, sees what
/// failed, has it tried at once when the system is back, and sent again when it was lost there.
/// </summary>
public sealed class WebhookJourneyTests : BrowserTest
{
    [Theory]
    [InlineData("zh", "zhongguancun", "weiliang", "红树林苗圃管理员", "Keeper of the mangrove nursery")]
    [InlineData("en", "greater-bay", "pengwan", "贝壳化石整理员", "Curator of fossil shells")]
    public async Task An_address_is_added_tried_fails_and_is_sent_again(string language, string tenant, string company, string titleZh, string titleEn)
    {
        await using var system = await WebhookReceiver.Start();
        await using var owner = await Browser.Visit(company + "-owner");
        await using var reviewer = await Browser.Visit(tenant + "-reviewer");
        var page = owner.Page;

        var secret = await Add(owner, $"/{tenant}/{language}/employer/webhooks", system);
        var address = page.Url;
        await page.ClickAsync(".ws-bar .btn.secondary");
        await Assertions.Expect(page.Locator(".notice.good")).ToBeVisibleAsync();
        await Until(owner, "tr", ".badge.done", 1);
        Assert.True(Assert.Single(system.All).IsSignedWith(secret));

        // It is down when there is something to tell, and says for how long.
        system.Answer = http =>
        {
            http.Response.Headers.RetryAfter = "3600";
            http.Response.StatusCode = (int)HttpStatusCode.ServiceUnavailable;
            return Task.CompletedTask;
        };
        var job = await HiringSteps.Post(owner, language, titleZh, titleEn, tenant);
        await HiringSteps.Publish(reviewer, language, job, tenant: tenant);
        var row = $"tr:has(pre:has-text('{job}'))";
        await owner.Go(address);
        await Until(owner, row, "ul.plain li:has-text('503')", 1);
        await owner.LookClosely("a delivery that failed");

        // Nobody who mended it wants to wait for an hour.
        system.Answer = WebhookReceiver.Code(HttpStatusCode.NoContent);
        await page.Locator($"tbody {row}").First.Locator("td .btn").ClickAsync();
        await Assertions.Expect(page.Locator(".notice.good")).ToBeVisibleAsync();
        await Until(owner, row, ".badge.done", 1);
        await page.Locator($"tbody {row}").First.Locator("td .btn").ClickAsync();
        await Until(owner, row, ".badge.done", 2);
        var sent = system.All.Where(message => message.Body.Contains(job, StringComparison.Ordinal)).ToList();
        Assert.Equal(3, sent.Count);
        // To the byte the same under the same id, so that the system knows it again.
        Assert.Single(sent.Select(message => (message.Id, message.Body)).Distinct());
        Assert.All(system.All, message => Assert.True(message.IsSignedWith(secret)));

        await page.ClickAsync("section[aria-labelledby=off] .btn.quiet");
        await page.ClickAsync("section[aria-labelledby=off] .btn.danger");
        await Assertions.Expect(page.Locator(".notice.good")).ToBeVisibleAsync();
        IsClean(owner);
        IsClean(reviewer);
    }

    /// <summary>What is missing is said by field; the secret is shown once.</summary>
    private static async Task<string> Add(Visit owner, string address, WebhookReceiver system)
    {
        var page = owner.Page;
        await owner.Go(address);
        await page.FillAsync("[name=Name]", "Recruiting system");
        await page.FillAsync("[name=Url]", "ftp://somewhere");
        foreach (var box in await page.Locator("aside .choices input").AllAsync()) await box.UncheckAsync();
        await page.ClickAsync("aside form .btn");
        await Assertions.Expect(page.Locator(".error-summary li")).ToHaveCountAsync(2);
        await owner.LookClosely("an address that cannot be");
        await Assertions.Expect(page.Locator("[name=Name]")).ToHaveValueAsync("Recruiting system");
        await page.FillAsync("[name=Url]", system.Url);
        await page.Locator("aside .choices input").First.CheckAsync();
        await page.ClickAsync("aside form .btn");
        var secret = await page.Locator("#made").TextContentAsync();
        await page.ClickAsync(".notice.warn a");
        await Assertions.Expect(page.Locator("#log")).ToBeVisibleAsync();
        await owner.Settled();
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync(secret!);
        return secret!;
    }

    /// <summary>Looks again until so many stand in the log: messages leave after the command.</summary>
    private static async Task Until(Visit owner, string row, string what, int count)
    {
        var found = owner.Page.Locator($"tbody {row} {what}");
        for (var attempt = 0; attempt < 300 && await found.CountAsync() < count; attempt++, await Task.Delay(200)) await owner.Page.ClickAsync(".ws-bar .btn.quiet");
        await Assertions.Expect(found).ToHaveCountAsync(count);
    }
}
