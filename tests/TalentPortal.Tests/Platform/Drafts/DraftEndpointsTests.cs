using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Platform.Drafts;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Drafts;

/// <summary>What the script of a static form sends, through the real host, and what the page shows afterwards.</summary>
public sealed class DraftEndpointsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string ProfilePage = "/fujian/en/me/profile";

    [Fact]
    public async Task What_was_typed_is_there_when_the_page_is_opened_again_until_it_is_sent()
    {
        var talent = await portal.NewTalent();
        using var client = await portal.SignedInClient(talent);
        var page = await client.Page(ProfilePage);
        Assert.Empty(page.QuerySelectorAll("form[action$='discard']"));
        using var saved = await Save(client, page, new() { ["Form.Name"] = ["林 𠮷 👩‍👩‍👧"], ["Form.Summary"] = ["Half a sentence"], ["Form.Agreed"] = ["true"], ["_command"] = ["x"], ["Form.Password"] = ["secret"] });
        Assert.True((await saved.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("savedAt").GetDateTimeOffset() <= portal.Clock.GetUtcNow());

        foreach (var path in new[] { ProfilePage, "/zh/me/profile" })
        {
            var again = await client.Page(path);
            Assert.Equal("林 𠮷 👩‍👩‍👧", again.QuerySelector<IHtmlInputElement>("[name='Form.Name']")!.Value);
            Assert.Equal("Half a sentence", again.QuerySelector<IHtmlTextAreaElement>("[name='Form.Summary']")!.Value);
            // What the draft does not know shows what was saved.
            Assert.Equal("+44 20 7946 0000", again.QuerySelector<IHtmlInputElement>("[name='Form.Phone']")!.Value);
            Assert.NotNull(again.QuerySelector("form[action='drafts/profile/discard']"));
        }

        var kept = (await portal.As(talent).Get(new ReadDraft("profile", ""))).Content!;
        Assert.DoesNotContain("secret", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("_command", kept, StringComparison.Ordinal);

        using var sent = await client.Submit(ProfilePage, new Dictionary<string, string?> { ["Form.Name"] = "Lin" }, "form[data-draft]");
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Null((await portal.As(talent).Get(new ReadDraft("profile", ""))).Content);
        Assert.Empty((await client.Page(ProfilePage)).QuerySelectorAll("form[action$='discard']"));
    }

    [Fact]
    public async Task A_form_with_errors_shows_what_was_just_sent_and_keeps_the_draft()
    {
        var talent = await portal.NewTalent();
        using var client = await portal.SignedInClient(talent);
        using var saved = await Save(client, await client.Page(ProfilePage), new() { ["Form.Name"] = ["Older"] });
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        using var answer = await client.Submit(ProfilePage, new Dictionary<string, string?> { ["Form.Name"] = "Newer", ["Form.Email"] = "no address" }, "form[data-draft]");
        var page = await answer.Page();
        Assert.NotNull(page.QuerySelector(".error-summary"));
        Assert.Equal("Newer", page.QuerySelector<IHtmlInputElement>("[name='Form.Name']")!.Value);
        Assert.NotNull((await portal.As(talent).Get(new ReadDraft("profile", ""))).Content);
    }

    [Fact]
    public async Task A_draft_is_given_up_by_a_plain_form()
    {
        var talent = await portal.NewTalent();
        using var client = await portal.SignedInClient(talent);
        using var saved = await Save(client, await client.Page(ProfilePage), new() { ["Form.Name"] = ["Typed"] });
        using var given = await client.Submit(ProfilePage, new { }, "form[action$='discard']");
        Assert.Equal(ProfilePage, given.Headers.Location!.OriginalString);
        Assert.Equal("Wei Ling", (await client.Page(ProfilePage)).QuerySelector<IHtmlInputElement>("[name='Form.Name']")!.Value);
        using var elsewhere = await client.Submit(ProfilePage, new Dictionary<string, string?> { ["Form.Name"] = "" }, "form[data-draft]");
        // The way back is ours alone.
        var page = await client.Page(ProfilePage);
        using var evil = await client.PostAsync("/fujian/en/drafts/profile/discard", PageForms.Encode([new("__RequestVerificationToken", Token(page)), new("return", "https://example.org/")]));
        Assert.Equal("/fujian/en/", evil.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Nobody_reads_or_replaces_somebody_elses_draft()
    {
        var (mine, theirs) = (await portal.NewTalent(), await portal.NewTalent());
        using var client = await portal.SignedInClient(mine);
        using var other = await portal.SignedInClient(theirs);
        using var saved = await Save(client, await client.Page(ProfilePage), new() { ["Form.Name"] = ["Canary"] });
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        var page = await other.Page(ProfilePage);
        Assert.DoesNotContain("Canary", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        using var same = await Save(other, page, new() { ["Form.Name"] = ["Theirs"] });
        Assert.Equal(HttpStatusCode.OK, same.StatusCode);
        Assert.Contains("Canary", (await portal.As(mine).Get(new ReadDraft("profile", ""))).Content, StringComparison.Ordinal);
        // A token of one person is none of another's.
        using var stolen = await Save(other, await client.Page(ProfilePage), new() { ["Form.Name"] = ["Forged"] });
        Assert.Equal(HttpStatusCode.BadRequest, stolen.StatusCode);
        Assert.DoesNotContain("Forged", (await portal.As(theirs).Get(new ReadDraft("profile", ""))).Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_token_or_from_elsewhere_nothing_is_kept()
    {
        var talent = await portal.NewTalent();
        using var client = await portal.SignedInClient(talent);
        var page = await client.Page(ProfilePage);
        using var without = await Save(client, page, new() { ["Form.Name"] = ["x"] }, token: "");
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        using var foreign = await Save(client, page, new() { ["Form.Name"] = ["x"] }, origin: "https://example.org");
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        using var discard = await client.PostAsync("/fujian/en/drafts/profile/discard", PageForms.Encode([new("record", "")]));
        Assert.Equal(HttpStatusCode.BadRequest, discard.StatusCode);
        using var visitor = await portal.Http();
        using var nobody = await Save(visitor, page, new() { ["Form.Name"] = ["x"] });
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        Assert.Null((await portal.As(talent).Get(new ReadDraft("profile", ""))).Content);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("null", 400)]
    [InlineData("[]", 400)]
    [InlineData("{", 400)]
    [InlineData("{\"fields\":null}", 400)]
    [InlineData("{\"fields\":{\"a\":null}}", 400)]
    [InlineData("{\"fields\":{\"a\":[null]}}", 400)]
    [InlineData("{\"fields\":{\"a\":[1]}}", 400)]
    [InlineData("{\"fields\":{\"a\":[\"\\ud83d\"]}}", 400)]
    [InlineData("{\"fields\":{},\"record\":\"../../x\"}", 400)]
    [InlineData("{\"fields\":{},\"submission\":\"no id\"}", 400)]
    [InlineData("{\"fields\":{\"a\":[\"nul \\u0000\"]}}", 200)]
    public async Task What_is_malformed_is_refused_and_never_fails(string body, int status)
    {
        using var client = await portal.SignedInClient(Personas.Talent);
        var page = await client.Page(ProfilePage);
        using var answer = await Post(client, page, "profile", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(status, (int)answer.StatusCode);
        using var bytes = await Post(client, page, "profile", new ByteArrayContent([0x7B, 0xFF, 0xFE, 0x00]) { Headers = { ContentType = new("application/json") } });
        Assert.Equal(400, (int)bytes.StatusCode);
        using var form = await Post(client, page, "profile", new StringContent(body, Encoding.UTF8, "text/plain"));
        Assert.Equal(415, (int)form.StatusCode);
    }

    [Theory]
    [InlineData("Profile")]
    [InlineData("pro%2Ffile")]
    [InlineData("%00")]
    [InlineData("p rofile")]
    public async Task A_form_that_is_none_is_refused(string form)
    {
        using var client = await portal.SignedInClient(Personas.Talent);
        using var answer = await Post(client, await client.Page(ProfilePage), form, JsonContent.Create(new { fields = new Dictionary<string, string[]>() }));
        Assert.InRange((int)answer.StatusCode, 400, 404);
    }

    [Fact]
    public async Task Too_much_is_refused_whether_its_length_is_told_or_not()
    {
        using var client = await portal.SignedInClient(Personas.Talent);
        var page = await client.Page(ProfilePage);
        using var fits = await Save(client, page, new() { ["Form.Summary"] = [new string('x', Draft.ContentMax - 100)] });
        Assert.Equal(200, (int)fits.StatusCode);
        using var over = await Save(client, page, new() { ["Form.Summary"] = [new string('x', Draft.ContentMax)] });
        Assert.Equal(400, (int)over.StatusCode);
        var huge = JsonSerializer.SerializeToUtf8Bytes(new { fields = new Dictionary<string, string[]> { ["Form.Summary"] = [new string('x', 10 * 1024 * 1024)] } });
        using var told = await Post(client, page, "profile", new ByteArrayContent(huge) { Headers = { ContentType = new("application/json") } }, asksFirst: true);
        Assert.Equal(413, (int)told.StatusCode);
        // A little over, so that all of it is on its way before the refusal closes the connection.
        var justOver = huge.AsMemory(0, DraftEndpoints.BodyMax + 1).ToArray();
        using var untold = await Post(client, page, "profile", new StreamContent(new MemoryStream(justOver)) { Headers = { ContentType = new("application/json") } }, chunked: true);
        Assert.Equal(413, (int)untold.StatusCode);
        Assert.Contains("xxx", (await portal.As(Personas.Talent).Get(new ReadDraft("profile", ""))).Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_signed_out_while_filling_a_form_loses_nothing()
    {
        var talent = await portal.NewTalent();
        using var client = await portal.SignedInClient(talent);
        var page = await client.Page(ProfilePage);
        using var visitor = await portal.Http();
        visitor.DefaultRequestHeaders.Add("Origin", visitor.BaseAddress!.GetLeftPart(UriPartial.Authority));
        using var refused = await visitor.Send(ProfilePage, page, new Dictionary<string, string?> { ["Form.Name"] = "Typed while away" }, "form[data-draft]");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        var offer = await refused.Page();
        Assert.NotNull(offer.QuerySelector("main a[href='account/sign-in'][target='_blank']"));
        Assert.Equal("Typed while away", offer.QuerySelector<IHtmlInputElement>("main form [name='Form.Name']")!.Value);
        Assert.Equal("GB", offer.QuerySelector<IHtmlInputElement>("main form [name='Form.CountryCode']")!.Value);

        // Signed in again in another tab: the same fields, sent once more, are taken.
        client.DefaultRequestHeaders.Add("Origin", client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        using var once = await client.Send(ProfilePage, offer, new { }, "main form[method=post]");
        Assert.Equal(HttpStatusCode.BadRequest, once.StatusCode);
        using var twice = await client.Send(ProfilePage, await once.Page(), new { }, "main form[method=post]");
        Assert.Equal(HttpStatusCode.Redirect, twice.StatusCode);
        Assert.Equal("Typed while away", (await portal.As(talent).Get(new TalentPortal.Features.Talents.ViewMyProfile())).Profile!.Name);
    }

    private static string Token(IHtmlDocument page) => page.QuerySelector<IHtmlInputElement>("[name='__RequestVerificationToken']")!.Value;

    private static Task<HttpResponseMessage> Save(HttpClient client, IHtmlDocument page, Dictionary<string, string[]> fields, string? token = null, string? origin = null) =>
        Post(client, page, "profile", JsonContent.Create(new { record = "", fields }), token, origin);

    private static async Task<HttpResponseMessage> Post(HttpClient client, IHtmlDocument page, string form, HttpContent content, string? token = null, string? origin = null, bool chunked = false, bool asksFirst = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/fujian/en/drafts/" + form) { Content = content };
        request.Headers.Add("RequestVerificationToken", token ?? Token(page));
        if (origin is not null) request.Headers.Add("Origin", origin);
        if (chunked) request.Headers.TransferEncodingChunked = true;
        request.Headers.ExpectContinue = asksFirst;
        return await client.SendAsync(request);
    }
}
