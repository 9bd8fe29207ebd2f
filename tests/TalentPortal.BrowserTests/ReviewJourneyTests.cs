using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;

namespace TalentPortal.BrowserTests;

/// <summary>A reviewer decides on one position after the other on one page.</summary>
public sealed class ReviewJourneyTests : BrowserTest
{
    [Fact]
    public async Task What_was_said_of_one_position_is_not_said_of_the_next()
    {
        await using var first = await Browser.Visit("rongxin-recruiter");
        await using var second = await Browser.Visit("haiyun-recruiter");
        await using var reviewer = await Browser.Visit("fujian-reviewer");
        var (one, other) = (await Post(first, "Fab trainee"), await Post(second, "Boat trainee"));
        // The one that waits longest comes next.
        await Portal.Scalar<string>($"update jobs set submitted_at = '2020-01-01' where id = '{other}' returning id::text");

        await reviewer.Go($"/fujian/en/admin/jobs/{one}");
        await reviewer.Page.FillAsync("[name='r.NoFee']", "The employer pays it back with the first salary.");
        await reviewer.Page.ClickAsync("#decision .btn:not(.secondary)");
        await Assertions.Expect(reviewer.Page).ToHaveURLAsync(new Regex($"/admin/jobs/{other}[?]done=publish$"));
        await Assertions.Expect(reviewer.Page.Locator("h1")).ToContainTextAsync("Boat trainee");
        await Assertions.Expect(reviewer.Page.Locator("[name='r.NoFee']")).ToHaveValueAsync("");
        var publish = reviewer.Page.Locator("#decision .btn:not(.secondary)");
        await Assertions.Expect(publish).ToBeEnabledAsync();
        await publish.ClickAsync();
        await Assertions.Expect(reviewer.Page.Locator(".error-summary li")).ToHaveCountAsync(1);
        Assert.Equal("InReview", await Portal.Scalar<string>($"select status from jobs where id = '{other}'"));
        await reviewer.Page.FillAsync("[name='r.ReasonEn']", "Please take the fee out.");
        await reviewer.Page.ClickAsync("#decision .btn.secondary");
        await Assertions.Expect(reviewer.Page).ToHaveURLAsync(new Regex("[?]done=return$"));
        foreach (var visit in new[] { first, second, reviewer }) IsClean(visit);
    }

    private static async Task<string> Post(Visit employer, string title)
    {
        await employer.Go("/fujian/en/employer/jobs/new");
        await HiringSteps.Fill(employer.Page, "en", "见习 " + title, title);
        await employer.Page.FillAsync("[name='j.Fields.DescriptionEn']", $"{title}: each newcomer pays a training fee of 800 yuan before the first day.");
        await Assertions.Expect(employer.Page.Locator(".notice.warn")).ToBeVisibleAsync();
        return await HiringSteps.Submit(employer.Page);
    }
}
