using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;
using TalentPortal.Data.Seed.Demo;

namespace TalentPortal.BrowserTests;

/// <summary>
/// A talent on a phone without scripts and their consultant write to each other: what comes appears on open pages by itself,
/// what was read is said, what was typed for one case goes to no other, and what did not arrive can be sent again.
/// </summary>
public sealed class ConversationJourneyTests : BrowserTest
{
    [Theory]
    [InlineData("zh", "fujian", "gu-lan", "he-xin", "我周四方便。", "好的，周四晚八点。", "Good, Thursday at eight.")]
    [InlineData("en", "zhongguancun", "daniel-weber", "gu-lan", "Thursday suits me.", "Thursday at eight it is.", "好的，周四晚八点。")]
    public async Task A_talent_and_their_consultant_write_to_each_other(string language, string tenant, string who, string otherTalent, string question, string answer, string translation)
    {
        // Where nobody else opens that conversation: what is opened is read.
        var site = $"/{tenant}/{language}";
        var (id, other) = (await CaseOf(tenant, who), await CaseOf(tenant, otherTalent));
        await using var talent = await Browser.Visit(who, scripts: false, width: 390, height: 844);
        await using var board = await Browser.Visit(tenant + "-overseas");
        await using var desk = await Browser.Visit(tenant + "-overseas");

        // The board lies open. What the talent writes shows there, in its row and in the frame, without anybody loading anything.
        await board.Go($"{site}/overseas/cases");
        var row = board.Page.Locator($"main tr:has(a[href='overseas/cases/{id}'])");
        await desk.Go($"{site}/overseas/cases/{id}/messages");
        await Assertions.Expect(desk.Page.Locator("main fieldset:enabled")).ToBeVisibleAsync();
        await Assertions.Expect(row.Locator("a[href$='/messages']")).ToHaveCountAsync(0);
        await desk.Go($"{site}/overseas/cases");
        await Ask(talent, site, id, question);
        await Assertions.Expect(row.Locator("a[href$='/messages']")).ToBeVisibleAsync();
        await Assertions.Expect(board.Page.Locator(".ws-rail .n")).ToBeVisibleAsync();
        await Assertions.Expect(row).Not.ToContainTextAsync(question);
        await board.LookClosely("a board with a message");

        // Opened, it is read; the talent sees that.
        await Assertions.Expect(Last(talent)).ToContainTextAsync(Word(language, "对方未读", "Not read yet"));
        await desk.Go($"{site}/overseas/cases/{id}");
        await desk.Page.ClickAsync("main .tabs a[href$='/messages']");
        await Assertions.Expect(Last(desk)).ToContainTextAsync(question);
        await Assertions.Expect(row.Locator("a[href$='/messages']")).ToHaveCountAsync(0);
        await talent.Go($"{site}/me/cases/{id}/messages");
        await Assertions.Expect(Last(talent)).ToContainTextAsync(Word(language, "对方已读", "Read"));

        await TypesForOneCaseOnly(desk, site, id, other, answer, translation);
        await desk.Page.ClickAsync("main fieldset .btn");
        await Assertions.Expect(Last(desk)).ToContainTextAsync(answer);
        await Assertions.Expect(desk.Page.Locator("[name='m.Words']")).ToHaveValueAsync("");
        await desk.LookClosely("a conversation");

        // Both languages stand side by side; the number in the talent's frame goes when they have read.
        await talent.Go($"{site}/me");
        var unread = int.Parse(await talent.Page.Locator(".sidenav .n").TextContentAsync() ?? "", System.Globalization.CultureInfo.InvariantCulture);
        await talent.Follow($"main a[href='me/cases/{id}']");
        await talent.Follow($"main .panel a[href='me/cases/{id}/messages']");
        foreach (var words in new[] { answer, translation }) await Assertions.Expect(Last(talent)).ToContainTextAsync(words);
        await talent.Go($"{site}/me/cases");
        // At other tenants something may wait for them too.
        if (unread == 1) await Assertions.Expect(talent.Page.Locator(".sidenav .n")).ToHaveCountAsync(0);
        else await Assertions.Expect(talent.Page.Locator(".sidenav .n")).ToHaveTextAsync($"{unread - 1}");

        await ComesByItself(talent, desk, site, language, id);
        await IsSentAgain(desk, id);
        await FilesPass(talent, desk, site, id);
        Assert.DoesNotContain(talent.Requests, request => request.Contains("_blazor", StringComparison.Ordinal));
        foreach (var visit in new[] { talent, board, desk }) IsClean(visit);
    }

    private static async Task Ask(Visit talent, string site, string id, string words)
    {
        await talent.Go($"{site}/me/cases/{id}");
        await talent.Follow($"main .panel a[href='me/cases/{id}/messages']");
        // Nothing is said where it is missing, and nothing typed is lost.
        await talent.Submit();
        await Assertions.Expect(talent.Page.Locator(".error-summary li")).ToHaveCountAsync(1);
        await talent.Page.FillAsync("[name='Form.Words']", words);
        await talent.Submit();
        await Assertions.Expect(Last(talent)).ToContainTextAsync(words);
    }

    /// <summary>What is typed on the page of one case is not on that of another, and is still there on coming back.</summary>
    private static async Task TypesForOneCaseOnly(Visit desk, string site, string id, string other, string words, string translation)
    {
        await Assertions.Expect(desk.Page.Locator("main fieldset:enabled")).ToBeVisibleAsync();
        await desk.Page.FillAsync("[name='m.Words']", words);
        await desk.Page.ClickAsync("main fieldset summary");
        await desk.Page.FillAsync("[name='m.Translation']", translation);
        await desk.Page.ClickAsync("main .tabs a:not([aria-current])");
        await Assertions.Expect(desk.Page.Locator(".acts")).ToBeVisibleAsync();
        await desk.Go($"{site}/overseas/cases/{other}/messages");
        await Assertions.Expect(desk.Page.Locator("main fieldset:enabled")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Page.Locator("[name='m.Words']")).ToHaveValueAsync("");
        await desk.Go($"{site}/overseas/cases/{id}/messages");
        await Assertions.Expect(desk.Page.Locator("main fieldset:enabled")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Page.Locator("[name='m.Words']")).ToHaveValueAsync(words);
        await Assertions.Expect(desk.Page.Locator("[name='m.Translation']")).ToHaveValueAsync(translation);
    }

    /// <summary>The page lies open, even across a cut line: what comes appears, and is read only when somebody does something there.</summary>
    private async Task ComesByItself(Visit talent, Visit desk, string site, string language, string id)
    {
        await Portal.Scalar<long>("select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and query like 'listen %'");
        await talent.Go($"{site}/me/cases/{id}/messages");
        await talent.Page.FillAsync("[name='Form.Words']", "Second question");
        await talent.Submit();
        await Assertions.Expect(Last(desk)).ToContainTextAsync("Second question");
        await talent.Go($"{site}/me/cases/{id}/messages");
        await Assertions.Expect(Last(talent)).ToContainTextAsync(Word(language, "对方未读", "Not read yet"));
        await desk.Page.FocusAsync("[name='m.Words']");
        await Assertions.Expect(desk.Page.Locator("main .tabs .n")).ToHaveCountAsync(0);
        await talent.Go($"{site}/me/cases/{id}/messages");
        await Assertions.Expect(Last(talent)).ToContainTextAsync(Word(language, "对方已读", "Read"));
    }

    /// <summary>What the database did not take stands there as not sent, and arrives once when it is sent again.</summary>
    private async Task IsSentAgain(Visit desk, string id)
    {
        await Portal.Scalar<int>($"alter table messages add constraint broken check (case_id <> '{id}') not valid; select 1");
        await desk.Page.FillAsync("[name='m.Words']", "Third time lucky");
        await desk.Page.ClickAsync("main fieldset .btn");
        await Assertions.Expect(desk.Page.Locator(".unsent [role=alert]")).ToBeVisibleAsync();
        await desk.LookClosely("a message that was not sent");
        await Portal.Scalar<int>("alter table messages drop constraint broken; select 1");
        await desk.Page.ClickAsync(".unsent .btn:not(.quiet)");
        await Assertions.Expect(desk.Page.Locator(".unsent")).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Page.Locator(".talk > li", new() { HasText = "Third time lucky" })).ToHaveCountAsync(1);
    }

    /// <summary>A file goes either way: what is none is said beside the field, what is one appears on the open page by itself.</summary>
    private static async Task FilesPass(Visit talent, Visit desk, string site, string id)
    {
        await talent.Go($"{site}/me/cases/{id}/messages");
        await talent.Page.ClickAsync("main details:has(form[enctype]) > summary");
        await SendFile(talent, "flight.pdf", "This is no PDF."u8.ToArray());
        await Assertions.Expect(talent.Page.Locator("details[open] .field.bad, details[open] [aria-invalid=true]").First).ToBeVisibleAsync();
        await SendFile(talent, "flight.pdf", TalentJourneyTests.Cv);
        await Assertions.Expect(Last(talent)).ToContainTextAsync("flight.pdf");
        await Assertions.Expect(Last(desk).Locator("a[href$='/view']")).ToHaveTextAsync("flight.pdf");
        await desk.Page.ClickAsync("main details:has(form[enctype]) > summary");
        await SendFile(desk, "plan.pdf", TalentJourneyTests.Cv);
        await Assertions.Expect(Last(desk)).ToContainTextAsync("plan.pdf");
        await desk.LookClosely("a conversation with files");
        await talent.Go($"{site}/me/cases/{id}/messages");
        await Assertions.Expect(Last(talent).Locator($"a[href^='me/cases/{id}/messages/']")).ToHaveTextAsync("plan.pdf");
    }

    private static async Task SendFile(Visit visit, string name, byte[] content)
    {
        await visit.Page.SetInputFilesAsync("[name=file]", new FilePayload { Name = name, MimeType = "application/pdf", Buffer = content });
        await visit.Submit("form[enctype] [type=submit]");
    }

    private static ILocator Last(Visit visit) => visit.Page.Locator("#last");

    private static string Word(string language, string zh, string en) => language == "zh" ? zh : en;

    private Task<string> CaseOf(string tenant, string talent) =>
        Portal.Scalar<string>("select c.id::text from cases c join tenants t on t.id = c.tenant_id where t.slug = $1 and c.talent_user_id = $2", tenant, DemoPeople.Person(talent).UserId);
}
