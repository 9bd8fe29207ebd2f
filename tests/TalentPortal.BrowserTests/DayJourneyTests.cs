using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;

namespace TalentPortal.BrowserTests;

/// <summary>A consultant begins with what is to be done, answers from there, and turns the calendar by keys.</summary>
public sealed class DayJourneyTests : BrowserTest
{
    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task From_the_first_page_to_what_is_to_be_done_and_through_the_months(string language)
    {
        await using var desk = await Browser.Visit("fujian-domestic");
        // The bare address of the workspace leads to the day.
        await desk.Go($"/fujian/{language}/domestic");
        await Assertions.Expect(desk.Page).ToHaveURLAsync(new Regex("/domestic/today$"));
        await desk.Page.ClickAsync("ul.figures li:not(.none) a");
        await Assertions.Expect(desk.Page).ToHaveURLAsync(new Regex("#part-overdue$"));
        await desk.LookClosely("a day");
        await desk.Page.ClickAsync("section[aria-labelledby=part-overdue] tbody td:last-child a[href*='/cases/']");
        await Assertions.Expect(desk.Page).ToHaveURLAsync(new Regex("/domestic/cases/[0-9a-f-]+$"));

        await desk.Go($"/fujian/{language}/domestic/calendar?view=month&day=2026-10-31");
        var title = desk.Page.Locator(".cal-frame > h2");
        var shown = await title.InnerTextAsync();
        await Press(desk, "ArrowLeft");
        await Assertions.Expect(desk.Page).ToHaveURLAsync(new Regex("day=2026-09-30"));
        await Assertions.Expect(title).Not.ToHaveTextAsync(shown);
        await Press(desk, "ArrowRight");
        await Assertions.Expect(desk.Page).ToHaveURLAsync(new Regex("day=2026-10-30"));
        await Assertions.Expect(title).ToHaveTextAsync(shown);
        await Press(desk, "t");
        await Assertions.Expect(desk.Page).Not.ToHaveURLAsync(new Regex("day="));
        await Assertions.Expect(desk.Page.Locator(".cal td[aria-current=date]")).ToHaveCountAsync(1);
        await desk.LookClosely("a month");
        Assert.Equal("", desk.Trouble());
    }

    /// <summary>Presses a key in the calendar. A page that had to be fetched anew on a busy machine has the focus elsewhere.</summary>
    private static Task Press(Visit desk, string key) => desk.Page.PressAsync(".cal-frame", key);
}
