using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;
using TalentPortal.Data.Seed.Demo;

namespace TalentPortal.BrowserTests;

/// <summary>
/// A consultant asks for a part of the career record; the talent, on a phone without scripts, looks at what would be seen, opens
/// it, sees the reading in their log and closes it again, and the consultant's open page shows it no more.
/// </summary>
public sealed class SharingJourneyTests : BrowserTest
{
    [Theory]
    [InlineData("zh", "gu-lan", "Thamesmark Circuits")]
    [InlineData("en", "daniel-weber", "Isarwerk Robotics")]
    public async Task A_part_is_asked_for_opened_read_and_closed_again(string language, string person, string employer)
    {
        await using var talent = await Browser.Visit(person, scripts: false, width: 390, height: 844);
        await using var consultant = await Browser.Visit("fujian-overseas");
        var id = await Portal.Scalar<string>($"select c.id::text from cases c join tenants t on t.id = c.tenant_id where t.slug = 'fujian' and c.talent_user_id = '{DemoPeople.Person(person).UserId}' and c.closed_at is null");
        var main = consultant.Page.Locator("main");

        // The consultant finds it closed, and asks; the demonstration may have asked already.
        await consultant.Go($"/fujian/{language}/overseas/cases/{id}");
        await Assertions.Expect(consultant.Page.Locator("#career")).ToBeVisibleAsync();
        await Assertions.Expect(main).Not.ToContainTextAsync(employer);
        await consultant.Page.ClickAsync($"main a[href='overseas/profiles/{id}']");
        await Assertions.Expect(consultant.Page.Locator("aside [value=CareerExperience]:enabled")).ToBeVisibleAsync();
        await consultant.Page.CheckAsync("aside [value=CareerExperience]");
        await consultant.Page.ClickAsync("aside .btn");
        await Assertions.Expect(main.Locator(".notice.good, .error-summary")).ToBeVisibleAsync();
        await consultant.LookClosely("a career record that is not shared");

        // The talent reads the question, looks at what would be seen, and says yes.
        await talent.Go($"/fujian/{language}/me/cases/{id}");
        await talent.Follow($".panel a[href='me/profile/sharing#case-{id}']");
        var form = $"#case-{id} form";
        await Assertions.Expect(talent.Page.Locator($"#case-{id} .notice.warn")).ToBeVisibleAsync();
        await Assertions.Expect(talent.Page.Locator($"{form} [value=CareerExperience]")).Not.ToBeCheckedAsync();
        await talent.Page.ClickAsync($"{form} .choice:has([value=CareerExperience]) + details summary");
        await Assertions.Expect(talent.Page.Locator($"{form} .choice:has([value=CareerExperience]) + details .card").First).ToContainTextAsync(employer);
        await talent.Page.CheckAsync($"{form} [value=CareerExperience]");
        await talent.Page.FillAsync($"{form} [name=Until]", "");
        await talent.Submit($"{form} button:not([name])");
        await Assertions.Expect(talent.Page.Locator(".error-summary li")).ToHaveCountAsync(1);
        await Assertions.Expect(talent.Page.Locator($"{form} [value=CareerExperience]")).ToBeCheckedAsync();
        await talent.Page.FillAsync($"{form} [name=Until]", TimeProvider.System.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await talent.Submit($"{form} button:not([name])");
        await Assertions.Expect(talent.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await Assertions.Expect(talent.Page.Locator($"#case-{id} .notice.warn")).ToHaveCountAsync(0);

        // It is read, and the reading is in the log.
        await consultant.Go($"/fujian/{language}/overseas/profiles/{id}");
        await Assertions.Expect(consultant.Page.Locator("[data-part=CareerExperience]")).ToContainTextAsync(employer);
        await Assertions.Expect(consultant.Page.Locator("[data-part=CareerPatent]")).ToHaveCountAsync(0);
        await Assertions.Expect(consultant.Page.Locator("a[download]")).ToHaveCountAsync(0);
        await consultant.LookClosely("a career record that is shared in part");
        await talent.Go($"/fujian/{language}/me/access-log");
        // Not the first of the log for certain: messages of the same talent may be read meanwhile.
        await Assertions.Expect(talent.Page.Locator(".log > li", new() { HasText = language == "zh" ? "工作经历" : "experience" }).First).ToBeVisibleAsync();

        // Closed again: the open page follows by itself.
        await talent.Go($"/fujian/{language}/me/profile/sharing");
        await talent.Submit($"{form} button[name=Nothing]");
        await Assertions.Expect(talent.Page.Locator($"{form} button[name=Nothing]")).ToHaveCountAsync(0);
        await Assertions.Expect(main).Not.ToContainTextAsync(employer, new() { Timeout = 60_000 });
        await Assertions.Expect(consultant.Page.Locator("aside [value=CareerExperience]")).ToBeVisibleAsync();

        Assert.DoesNotContain(talent.Requests, request => request.Contains("_blazor", StringComparison.Ordinal));
        foreach (var visit in new[] { talent, consultant }) IsClean(visit);
    }
}
