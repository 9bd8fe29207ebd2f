using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;

namespace TalentPortal.BrowserTests;

/// <summary>A consultant keeps what the board shows, finds it again on coming back, and takes a removal back.</summary>
public sealed class KeptViewJourneyTests : BrowserTest
{
    [Fact]
    public async Task What_is_kept_is_there_again_and_a_removal_can_be_undone()
    {
        const string Board = "/greater-bay/en/domestic/cases";
        await using var desk = await Browser.Visit("greater-bay-domestic");
        await desk.Go(Board + "?list=lookingon&overdue=true");
        await desk.Page.ClickAsync("#keep-view");
        await desk.Page.ClickAsync("form.panel button[type=submit]");
        await Assertions.Expect(desk.Page.Locator("form.panel .error-summary li")).ToHaveCountAsync(1);
        await desk.LookClosely("a view without a name");
        await desk.Page.FillAsync("[name='v.Name']", "Late and handed over");
        await desk.Page.Locator("form.panel input[type=checkbox]").Nth(1).CheckAsync();
        await desk.Page.ClickAsync("form.panel button[type=submit]");
        var kept = desk.Page.Locator(".views nav a[aria-current=page]");
        await Assertions.Expect(kept).ToContainTextAsync("Late and handed over");

        // Opened anew the board shows it; the list that is asked for goes before.
        await desk.Go(Board);
        await Assertions.Expect(desk.Page).ToHaveURLAsync(new Regex("list=lookingon&overdue=true$"));
        await desk.Page.ClickAsync(".tabs li:first-child a");
        await Assertions.Expect(desk.Page).ToHaveURLAsync(new Regex("list=mine$"));
        await Assertions.Expect(kept).ToHaveCountAsync(0);

        await desk.Page.ClickAsync(".views nav a");
        await Assertions.Expect(kept).ToHaveCountAsync(1);
        await desk.Settled();
        await desk.Page.ClickAsync("#keep-view");
        await desk.Page.ClickAsync("form.panel button[type=submit] + button");
        await Assertions.Expect(kept).ToHaveCountAsync(0);
        await desk.LookClosely("a removed view");
        await desk.Page.ClickAsync(".notice.good button");
        await Assertions.Expect(kept).ToHaveCountAsync(1);
        Assert.Equal("", desk.Trouble());
    }
}
