using System.Net;
using AngleSharp.Dom;
using TalentPortal.Features.Folders;
using TalentPortal.Platform.Keeping;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Accounts;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Folders;

public sealed class ViewVisitTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Cookie = "tp-kept";

    [Theory]
    [InlineData("en", "Kept. Remove")]
    [InlineData("zh", "\u5df2\u6536\u85cf")]
    public async Task A_visitor_keeps_things_in_a_sealed_cookie_of_the_browser_and_nothing_lies_with_the_portal(string language, string kept)
    {
        await portal.WithGuide();
        var flat = await portal.Flat();
        var before = await portal.Scalar<long>("select count(*) from talent_folders");
        using var visitor = await portal.Http();
        var guide = $"/fujian/{language}/guides/{FolderScene.Guide}";
        var set = await SetCookie(visitor, guide, await visitor.Page(guide));
        foreach (var part in new[] { "path=/", "httponly", "samesite=lax" }) Assert.Contains(part, set, StringComparison.OrdinalIgnoreCase);
        foreach (var part in new[] { "expires", "max-age", FolderScene.Guide, "domain" }) Assert.DoesNotContain(part, set, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(kept, (await visitor.Page(guide)).QuerySelector("#keep-this")!.TextContent, StringComparison.Ordinal);
        await visitor.Press($"/fujian/{language}/housing/{flat}");

        var folder = await visitor.Page($"/fujian/{language}/folders");
        Assert.Equal(["Guide", "Flat"], folder.QuerySelectorAll("[data-kind]").Select(item => item.GetAttribute("data-kind")!));
        Assert.NotEmpty(folder.QuerySelectorAll("a[href*='account/register?returnUrl=']"));
        await visitor.Press($"/fujian/{language}/folders", folder, "[data-kind=Guide] form");
        Assert.Equal(["Flat"], (await visitor.Page($"/fujian/{language}/folders")).QuerySelectorAll("[data-kind]").Select(item => item.GetAttribute("data-kind")!));
        Assert.Equal(before, await portal.Scalar<long>("select count(*) from talent_folders"));
    }

    [Fact]
    public async Task Pages_for_somebody_who_keeps_things_neither_come_from_memory_nor_go_into_it()
    {
        await portal.WithGuide();
        using var plain = await portal.Http();
        using var keeping = await portal.Http();
        var address = $"/fujian/en/guides/{FolderScene.Guide}?x={Guid.NewGuid():N}";
        await keeping.Press(address);
        // The page before the pressing was of a visitor who keeps nothing.
        address += "&after=1";
        static bool IsKept(HttpResponseMessage answer) => answer.Headers.Age is not null;
        // The first page of somebody who keeps it is not what the next visitor gets.
        using (var mine = await keeping.GetAsync(address)) Assert.Equal("true", (await mine.Page()).QuerySelector("#keep-this")!.GetAttribute("data-kept"));
        using (var theirs = await plain.GetAsync(address))
        {
            Assert.False(IsKept(theirs));
            Assert.Equal("false", (await theirs.Page()).QuerySelector("#keep-this")!.GetAttribute("data-kept"));
        }

        // And a page that lies in memory is not shown to them.
        using (var again = await plain.GetAsync(address))
        {
            Assert.True(IsKept(again));
            Assert.DoesNotContain("__RequestVerificationToken", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var mineStill = await keeping.GetAsync(address);
        Assert.False(IsKept(mineStill));
        Assert.Equal("true", (await mineStill.Page()).QuerySelector("#keep-this")!.GetAttribute("data-kept"));
    }

    [Fact]
    public async Task A_form_of_another_site_or_of_no_browser_a_cookie_made_elsewhere_and_too_many_keep_nothing()
    {
        await portal.WithGuide();
        using var visitor = await portal.Http();
        async Task<HttpStatusCode> Post(string? origin, string key = FolderScene.Guide, bool keeps = false)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/fujian/en/folders/keep") { Content = new FormUrlEncodedContent([new("kind", "Guide"), new("key", key), new("back", "//evil.example/")]) };
            if (origin is not null) request.Headers.Add("Origin", origin);
            using var answer = await visitor.SendAsync(request);
            if (answer.StatusCode == HttpStatusCode.Redirect) Assert.StartsWith("/fujian/en/folders", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
            Assert.Equal(keeps, answer.Headers.TryGetValues("Set-Cookie", out var set) && set.Any(one => one.StartsWith(Cookie + "=", StringComparison.Ordinal)));
            return answer.StatusCode;
        }

        var own = visitor.BaseAddress!.GetLeftPart(UriPartial.Authority);
        Assert.Equal(HttpStatusCode.BadRequest, await Post(null));
        Assert.Equal(HttpStatusCode.Forbidden, await Post("https://evil.example"));
        Assert.Equal(HttpStatusCode.Redirect, await Post(own, "no-such"));
        Assert.Equal(HttpStatusCode.Redirect, await Post(own, keeps: true));

        using var forged = new HttpRequestMessage(HttpMethod.Get, "/fujian/en/folders");
        forged.Headers.Add("Cookie", Cookie + "=1%7Ckept-guide%7C");
        using var jarless = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = await portal.Address() };
        using (var answer = await jarless.SendAsync(forged)) Assert.Empty((await answer.Page()).QuerySelectorAll("[data-kind]"));

        var many = Enumerable.Range(0, KeptCookie.Most + 1).Select(i => FolderScene.GuideThing with { Key = $"g{i}" }).ToList();
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(null).Send(new ViewVisit(many))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(null).Send(new ViewVisit(null!))).Kind);
    }

    private static async Task<string> SetCookie(HttpClient client, string path, AngleSharp.Html.Dom.IHtmlDocument page)
    {
        var form = page.QuerySelector<AngleSharp.Html.Dom.IHtmlFormElement>("#keep-this")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, PageForms.Target(client, page, form, path)) { Content = PageForms.Encode(PageForms.Fields(form)) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await client.SendAsync(request);
        return answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith(Cookie, StringComparison.Ordinal));
    }
}

public sealed class TakeVisitTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task With_the_first_page_after_signing_in_all_of_it_moves_into_the_folder_once_and_leaves_the_browser()
    {
        await portal.WithGuide();
        var flat = await portal.Flat();
        var person = await portal.NewTalent(withPassword: true);
        await portal.Keeps(person, KeptKind.Guide, FolderScene.Guide);
        using var visitor = await portal.Http();
        await visitor.Press($"/fujian/en/guides/{FolderScene.Guide}");
        await visitor.Press($"/fujian/en/housing/{flat}");
        using (var signedIn = await visitor.SignIn(person.Email)) Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/fujian/en/jobs");
        request.Headers.Add("Accept", "text/html");
        using (var page = await visitor.SendAsync(request)) Assert.Contains(page.Headers.GetValues("Set-Cookie"), value => value.StartsWith("tp-kept=;", StringComparison.Ordinal));
        Assert.Equal([FolderScene.Guide, FolderScene.KeyOf(flat)], (await portal.Folder(person)).Things.Select(item => item.Shown.Thing.Key));
        using (var led = await visitor.GetAsync(new Uri("/fujian/en/folders", UriKind.Relative))) Assert.EndsWith("me/folders", led.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_gone_meanwhile_is_left_out_and_a_visitor_has_no_folder()
    {
        var person = await portal.NewPerson();
        await portal.WithGuide();
        await portal.As(person).Get(new TakeVisit([FolderScene.GuideThing, FolderScene.GuideThing with { Key = "no-such" }, FolderScene.GuideThing]));
        Assert.Equal([FolderScene.Guide], (await portal.Folder(person)).Things.Select(item => item.Shown.Thing.Key));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new TakeVisit([FolderScene.GuideThing]))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(person).Send(new TakeVisit(null!))).Kind);
    }
}

public sealed class FindThingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_page_learns_which_thing_it_shows_and_whether_its_reader_keeps_it()
    {
        await portal.WithGuide();
        var (person, other) = (await portal.NewPerson(), await portal.NewPerson());
        await portal.Keeps(person, KeptKind.Guide, FolderScene.Guide);
        FindThing ask = new(KeptKind.Guide, FolderScene.Guide);
        Assert.Equal(new FindThingResult(FolderScene.GuideThing, true), await portal.As(person).Get(ask));
        foreach (var site in new[] { "fujian", "" }) Assert.Equal(new FindThingResult(FolderScene.GuideThing, false), await portal.As(other, site).Get(ask));
        Assert.Equal(new FindThingResult(FolderScene.GuideThing, false), await portal.As(null).Get(ask));
        Assert.Equal(new FindThingResult(null, false), await portal.As(person).Get(ask with { Key = "no-such" }));
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(null).Send(ask with { Key = null })).Kind);
    }
}
