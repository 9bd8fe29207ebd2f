using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;

namespace TalentPortal.BrowserTests;

/// <summary>
/// blazor.web.js comes from the runtime pack before the server's (see BlazorJs.targets): each thing the portal needs of it,
/// once.
/// </summary>
public sealed class BlazorScriptTests : BrowserTest
{
    /// <summary>Keeps every socket of the page within reach, so that a test can cut it.</summary>
    private const string KeepSockets =
        """
        window.__sockets = [];
        window.WebSocket = class extends window.WebSocket { constructor(...a) { super(...a); window.__sockets.push(this); } };
        """;

    [Fact]
    public async Task A_click_reaches_the_server_and_its_answer_the_page()
    {
        await using var visit = await Browser.Visit("fujian-admin");
        await visit.Go("/fujian/en/admin/site");
        await visit.Page.FillAsync("[name='t.Fields.Accent']", "#ffcc00");
        await visit.Page.ClickAsync("#accent-near");
        await Assertions.Expect(visit.Page.Locator("[name='t.Fields.Accent']")).Not.ToHaveValueAsync("#ffcc00");
        await Assertions.Expect(visit.Page.Locator("#accent-near")).ToHaveCountAsync(0);
        IsClean(visit);
    }

    [Fact]
    public async Task Links_within_a_workspace_keep_the_document_and_links_out_of_it_do_not()
    {
        await using var visit = await Browser.Visit("fujian-admin");
        await visit.Go("/fujian/en/admin");
        await visit.Page.EvaluateAsync("() => { window.__same = true; }");
        await visit.Page.ClickAsync(".ws-rail a[href='admin/audit']");
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex("/fujian/en/admin/audit$"));
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("What was done");
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => window.__same === true"), "the link loaded a new document");
        await visit.Page.ClickAsync(".ws-head a[hreflang='zh-Hans']");
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex("/fujian/zh/admin/audit$"));
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "zh-Hans");
        Assert.False(await visit.Page.EvaluateAsync<bool>("() => window.__same === true"), "the link kept the document");
        IsClean(visit);
    }

    [Fact]
    public async Task A_page_goes_on_where_it_was_after_its_socket_is_cut()
    {
        await using var visit = await Browser.Visit("platform-admin");
        await visit.Page.AddInitScriptAsync(KeepSockets);
        await visit.Go("/fujian/en/platform/tenants/new");
        await visit.Page.FillAsync("[name='t.Slug']", "kept-through-the-cut");
        await visit.Page.FillAsync("[name='t.Fields.Accent']", "#ffcc00");
        await visit.Page.Locator("#accent-near").WaitForAsync();
        await visit.Page.EvaluateAsync("() => { for (const socket of window.__sockets) socket.close(); }");
        await visit.Page.WaitForFunctionAsync("() => window.__sockets.length > 1 && window.__sockets.at(-1).readyState === 1");
        await visit.Page.ClickAsync("#accent-near");
        await Assertions.Expect(visit.Page.Locator("#accent-near")).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.Locator("[name='t.Slug']")).ToHaveValueAsync("kept-through-the-cut");
        await visit.Page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(visit.Page.Locator(".error-summary")).Not.ToContainTextAsync("Enter the address");
    }

    [Fact]
    public async Task A_form_without_its_token_is_not_taken()
    {
        using var http = Portal.Http();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "sign-in", ["Form.Email"] = "a@example.org", ["Form.Password"] = "x" });
        using var answer = await http.PostAsync("/fujian/en/account/sign-in", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
