using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;

namespace TalentPortal.BrowserTests;

/// <summary>The employer's form: nothing typed is lost, whatever happens to the page, the connection or the posting.</summary>
public sealed class EmployerJobFormTests : BrowserTest
{
    private const string KeepSockets =
        """
        window.__sockets = [];
        window.WebSocket = class extends window.WebSocket { constructor(...a) { super(...a); window.__sockets.push(this); } };
        """;

    [Fact]
    public async Task What_is_typed_survives_a_reload_is_shown_as_it_will_look_and_is_gone_once_submitted()
    {
        await using var visit = await Browser.Visit("rongxin-recruiter");
        var page = visit.Page;
        await visit.Go("/fujian/en/employer/jobs/new");
        await page.FillAsync("[name='j.Fields.TitleEn']", "Draft that survives");
        await page.FillAsync("[name='j.Fields.DescriptionEn']", "## What you will do\n\n" + new string('字', 18_000));
        await Assertions.Expect(page.Locator("#preview .result")).ToContainTextAsync("Draft that survives");
        await Assertions.Expect(page.Locator("#preview .prose h3, #preview .prose h2").First).ToContainTextAsync("What you will do");
        await Assertions.Expect(page.Locator(".bar [role=status]")).ToContainTextAsync("Draft saved");

        await visit.Go("/fujian/en/employer/jobs/new");
        await Assertions.Expect(page.Locator("[name='j.Fields.TitleEn']")).ToHaveValueAsync("Draft that survives");
        Assert.Equal(18_000, (await page.InputValueAsync("[name='j.Fields.DescriptionEn']")).Count(c => c == '字'));

        await page.FillAsync("[name='j.Fields.DescriptionEn']", "");
        await Assertions.Expect(page.Locator("#preview .prose")).ToHaveTextAsync("");
        await page.FillAsync("[name='j.Fields.DescriptionEn']", "You mend what others break.");
        await page.SelectOptionAsync("[name='j.Fields.IndustryCode']", "chip-design");
        await page.CheckAsync("[name='j.Fields.PayNegotiable']");
        // A slip of the hand is told of and stops nothing.
        await page.FillAsync("[name='j.Fields.Headcount']", "9999999k");
        await page.FillAsync("[name='j.Fields.PayMin']", "30");
        await Assertions.Expect(page.Locator(".notice.warn")).ToContainTextAsync("Check the pay");
        await page.FillAsync("[name='j.Fields.Headcount']", "");
        await page.FillAsync("[name='j.Fields.PayMin']", "");
        // At once: what was typed a moment ago has to be on its way before the form is.
        await page.ClickAsync(".bar .btn:not(.secondary)");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/employer/jobs/[^/]*-[^/]*$"));
        await Assertions.Expect(page.Locator(".ws-bar .badge")).ToContainTextAsync("Under review");
        await Assertions.Expect(page.Locator(".preview .prose")).ToContainTextAsync("You mend what others break.");
        await visit.Go("/fujian/en/employer/jobs/new");
        await Assertions.Expect(page.Locator("[name='j.Fields.TitleEn']")).ToHaveValueAsync("");
        IsClean(visit);
    }

    [Fact]
    public async Task What_is_typed_while_the_connection_is_lost_arrives_when_it_is_back()
    {
        await using var visit = await Browser.Visit("haiyun-recruiter");
        var page = visit.Page;
        await page.AddInitScriptAsync(KeepSockets);
        await visit.Go("/fujian/en/employer/jobs/new");
        // Until further notice no new socket opens: the page has to wait.
        await page.EvaluateAsync("() => { const Real = window.WebSocket; window.__real = Real; window.WebSocket = class { constructor() { throw new Error('offline'); } }; for (const socket of window.__sockets) socket.close(); }");
        await page.Locator("#components-reconnect-modal.components-reconnect-show").WaitForAsync();
        await page.FillAsync("[name='j.Fields.TitleEn']", "Typed in the tunnel");
        await page.FillAsync("[name='j.Fields.DescriptionEn']", "Also in the tunnel");
        await page.EvaluateAsync("() => { window.WebSocket = window.__real; }");
        await Assertions.Expect(page.Locator("#preview .result")).ToContainTextAsync("Typed in the tunnel");
        await Assertions.Expect(page.Locator("#preview .prose")).ToContainTextAsync("Also in the tunnel");
    }

    [Fact]
    public async Task Who_types_without_a_pause_is_heard_all_the_same()
    {
        await using var visit = await Browser.Visit("pengwan-owner");
        var page = visit.Page;
        await visit.Go("/greater-bay/en/employer/jobs/new");
        await page.Locator("[name='j.Fields.DescriptionEn']:enabled").WaitForAsync();
        await page.EvaluateAsync(
            """
            () => {
              const field = document.querySelector("[name='j.Fields.DescriptionEn']");
              window.__typing = setInterval(() => { field.value += "x"; field.dispatchEvent(new Event("input", { bubbles: true })); }, 100);
            }
            """);
        await Assertions.Expect(page.Locator("#preview .prose")).ToContainTextAsync("xxx");
        await page.EvaluateAsync("() => clearInterval(window.__typing)");
        IsClean(visit);
    }

    [Fact]
    public async Task A_text_of_ten_megabytes_ends_no_circuit_and_loses_nothing()
    {
        await using var visit = await Browser.Visit("weiliang-recruiter");
        var page = visit.Page;
        await visit.Go("/zhongguancun/en/employer/jobs/new");
        await page.FillAsync("[name='j.Fields.DescriptionEn']", "Kept");
        await page.FillAsync("[name='j.Fields.TitleEn']", "Kept title");
        await Assertions.Expect(page.Locator("#preview .prose")).ToContainTextAsync("Kept");
        foreach (var field in (string[])["DescriptionEn", "TitleEn"])
        {
            await page.EvaluateAsync("""
                name => {
                  const field = document.querySelector(`[name='j.Fields.${name}']`);
                  field.focus();
                  const data = new DataTransfer();
                  data.setData("text/plain", "\u5b57".repeat(10_000_000));
                  if (field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))) { field.value = data.getData("text/plain"); field.dispatchEvent(new Event("input", { bubbles: true })); }
                }
                """, field);
        }

        await Assertions.Expect(page.Locator("[name='j.Fields.DescriptionEn'] ~ .error")).ToContainTextAsync("10,000,000");
        await Assertions.Expect(page.Locator("[name='j.Fields.DescriptionEn']")).ToHaveValueAsync("Kept");
        await Assertions.Expect(page.Locator("[name='j.Fields.TitleEn']")).ToHaveValueAsync("Kept title");
        Assert.NotEqual("", await page.EvalOnSelectorAsync<string>("[name='j.Fields.TitleEn']", "field => field.validationMessage"));

        // Longer than it may be, but not absurd: kept, counted, and refused by name.
        await page.FillAsync("[name='j.Fields.DescriptionEn']", new string('字', 20_500));
        await Assertions.Expect(page.Locator("[name='j.Fields.DescriptionEn'] + .letters")).ToContainTextAsync("500 characters too many");
        await page.ClickAsync(".bar .btn.secondary");
        await Assertions.Expect(page.Locator(".error-summary a")).ToContainTextAsync("20000");
        Assert.Equal(20_500, (await page.InputValueAsync("[name='j.Fields.DescriptionEn']")).Length);
        IsClean(visit);
    }

    [Fact]
    public async Task A_colleagues_change_is_shown_beside_ones_own_and_either_can_be_taken()
    {
        await using var mine = await Browser.Visit("pengwan-recruiter");
        await mine.Go("/greater-bay/en/employer/jobs/new");
        await mine.Page.FillAsync("[name='j.Fields.TitleEn']", "Begun together");
        await mine.Page.ClickAsync(".bar .btn.secondary");
        await Assertions.Expect(mine.Page).ToHaveURLAsync(new Regex("/employer/jobs/[^/]*-[^/]*$"));
        await mine.Page.Locator("#standing").WaitForAsync();
        await Assertions.Expect(mine.Page.Locator("[name='j.Fields.TitleEn']:enabled")).ToHaveValueAsync("Begun together");
        await mine.Settled();
        await mine.Page.FillAsync("[name='j.Fields.TitleEn']", "My title");
        await mine.Page.FillAsync("[name='j.Fields.DescriptionEn']", "My description");

        await using var theirs = await Browser.Visit("pengwan-owner");
        await theirs.Go(new Uri(mine.Page.Url).AbsolutePath);
        await theirs.Page.FillAsync("[name='j.Fields.TitleEn']", "Their title");
        await theirs.Page.FillAsync("[name='j.Fields.PlaceText']", "Their park");
        await theirs.Page.ClickAsync(".bar .btn.secondary");
        await Assertions.Expect(theirs.Page.Locator(".notice.good")).ToContainTextAsync("Saved");

        await mine.Page.ClickAsync(".bar .btn.secondary");
        var conflict = mine.Page.Locator("#conflict tbody tr");
        await Assertions.Expect(conflict).ToHaveCountAsync(1);
        await Assertions.Expect(conflict).ToContainTextAsync("My title");
        await Assertions.Expect(conflict).ToContainTextAsync("Their title");
        // What the page before said about its own saving holds no longer.
        await Assertions.Expect(mine.Page.Locator(".notice.good")).ToHaveCountAsync(0);
        await Assertions.Expect(mine.Page.Locator("[name='j.Fields.PlaceText']")).ToHaveValueAsync("Their park");
        await Assertions.Expect(mine.Page.Locator("[name='j.Fields.DescriptionEn']")).ToHaveValueAsync("My description");
        await mine.Page.ClickAsync("#conflict button");
        await Assertions.Expect(mine.Page.Locator("[name='j.Fields.TitleEn']")).ToHaveValueAsync("Their title");
        await mine.Page.ClickAsync(".bar .btn.secondary");
        await Assertions.Expect(mine.Page.Locator(".notice.good")).ToContainTextAsync("Saved");
        await mine.Go(new Uri(mine.Page.Url).AbsolutePath);
        await Assertions.Expect(mine.Page.Locator("[name='j.Fields.TitleEn']")).ToHaveValueAsync("Their title");
        await Assertions.Expect(mine.Page.Locator("[name='j.Fields.DescriptionEn']")).ToHaveValueAsync("My description");
        IsClean(mine);
    }

    [Fact]
    public async Task What_a_colleague_submitted_meanwhile_can_be_taken_back_and_ones_own_words_sent()
    {
        await using var mine = await Browser.Visit("rongxin-recruiter");
        await mine.Go("/fujian/en/employer/jobs/new");
        await mine.Page.FillAsync("[name='j.Fields.TitleEn']", "Written by two");
        await mine.Page.FillAsync("[name='j.Fields.DescriptionEn']", "First words.");
        await mine.Page.SelectOptionAsync("[name='j.Fields.IndustryCode']", "chip-design");
        await mine.Page.CheckAsync("[name='j.Fields.PayNegotiable']");
        await mine.Page.ClickAsync(".bar .btn.secondary");
        await Assertions.Expect(mine.Page).ToHaveURLAsync(new Regex("/employer/jobs/[^/]*-[^/]*$"));
        // The form that was sent takes nothing more; the one of the new page does.
        await mine.Page.Locator("#standing").WaitForAsync();
        await Assertions.Expect(mine.Page.Locator("[name='j.Fields.TitleEn']:enabled")).ToHaveValueAsync("Written by two");
        await mine.Settled();
        await mine.Page.FillAsync("[name='j.Fields.DescriptionEn']", "Better words.");

        await using var theirs = await Browser.Visit("rongxin-owner");
        await theirs.Go(new Uri(mine.Page.Url).AbsolutePath);
        await theirs.Page.ClickAsync(".bar .btn:not(.secondary)");
        await Assertions.Expect(theirs.Page.Locator(".ws-bar .badge")).ToContainTextAsync("Under review");

        await mine.Page.ClickAsync(".bar .btn:not(.secondary)");
        await Assertions.Expect(mine.Page.Locator(".notice.warn")).ToContainTextAsync("A colleague submitted this position");
        await Assertions.Expect(mine.Page.Locator(".bar .btn:not(.secondary)")).ToBeDisabledAsync();
        await mine.Page.ClickAsync(".notice.warn .btn");
        await Assertions.Expect(mine.Page.Locator(".bar .btn:not(.secondary)")).ToBeEnabledAsync();
        await mine.Page.ClickAsync(".bar .btn:not(.secondary)");
        await Assertions.Expect(mine.Page.Locator(".ws-bar .badge")).ToContainTextAsync("Under review");
        await Assertions.Expect(mine.Page.Locator(".preview .prose")).ToContainTextAsync("Better words.");
        IsClean(mine);
    }
}
