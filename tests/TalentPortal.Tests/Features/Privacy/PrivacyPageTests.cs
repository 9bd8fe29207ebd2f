using System.Net;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Privacy;

public sealed class PrivacyPageTests(HostedPortal portal) : IClassFixture<HostedPortal>
{
    [Theory]
    [InlineData("/zh/privacy")]
    [InlineData("/en/privacy")]
    [InlineData("/fujian/zh/privacy")]
    [InlineData("/fujian/en/privacy")]
    [InlineData("https://talent.zgc.example/en/privacy")]
    public async Task Every_site_says_what_it_keeps_and_its_foot_leads_there(string address)
    {
        using var http = await portal.Http();
        using var answer = await portal.Open(http, address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.Page();
        Assert.NotNull(page.QuerySelector("footer a[href=privacy]"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.DoesNotContain("Privacy_", page.Body!.TextContent, StringComparison.Ordinal);
        // What it promises to lead to is there: behind the sign-in, but there.
        var own = page.QuerySelectorAll("main .facts a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(5, own.Count);
        using var signedIn = await portal.SignedInClient(Personas.Talent);
        foreach (var href in own) Assert.Equal(HttpStatusCode.OK, (await signedIn.GetAsync("/fujian/en/" + href)).StatusCode);
    }

    [Fact]
    public async Task Every_cookie_that_a_page_sets_is_named()
    {
        using var http = await portal.Http();
        var named = (await (await portal.Open(http, "/fujian/en/privacy")).Page()).QuerySelectorAll("main code").Select(code => code.TextContent).ToHashSet();
        List<string> set = [];
        foreach (var path in (string[])["", "jobs", "employers", "privacy", "account/register", "account/sign-in", "account/forgot"])
        {
            // A new visitor each time: who has a cookie is not sent it again.
            using var visitor = await portal.Http();
            using var answer = await portal.Open(visitor, "/fujian/en/" + path);
            if (answer.Headers.TryGetValues("Set-Cookie", out var cookies)) set.AddRange(cookies.Select(cookie => cookie[..cookie.IndexOf('=', StringComparison.Ordinal)]));
        }

        Assert.NotEmpty(set);
        Assert.Subset(named, set.ToHashSet());
    }
}
