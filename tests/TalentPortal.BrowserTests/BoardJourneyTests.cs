using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;

namespace TalentPortal.BrowserTests;

/// <summary>
/// An applicant's card is dragged and taken back, moved on by keys, and refused with a reason by a second recruiter while the
/// first one moves it: the second is told, keeps what was typed, and decides again. The talent, without scripts, reads why.
/// </summary>
public sealed class BoardJourneyTests : BrowserTest
{
    [Theory]
    [InlineData("zh", "zhongguancun", "weiliang", "WL-301", "您的经历很好，但本岗位需要工业相机标定经验。")]
    [InlineData("en", "greater-bay", "pengwan", "PW-401", "A fine record, but this position needs work with drives.")]
    public async Task A_card_is_dragged_undone_moved_by_keys_and_declined_across_a_colleagues_move(string language, string tenant, string employer, string reference, string reason)
    {
        await using var talent = await Browser.Visit("zhao-ming", scripts: false, width: 390, height: 844);
        await using var first = await Browser.Visit(employer + "-recruiter", width: 1900);
        await using var second = await Browser.Visit(employer + "-owner");
        var job = await Portal.Scalar<string>($"select j.id::text from jobs j join tenants t on t.id = j.tenant_id where t.slug = '{tenant}' and j.source_identifier = '{reference}'");
        var application = await HiringSteps.Apply(talent, language, job, tenant);
        var board = $"/{tenant}/{language}/employer/applications?view=board&job={job}";

        await first.Go(board);
        await Drag(first.Page, application, "Screening");
        await In(first, "Screening", application);
        await first.Page.ClickAsync(".notice.good button");
        await In(first, "Received", application);
        await talent.Go($"/{tenant}/{language}/me/applications/{application}");
        await Assertions.Expect(talent.Page.Locator(".timeline > li.done")).ToHaveCountAsync(0);

        // Where it cannot go it stays.
        await Drag(first.Page, application, "Hired");
        await In(first, "Received", application);
        await Card(first.Page, application).Locator("a").FocusAsync();
        await first.Page.Keyboard.PressAsync("Shift+ArrowRight");
        await In(first, "Screening", application);
        await Assertions.Expect(Card(first.Page, application).Locator("a")).ToBeFocusedAsync();
        await first.LookClosely("a moved card");

        await second.Go(board);
        await Drag(second.Page, application, "Declined");
        await Assertions.Expect(second.Page.Locator("#decline")).ToBeFocusedAsync();
        await second.Page.ClickAsync(".panel .btn.danger");
        await Assertions.Expect(second.Page.Locator(".error-summary li")).ToHaveCountAsync(1);
        await second.LookClosely("declining without a reason");
        await second.Page.FillAsync("[name='d.Reason']", reason);

        await Card(first.Page, application).Locator("a").FocusAsync();
        await first.Page.Keyboard.PressAsync("Shift+ArrowRight");
        await In(first, "Interview", application);
        // The open board of the colleague follows, and what is being typed there stays.
        await In(second, "Interview", application);
        await Assertions.Expect(second.Page.Locator("[name='d.Reason']")).ToHaveValueAsync(reason);
        await second.Page.ClickAsync(".panel .btn.danger");
        await Assertions.Expect(second.Page.Locator(".notice.warn")).ToHaveCountAsync(1);
        await In(second, "Interview", application);
        await second.LookClosely("a card that a colleague moved");
        await talent.Go($"/{tenant}/{language}/me/applications/{application}");
        await Assertions.Expect(talent.Page.Locator("main")).Not.ToContainTextAsync(reason);

        await second.Page.ClickAsync(".notice.warn button");
        await In(second, "Declined", application);
        await In(first, "Declined", application);
        await talent.Go($"/{tenant}/{language}/me/applications/{application}");
        await Assertions.Expect(talent.Page.Locator(".timeline > li").Last).ToContainTextAsync(reason);
        await Assertions.Expect(talent.Page.Locator(".timeline > li")).ToHaveCountAsync(4);

        Assert.DoesNotContain(talent.Requests, request => request.Contains("_blazor", StringComparison.Ordinal));
        foreach (var visit in new[] { talent, first, second }) IsClean(visit);
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task All_columns_stand_side_by_side_on_a_desk_and_one_below_the_other_on_a_phone(string language)
    {
        await using var desk = await Browser.Visit("rongxin-owner", width: 1440);
        await using var phone = await Browser.Visit("rongxin-owner", width: 390, height: 844);
        foreach (var visit in new[] { desk, phone }) await visit.Go($"/fujian/{language}/employer/applications?view=board");
        await Assertions.Expect(desk.Page.Locator(".board > section")).ToHaveCountAsync(7);
        foreach (var visit in new[] { desk, phone })
        {
            // Nothing is cut off or sticks out, neither of the board nor of a column or card in it.
            Assert.Equal("", await visit.Page.EvaluateAsync<string>("() => [document.documentElement, ...document.querySelectorAll('.board, .board section, .board h2, .bcard, .bcard .row')].filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.className || one.tagName).join(' ')"));
            await visit.LookClosely("the whole board");
        }

        Assert.Equal(1, await Rows(desk));
        Assert.Equal(7, await Rows(phone));
        foreach (var visit in new[] { desk, phone }) IsClean(visit);

        static Task<int> Rows(Visit visit) => visit.Page.EvaluateAsync<int>("() => new Set([...document.querySelectorAll('.board > section')].map(one => Math.round(one.getBoundingClientRect().top))).size");
    }

    private static ILocator Card(IPage page, string application) => page.Locator($"[data-card]:has(a[href='employer/applications/{application}'])");

    private static Task In(Visit visit, string column, string application) =>
        Assertions.Expect(visit.Page.Locator($"[data-column={column}] a[href='employer/applications/{application}']")).ToHaveCountAsync(1);

    /// <summary>As with a mouse: taken by the handle, in some steps to the head of the column.</summary>
    private static async Task Drag(IPage page, string application, string column)
    {
        await Assertions.Expect(Card(page, application).Locator("select")).ToBeEnabledAsync();
        var grip = Card(page, application).Locator(".grip");
        await grip.ScrollIntoViewIfNeededAsync();
        var (from, board, head) = ((await grip.BoundingBoxAsync())!, (await page.Locator(".board").BoundingBoxAsync())!, page.Locator($"[data-column={column}] h2"));
        await page.Mouse.MoveAsync(from.X + from.Width / 2, from.Y + from.Height / 2);
        await page.Mouse.DownAsync();
        var (to, before) = ((await head.BoundingBoxAsync())!, float.NaN);
        // Held at the edge until the column is there and the board has come to rest.
        for (var attempt = 0; attempt < 300 && (to.X + to.Width > board.X + board.Width || (attempt > 0 && Math.Abs(to.X - before) > 0)); attempt++, before = to.X, to = (await head.BoundingBoxAsync())!)
        {
            await page.Mouse.MoveAsync(board.X + board.Width - 20, from.Y, new() { Steps = 2 });
            await Task.Delay(100);
        }

        await page.Mouse.MoveAsync(to.X + to.Width / 2, to.Y + to.Height / 2, new() { Steps = 6 });
        await page.Mouse.UpAsync();
    }
}
