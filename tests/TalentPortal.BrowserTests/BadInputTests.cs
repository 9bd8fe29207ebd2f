using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using TalentPortal.BrowserTests.Fixture;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.BrowserTests;

/// <summary>Bad input into every form of the public pages and of <c>me</c>: a clear message, nothing typed is lost, no 500.</summary>
public sealed partial class BadInputTests : BrowserTest
{
    /// <summary>What people really paste: an emoji of four code points, a character of CJK extension B, a right-to-left mark.</summary>
    private const string Odd = "👩‍👩‍👧 𠮷野家 \u202Eabc <b>&amp;";

    [Fact]
    public async Task Odd_characters_come_back_as_typed_or_are_kept()
    {
        var wrong = new ConcurrentQueue<string>();
        await EachForm(async (visit, page, index) =>
        {
            var form = visit.Page.Locator("main form[method=post]").Nth(index);
            if (EndsTheSample(page, await form.EvaluateAsync<string?>("form => form.elements._handler?.value"))) return;
            // A one-time code is rightly not shown again.
            var fields = form.Locator("input[type=text]:not(.code-input), input:not([type]), input[type=email], input[type=search], input[type=tel], input[type=url], textarea");
            var typed = new Dictionary<string, string>();
            for (var i = 0; i < await fields.CountAsync(); i++)
            {
                var field = fields.Nth(i);
                if (!await field.IsVisibleAsync() || !await field.IsEditableAsync()) continue;
                var room = await field.GetAttributeAsync("maxlength") is { } max ? int.Parse(max, System.Globalization.CultureInfo.InvariantCulture) : int.MaxValue;
                var text = Odd.Length <= room ? Odd : "x";
                await field.FillAsync(text);
                typed[await field.GetAttributeAsync("name") ?? ""] = text;
            }

            if (typed.Count == 0) return;
            var button = form.Locator("button:not(.linklike):not([name])").First;
            if (await button.CountAsync() == 0) return;
            var before = visit.Page.Url;
            await button.EvaluateAsync("b => { b.form.dataset.probe = ''; }");
            await visit.Submit("form[data-probe] button:not(.linklike):not([name])");
            if (visit.Page.Url == before || await visit.Page.Locator(".error-summary").CountAsync() > 0)
            {
                foreach (var (name, text) in typed)
                {
                    var again = visit.Page.Locator($"main [name='{name}']");
                    if (await again.CountAsync() > 0 && await again.First.InputValueAsync() != text) wrong.Enqueue($"{page}: {name} lost what was typed: {await again.First.InputValueAsync()}");
                }
            }

            if (visit.Trouble() is { Length: > 0 } trouble) wrong.Enqueue($"{page}: {trouble}");
        });
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_NUL_and_ten_megabytes_are_answered_without_failing()
    {
        var wrong = new List<string>();
        var probed = 0;
        foreach (var persona in (await Samples.Pages(Portal)).Where(page => !page.IsWorkspace).GroupBy(page => page.Persona))
        {
            using var http = await ClientOf(persona.Key);
            foreach (var path in persona.Select(page => $"/fujian/en{page.Address}"))
            {
                using var opened = await http.GetAsync(path);
                var page = await opened.Page();
                foreach (var form in page.QuerySelectorAll<IHtmlFormElement>("main form[method=post]"))
                {
                    var target = form.QuerySelectorAll("input:not([type=hidden]):not([type=file]):not([type=checkbox]):not([type=radio]), textarea").Select(e => e.GetAttribute("name")).ToHashSet();
                    if (target.Count == 0 || EndsTheSample(path, form.QuerySelector("[name=_handler]")?.GetAttribute("value"))) continue;
                    foreach (var (what, text) in new[] { ("NUL", "a\0b"), ("half a pair", "a\ud83d"), ("10 MB", new string('x', 10 * 1024 * 1024)) })
                    {
                        // Ten megabytes once are enough: the first field has them, the others stay empty.
                        var fields = PageForms.Fields(form).Select(f => !target.Contains(f.Key) ? f : new(f.Key, f.Key == target.First() || what != "10 MB" ? text : ""));
                        using var content = new StringContent(string.Join('&', fields.Select(f => Encode(f.Key) + "=" + Encode(f.Value))), null, "application/x-www-form-urlencoded");
                        using var answer = await http.PostAsync(PageForms.Target(http, page, form, path), content);
                        probed++;
                        var body = await answer.Content.ReadAsStringAsync();
                        var status = (int)answer.StatusCode;
                        if (status >= 500) wrong.Add($"{path} {what}: {status}");
                        else if (status < 300 && !ErrorShown().IsMatch(body) && !body.Contains("notice", StringComparison.Ordinal)) wrong.Add($"{path} {what}: {status} without a message");
                        else if (status >= 400 && body.Length == 0) wrong.Add($"{path} {what}: {status} with an empty page");
                    }
                }
            }
        }

        Assert.True(probed > 60, $"only {probed} probes");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>An offer is declined once, and the demonstration has two of them that other pages need; its reason is tried where it is asked.</summary>
    private static bool EndsTheSample(string path, string? handler) => path.Contains("/me/offers/", StringComparison.Ordinal) && handler == "decline";

    /// <summary>Percent-encodes as UTF-8; a lone surrogate as the three bytes that a careless sender makes of it.</summary>
    private static string Encode(string text) => text.Contains('\ud83d') && !text.Contains("\ud83d\ude00", StringComparison.Ordinal)
        ? Uri.EscapeDataString(text.Replace("\ud83d", "", StringComparison.Ordinal)) + "%ED%A0%BD" : WebUtility.UrlEncode(text);

    /// <summary>A client without a browser, with the cookies that signing in gave.</summary>
    private async Task<HttpClient> ClientOf(string? persona)
    {
        await using var visit = await Browser.Visit(persona);
        var cookies = new CookieContainer();
        foreach (var cookie in await visit.Page.Context.CookiesAsync()) cookies.Add(Portal.Address, new Cookie(cookie.Name, cookie.Value, "/"));
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = Portal.Address };
    }

    private async Task EachForm(Func<Visit, string, int, Task> probe)
    {
        foreach (var persona in (await Samples.Pages(Portal)).Where(page => !page.IsWorkspace).GroupBy(page => page.Persona))
        {
            await using var visit = await Browser.Visit(persona.Key);
            foreach (var page in persona)
            {
                await visit.Go($"/fujian/en{page.Address}");
                var forms = await visit.Page.Locator("main form[method=post]").CountAsync();
                for (var i = 0; i < forms; i++)
                {
                    // The one before may have led elsewhere.
                    if (i > 0) await visit.Go($"/fujian/en{page.Address}");
                    visit.Faults.Clear();
                    await probe(visit, page.Address, i);
                }
            }
        }
    }

    [GeneratedRegex("error-summary|class=\"error\"|field bad")]
    private static partial Regex ErrorShown();
}
