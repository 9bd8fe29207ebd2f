using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;
using TalentPortal.Data.Seed.Demo;

namespace TalentPortal.BrowserTests;

/// <summary>A consultant proposes a position from the case, the talent says without scripts that it is not for them, and the consultant reads why.</summary>
public sealed class ProposalJourneyTests : BrowserTest
{
    [Theory]
    [InlineData("zh", "这个团队离您现在的方向很近。", "希望离海边近一些。")]
    [InlineData("en", "Their team is close to what you do now.", "I would like to be closer to the sea.")]
    public async Task A_position_is_proposed_from_the_case_and_answered_without_scripts(string language, string words, string reason)
    {
        await using var consultant = await Browser.Visit("fujian-overseas");
        await using var talent = await Browser.Visit("daniel-weber", scripts: false, width: 390, height: 844);
        var one = await Portal.Scalar<string>($"select c.id::text from cases c join tenants t on t.id = c.tenant_id where t.slug = 'fujian' and c.talent_user_id = '{DemoPeople.Person("daniel-weber").UserId}' order by c.opened_at limit 1");
        var page = consultant.Page;
        await consultant.Go($"/fujian/{language}/overseas/cases/{one}");
        await page.ClickAsync($"main a[href='overseas/matches/{one}']");
        var first = page.Locator("section[aria-labelledby=items] li").First;
        var title = (await first.Locator("h3 a").InnerTextAsync()).Trim();
        await first.Locator("summary").ClickAsync();
        await first.Locator("button").ClickAsync();
        await Assertions.Expect(first.Locator(".error-summary li").First).ToBeVisibleAsync();
        await consultant.LookClosely("a proposal without a sentence");
        await first.Locator("textarea").FillAsync(words);
        // The line breaks: what was typed is there again, in its form, and so is what is typed at another position.
        await Kept(one, 1);
        await consultant.Go($"/fujian/{language}/overseas/matches/{one}");
        await Assertions.Expect(first.Locator("textarea")).ToBeVisibleAsync();
        await Assertions.Expect(first.Locator("textarea")).ToHaveValueAsync(words);
        await consultant.LookClosely("a sentence that was kept");
        var second = page.Locator("section[aria-labelledby=items] > ol > li").Nth(1);
        await second.Locator("summary").ClickAsync();
        await second.Locator("textarea").FillAsync(reason);
        await first.Locator("button").ClickAsync();
        await Assertions.Expect(page.Locator(".notice.good")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("section[aria-labelledby=proposals] li").First).ToContainTextAsync(words);
        await consultant.LookClosely("a proposal that waits");
        await consultant.Go($"/fujian/{language}/overseas/matches/{one}");
        var left = page.Locator("section[aria-labelledby=items] details[open] textarea");
        await Assertions.Expect(left).ToHaveCountAsync(1);
        await Assertions.Expect(left).ToHaveValueAsync(reason);
        await page.ClickAsync("section[aria-labelledby=items] .notice .linklike");
        await Kept(one, 0);
        await consultant.Go($"/fujian/{language}/overseas/matches/{one}");
        await Assertions.Expect(page.Locator("section[aria-labelledby=items] li textarea").First).ToHaveValueAsync("");
        await Assertions.Expect(left).ToHaveCountAsync(0);

        await talent.Go($"/fujian/{language}/me/matches");
        var card = talent.Page.Locator("article.card", new() { HasText = words });
        await Assertions.Expect(card).ToContainTextAsync(title);
        await using (var reader = await Browser.Visit("daniel-weber"))
        {
            await reader.Go($"/fujian/{language}/me/matches");
            await reader.LookClosely("what a consultant proposes");
            IsClean(reader);
        }

        await card.Locator("summary").ClickAsync();
        await card.Locator("textarea").FillAsync(reason);
        await card.Locator("form button").ClickAsync();
        await Assertions.Expect(talent.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await Assertions.Expect(talent.Page.Locator("main details[open]")).ToContainTextAsync(reason);

        await consultant.Go($"/fujian/{language}/overseas/matches/{one}");
        await Assertions.Expect(page.Locator("section[aria-labelledby=proposals] li", new() { HasText = words })).ToContainTextAsync(reason);
        await consultant.Go($"/fujian/{language}/overseas/cases/{one}");
        // Both sides read the same entry, in the language of the talent.
        await Assertions.Expect(page.Locator("section[aria-labelledby=course]")).ToContainTextAsync(await Portal.Scalar<string>($"select title_en from match_proposals where case_id = '{one}' order by proposed_at desc limit 1"));
        IsClean(consultant);
        IsClean(talent);
    }

    private async Task Kept(string one, long drafts)
    {
        Task<long> Rows() => Portal.Scalar<long>($"select count(*) from drafts where form = 'proposal' and record = '{one}'");
        for (var attempt = 0; attempt < 100 && await Rows() != drafts; attempt++) await Task.Delay(100);
        Assert.Equal(drafts, await Rows());
    }
}
