using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;

namespace TalentPortal.BrowserTests;

/// <summary>
/// A talent, on a phone without scripts, shows a blind card; an employer finds it, asks, and after the answer sees just what was
/// disclosed. Then the talent blocks the employer, and it finds nothing any more.
/// </summary>
public sealed class CardJourneyTests : BrowserTest
{
    [Theory]
    [InlineData("zh", "硕士及以上", "海蕴", "剑桥大学")]
    [InlineData("en", "Master", "Haiyun", "剑桥大学")]
    public async Task A_card_is_shown_found_asked_for_disclosed_in_part_and_hidden(string language, string degree, string employerName, string school)
    {
        await using var talent = await Browser.Visit("lin-yue", scripts: false, width: 390, height: 844);
        await using var employer = await Browser.Visit("haiyun-recruiter");
        await Begin(talent, language);
        var before = await References(employer, language);

        await Show(talent, language, degree);
        var reference = Assert.Single((await References(employer, language)).Except(before));
        await Ask(employer, language, reference, degree);
        await Accept(talent, language);
        var address = await Read(employer, language, school);
        await Block(talent, language, employerName);

        // Nothing is left: not in the list, not under its address, not of what was disclosed.
        Assert.Equal(before, await References(employer, language));
        foreach (var gone in new[] { $"/fujian/{language}/employer/talents/{reference}", address })
            Assert.Equal(404, (await employer.Page.Context.APIRequest.GetAsync(new Uri(new Uri(employer.Page.Url), gone).ToString())).Status);
        Assert.DoesNotContain(talent.Requests, request => request.Contains("_blazor", StringComparison.Ordinal));
        foreach (var visit in new[] { talent, employer }) IsClean(visit);
    }

    /// <summary>As somebody who has shown nothing and blocked nobody.</summary>
    private static async Task Begin(Visit talent, string language)
    {
        await talent.Go($"/fujian/{language}/me/blocked");
        while (await talent.Page.Locator("article.card form button").CountAsync() > 0) await talent.Submit("article.card form button");
        await talent.Go($"/fujian/{language}/me/card");
        if (await talent.Page.Locator("article.card").CountAsync() > 0) await talent.Submit("form.foot button");
    }

    private static async Task<HashSet<string>> References(Visit employer, string language)
    {
        await employer.Go($"/fujian/{language}/employer/talents");
        var links = await employer.Page.Locator("main article h2 a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href').split('/').pop())");
        return [.. links];
    }

    private static async Task Show(Visit talent, string language, string degree)
    {
        await talent.Go($"/fujian/{language}/me/card");
        foreach (var choice in await talent.Page.Locator("main select:not([name='Form.FieldCode'])").AllAsync()) await choice.SelectOptionAsync("Hidden");
        await talent.Page.SelectOptionAsync("[name='Form.Degree']", "Coarse");
        await talent.Submit("main form:not(.foot) .actions button");
        await Assertions.Expect(talent.Page.Locator(".error-summary li")).ToHaveCountAsync(1);
        await Assertions.Expect(talent.Page.Locator("[name='Form.Degree']")).ToHaveValueAsync("Coarse");
        await talent.Page.CheckAsync("[name='Form.Agreed']");
        await talent.Submit("main form:not(.foot) .actions button");
        await Assertions.Expect(talent.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await Assertions.Expect(talent.Page.Locator("article.card dd")).ToHaveCountAsync(1);
        await Assertions.Expect(talent.Page.Locator("article.card dd")).ToContainTextAsync(degree);
    }

    private static async Task Ask(Visit employer, string language, string reference, string degree)
    {
        await employer.Go($"/fujian/{language}/employer/talents/{reference}");
        await Assertions.Expect(employer.Page.Locator("article.card dd")).ToHaveCountAsync(1);
        await Assertions.Expect(employer.Page.Locator("article.card dd")).ToContainTextAsync(degree);
        await employer.Page.ClickAsync(".panel .btn");
        await Assertions.Expect(employer.Page.Locator(".error-summary li")).ToHaveCountAsync(2);
        await employer.LookClosely("a request without words");
        await employer.Page.FillAsync("[name='f.Position']", "海藻活性物质研究员");
        await employer.Page.FillAsync("[name='f.Message']", "我们在厦门研究海藻活性物质，想和您线上聊半小时。");
        await employer.Page.ClickAsync(".panel .btn");
        await Assertions.Expect(employer.Page.Locator(".notice.good")).ToBeVisibleAsync();
    }

    private static async Task Accept(Visit talent, string language)
    {
        await talent.Go($"/fujian/{language}/me");
        await talent.Follow("main .notice a[href='me/requests']");
        var first = talent.Page.Locator("main article").First;
        await Assertions.Expect(first).ToContainTextAsync("海藻活性物质研究员");
        await first.Locator("summary").ClickAsync();
        await Assertions.Expect(first.Locator("details")).ToContainTextAsync("+44 20 7946 0018");
        await first.Locator("[name=Parts][value=Contact]").CheckAsync();
        await talent.Submit("main article form .actions button:not([name])");
        await Assertions.Expect(talent.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await Assertions.Expect(first).ToContainTextAsync("+44 20 7946 0018");
    }

    private static async Task<string> Read(Visit employer, string language, string school)
    {
        await employer.Go($"/fujian/{language}/employer/talents/requests");
        await employer.Page.Locator("main tbody a").First.ClickAsync();
        await Assertions.Expect(employer.Page).ToHaveURLAsync(new Regex("/employer/talents/requests/.+"));
        var main = employer.Page.Locator("main");
        await Assertions.Expect(main).ToContainTextAsync("+44 20 7946 0018");
        await Assertions.Expect(main).Not.ToContainTextAsync(school);
        await employer.LookClosely("what was disclosed");
        return new Uri(employer.Page.Url).AbsolutePath;
    }

    private static async Task Block(Visit talent, string language, string employerName)
    {
        await talent.Go($"/fujian/{language}/me/blocked?q={Uri.EscapeDataString(employerName)}");
        await talent.Submit("form:has(input[name=WholeGroup]) button");
        await Assertions.Expect(talent.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await Assertions.Expect(talent.Page.Locator("article.card h3")).ToContainTextAsync(employerName);
        await talent.Go($"/fujian/{language}/me/requests");
        await Assertions.Expect(talent.Page.Locator("main article").First).Not.ToContainTextAsync("+44 20 7946 0018");
    }
}
