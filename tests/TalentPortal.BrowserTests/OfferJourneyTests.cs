using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;
using TalentPortal.Data.Seed.Demo;

namespace TalentPortal.BrowserTests;

/// <summary>An employer sends an offer, the talent lays it beside another one and accepts without scripts, and the employer confirms.</summary>
public sealed class OfferJourneyTests : BrowserTest
{
    [Theory]
    [InlineData("zh", "HY-202", "36000")]
    [InlineData("en", "HY-201", "37500")]
    public async Task An_offer_is_sent_compared_accepted_without_scripts_and_confirmed(string language, string reference, string pay)
    {
        await using var employer = await Browser.Visit("haiyun-owner");
        await using var talent = await Browser.Visit("maria-silva", scripts: false, width: 390, height: 844);
        var (application, offer) = (await Of("application_id", reference), await Of("id", reference));

        var page = employer.Page;
        await employer.Go($"/fujian/{language}/employer/offers");
        await page.ClickAsync($"main a[href='employer/offers/{application}']");
        await page.FillAsync("[name='o.Lines.Pay.Amount']", "-1");
        await page.ClickAsync(".panel .actions .btn");
        await Assertions.Expect(page.Locator(".error-summary li").First).ToBeVisibleAsync();
        await employer.LookClosely("an offer with a wrong amount");
        await page.FillAsync("[name='o.Lines.Pay.Amount']", pay);
        await page.SelectOptionAsync("[name='o.Lines.Pay.Period']", "Month");
        await page.ClickAsync(".panel .actions .btn");
        await Assertions.Expect(page.Locator(".notice.good")).ToBeVisibleAsync();

        // What fits is listed without scripts too; one position is put aside and comes back.
        await talent.Go($"/fujian/{language}/me/matches");
        var best = talent.Page.Locator("ol.results .result .title a").First;
        var title = await best.InnerTextAsync();
        await talent.Submit("ol.results .result .foot button");
        Assert.DoesNotContain(title, await talent.Page.Locator("ol.results .result .title a").AllInnerTextsAsync());
        await talent.Submit("details.more li button");
        Assert.Contains(title, await talent.Page.Locator("ol.results .result .title a").AllInnerTextsAsync());

        await talent.Go($"/fujian/{language}/me/offers");
        foreach (var box in await talent.Page.Locator("main input[name=id]").AllAsync()) await box.CheckAsync();
        await talent.Page.ClickAsync("main form button.btn");
        await Assertions.Expect(talent.Page).ToHaveURLAsync(new Regex("/me/offers/compare[?]id="));
        await Assertions.Expect(talent.Page.Locator("main table thead th")).ToHaveCountAsync(2);
        // On a phone nothing of it lies beyond the edge.
        var (table, line) = ((await talent.Page.Locator("main table").BoundingBoxAsync())!, (await talent.Page.Locator("main table tbody th").First.BoundingBoxAsync())!);
        Assert.True(table.X + table.Width <= 390 && line.Width > 100, $"{table.X} + {table.Width}, {line.Width}");
        await talent.Go($"/fujian/{language}/me/offers/{offer}");
        await using (var reader = await Browser.Visit("maria-silva"))
        {
            await reader.Go($"/fujian/{language}/me/offers/{offer}/accept");
            await reader.LookClosely("accepting an offer");
            IsClean(reader);
        }

        await talent.Page.ClickAsync($"main a[href='me/offers/{offer}/accept']");
        await talent.Page.ClickAsync("main form button.btn");
        await Assertions.Expect(talent.Page).ToHaveURLAsync(new Regex("[?]done=accepted$"));

        await employer.Go($"/fujian/{language}/employer/offers/{application}");
        await page.ClickAsync(".stack-l > .actions .btn");
        await Assertions.Expect(page.Locator(".notice.good")).ToBeVisibleAsync();
        Assert.Equal("Hired", await Portal.Scalar<string>($"select state from job_applications where id = '{application}'"));
        IsClean(employer);
        IsClean(talent);
    }

    private Task<string> Of(string column, string reference) => Portal.Scalar<string>(
        $"select o.{column}::text from offers o join job_applications a on a.id = o.application_id join jobs j on j.id = a.job_id where j.source_identifier = '{reference}' and o.talent_user_id = '{DemoPeople.Person("maria-silva").UserId}'");
}
