using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Talents;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Fixture;
using TalentPortal.Tests.Platform.Files;

namespace TalentPortal.Tests.Features.Talents;

/// <summary>The pages of <c>me</c> through the real host: downloads (sec-F05), foreign and malformed ids, odd and endless texts.</summary>
public sealed class MePagesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Odd = "👩‍👩‍👧 𠮷野家 𪚥 e\u0301 \u202Eabc <b>&amp; \"'";

    [Fact]
    public async Task A_download_is_whole_attached_never_sniffed_never_kept_and_never_run()
    {
        var talent = await portal.NewTalent();
        var cv = await portal.AddCv(talent);
        using var client = await portal.SignedInClient(talent);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/fujian/en/me/cv/{cv}/file") { Headers = { Range = new RangeHeaderValue(3, 5) } };
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(PdfBuilder.Plain().Length, (await answer.Content.ReadAsByteArrayAsync()).Length);
        foreach (var (name, value) in new[] { ("X-Content-Type-Options", "nosniff"), ("Cache-Control", "no-store"), ("Accept-Ranges", "none"), ("Cross-Origin-Resource-Policy", "same-origin") })
            Assert.Equal(value, answer.Headers.GetValues(name).Single());
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Theory]
    [InlineData("简历 𠮷.pdf", "UTF-8''%E7%AE%80%E5%8E%86%20%F0%A0%AE%B7.pdf")]
    [InlineData("a \"b\" c.pdf", "UTF-8''a%20%22b%22%20c.pdf")]
    [InlineData("a\r\nSet-Cookie: x=y.pdf", "UTF-8''a%0D%0ASet-Cookie%3A%20x%3Dy.pdf")]
    [InlineData("a;filename=evil.exe.pdf", "UTF-8''a%3Bfilename%3Devil.exe.pdf")]
    public async Task Any_name_is_written_by_RFC_6266(string name, string written)
    {
        var talent = await portal.NewTalent();
        var cv = await portal.AddCv(talent, name: name);
        using var client = await portal.SignedInClient(talent);
        using var answer = await client.GetAsync($"/fujian/en/me/cv/{cv}/file");
        var disposition = answer.Content.Headers.NonValidated["Content-Disposition"].ToString();
        Assert.EndsWith("; filename*=" + written, disposition, StringComparison.Ordinal);
        Assert.Matches("^attachment; filename=\"[ !#-$&-.0-\\[\\]-~_]+\"; filename\\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+$", disposition);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task What_is_somebody_elses_is_not_there_as_what_never_was()
    {
        var (mine, sent) = (await portal.NewTalent(), await portal.Applied());
        using var client = await portal.SignedInClient(mine);
        using var owner = await portal.SignedInClient(sent.Talent);
        var routes = new (string Route, Guid Foreign)[]
        {
            ("/fujian/en/me/cv/{0}/file", sent.Cv), ("/fujian/en/me/cv/{0}/remove", sent.Cv), ("/fujian/en/me/applications/{0}", sent.Application),
            ("/fujian/en/me/applications/{0}/withdraw", sent.Application), ("/fujian/zh/me/applications/{0}", sent.Application), ("/en/me/applications/{0}", sent.Application),
        };
        foreach (var (route, foreign) in routes)
        {
            var theirs = await client.GetAsync(string.Format(null, route, foreign));
            var none = await client.GetAsync(string.Format(null, route, Guid.NewGuid()));
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (theirs.StatusCode, none.StatusCode));
            Assert.Equal(Words(await none.Page()), Words(await theirs.Page()));
            Assert.True((int)(await owner.GetAsync(string.Format(null, route, foreign))).StatusCode < 400, route);
        }
    }

    [Theory]
    [InlineData("x")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("%00")]
    [InlineData("%F0%A0%AE%B7")]
    [InlineData("..%2f..%2fetc")]
    [InlineData("1'%20or%20'1'='1")]
    [InlineData("%ED%A0%80")]
    public async Task A_malformed_id_finds_nothing_and_fails_nowhere(string id)
    {
        using var client = await portal.SignedInClient(await portal.NewTalent());
        foreach (var route in new[] { "me/cv/{0}/file", "me/cv/{0}/remove", "me/applications/{0}", "me/applications/{0}/withdraw", "me/applications/new?job={0}" })
        {
            using var answer = await client.GetAsync("/fujian/zh/" + string.Format(null, route, id));
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{route} {id}: {answer.StatusCode}");
            // Whoever mistyped an address gets a page.
            if (answer.StatusCode == HttpStatusCode.NotFound && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) Assert.NotNull((await answer.Page()).QuerySelector("main h1"));
        }

        foreach (var query in new[] { "me/access-log?page={0}", "me/cv?done={0}", "me/cv?refused={0}", "me/cv?returnUrl={0}", "me/profile?returnUrl={0}", "talents/erased?receipt={0}", "me/consents?done={0}", "me/profile?saved={0}" })
        {
            using var answer = await client.GetAsync("/fujian/zh/" + string.Format(null, query, id));
            Assert.True((int)answer.StatusCode < 500, $"{query} {id}: {answer.StatusCode}");
            // What the page cannot read is left out of its address.
            if (answer.StatusCode == HttpStatusCode.Redirect) Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(answer.Headers.Location)).StatusCode);
        }
    }

    [Fact]
    public async Task Odd_texts_are_kept_as_typed()
    {
        var talent = await portal.NewTalent();
        using var client = await portal.SignedInClient(talent);
        using var saved = await client.Submit("/fujian/zh/me/profile", new Dictionary<string, string?> { ["Form.Name"] = Odd, ["Form.School"] = Odd, ["Form.Summary"] = Odd + "\r\n" + Odd }, "form[data-draft]");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var page = await client.Page("/fujian/zh/me/profile");
        Assert.Equal(Odd, page.QuerySelector<IHtmlInputElement>("[name='Form.Name']")!.Value);
        Assert.Equal(Odd, page.QuerySelector<IHtmlInputElement>("[name='Form.School']")!.Value);
        Assert.Contains(Odd, (await portal.As(talent).Get(new ViewMyProfile())).Profile!.Summary, StringComparison.Ordinal);
        var sent = await portal.Applied(talent: talent);
        await portal.As(talent).Get(new WithdrawApplication(sent.Application));
        using var applied = await client.Submit($"/fujian/zh/me/applications/new?job={sent.Job}", new Dictionary<string, string?> { ["Form.Note"] = Odd, ["Form.Agreed"] = "true" }, "form[data-draft]");
        Assert.Contains(Odd, (await client.Page(applied.Headers.Location!.OriginalString)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_leads_to_what_came_of_it()
    {
        var talent = await portal.NewTalent();
        await portal.AddCv(talent);
        var (job, path) = (await portal.PublicJob(), "");
        using var client = await portal.SignedInClient(talent);
        path = $"/fujian/zh/me/applications/new?job={job}";
        var page = await client.Page(path);
        Dictionary<string, string?> typed = new() { ["Form.Agreed"] = "true" };
        using var first = await client.Send(path, page, typed, "form[data-draft]");
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        using var second = await client.Send(path, page, typed, "form[data-draft]");
        Assert.Equal((HttpStatusCode.SeeOther, path), (second.StatusCode, second.Headers.Location!.OriginalString));
        Assert.NotNull((await client.Page(path)).QuerySelector("main .notice a[href^='me/applications/']"));

        await client.Submit("/fujian/zh/me/searches/new?search=%3Fq%3Dokapi", new Dictionary<string, string?>());
        var searches = await client.Page("/fujian/zh/me/searches");
        var drop = searches.QuerySelectorAll<IHtmlInputElement>("main form input[name=_handler]").Single(field => field.Value.StartsWith("drop-", StringComparison.Ordinal)).Value;
        for (var time = 1; time <= 2; time++)
        {
            using var dropped = await client.Send("/fujian/zh/me/searches", searches, new Dictionary<string, string?>(), $"main form:has(input[value='{drop}'])");
            Assert.True(dropped.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther, $"{time}: {dropped.StatusCode}");
        }

        // Without the token it is refused as before.
        using var forged = await client.PostAsync(path, PageForms.Encode([new("_handler", "apply")]));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
    }

    [Fact]
    public async Task Whoever_applies_too_late_reads_why()
    {
        var talent = await portal.NewTalent();
        var job = await portal.PublicJob();
        using var client = await portal.SignedInClient(talent);
        var path = $"/fujian/zh/me/applications/new?job={job}";
        Assert.NotNull((await client.Page(path)).QuerySelector("form[data-draft]"));
        await portal.ChangeJob(job, one => Assert.Null(one.Pause(new("暂停", null), portal.Clock.GetUtcNow())));
        using var late = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, late.StatusCode);
        Assert.EndsWith($"/fujian/zh/jobs/{job}", late.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/fujian/zh/me/profile", "Form.Name Form.Email Form.Phone Form.CountryCode Form.DegreeCode Form.School Form.IndustryCode Form.Years Form.AvailableFrom Form.Summary Form.Version")]
    [InlineData("/fujian/zh/me/applications/new?job={0}", "Form.Note Form.CvId")]
    [InlineData("/fujian/zh/me/data/erase", "Password")]
    [InlineData("/fujian/zh/account/password", "Form.Current Form.Password")]
    [InlineData("/fujian/zh/account/email", "Form.Email Form.Password")]
    public async Task Whatever_is_pasted_into_a_field_is_answered_in_the_persons_language(string path, string fields)
    {
        var talent = await portal.NewTalent(withPassword: true);
        await portal.AddCv(talent);
        path = string.Format(null, path, await portal.PublicJob());
        using var client = await portal.SignedInClient(talent);
        client.DefaultRequestHeaders.Add("Origin", client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        var page = await client.Page(path);
        foreach (var field in fields.Split(' '))
        {
            Assert.True(page.QuerySelector($"main [name='{field}']") is not null, $"{path} has no {field}: {string.Join(' ', page.QuerySelectorAll("main [name]").Select(e => e.GetAttribute("name")))}");
            foreach (var (what, text) in new[] { ("NUL", "a\0b"), ("half a pair", "a\ud83d"), ("1 MB", new string('长', 350_000)), ("10 MB", new string('x', 10 * 1024 * 1024)) })
            {
                using var answer = await client.Send(path, page, new Dictionary<string, string?> { [field] = text }, "main form[method=post]:not([action$='discard'])");
                var shown = await answer.Page();
                Assert.True((int)answer.StatusCode is 200 or 302 or 400, $"{field} {what}: {answer.StatusCode}");
                if (answer.StatusCode == HttpStatusCode.Redirect) continue;
                var said = shown.QuerySelector("main .error-summary, main .errorpage .lead, main .notice");
                Assert.True(said is not null && said.TextContent.Any(c => c >= '\u4e00'), $"{field} {what}: {answer.StatusCode} without a message");
                // Nothing typed is lost: the text stands in its field, or the browser's own page is one step back.
                if (what == "1 MB" && answer.StatusCode == HttpStatusCode.OK && shown.QuerySelector($"main [name='{field}']") is IHtmlTextAreaElement area) Assert.Equal(350_000, area.Value.Length);
            }
        }

        Assert.NotNull((await portal.As(talent).Get(new ViewMyProfile())).Profile);
    }

    private static string Words(IHtmlDocument page) => string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
