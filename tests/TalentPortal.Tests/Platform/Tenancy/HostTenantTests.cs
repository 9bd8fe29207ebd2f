using System.Net;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Features.Accounts;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Tenancy;

/// <summary>A tenant that is reached by a host name of its own.</summary>
public sealed class HostTenantTests(HostedPortal portal) : IClassFixture<HostedPortal>
{
    private const string Root = "https://" + HostedPortal.Host;

    [Theory]
    [InlineData("")]
    [InlineData("jobs")]
    [InlineData("employers")]
    [InlineData("privacy")]
    [InlineData("account/register")]
    [InlineData("account/sign-in")]
    [InlineData("account/forgot")]
    public async Task Its_pages_stand_below_the_language_and_their_links_stay_there(string path)
    {
        using var http = await portal.Http();
        foreach (var language in Languages.All)
        {
            using var answer = await portal.Open(http, $"{Root}/{language.Segment()}/{path}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var page = await answer.Page();
            Assert.Equal($"/{language.Segment()}/", page.QuerySelector("base")!.GetAttribute("href"));
            Assert.Contains(PortalFixture.TenantOf("zhongguancun").Name.In(language), page.QuerySelector(".masthead")!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("zhongguancun/", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Equal($"/{language.Other().Segment()}/{path}", page.QuerySelector(".masthead a[hreflang]")!.GetAttribute("href"));
            if (page.QuerySelector("link[rel=canonical]") is not { } canonical) continue;
            Assert.Equal($"{Root}/{language.Segment()}/{path}", canonical.GetAttribute("href"));
            Assert.Equal($"{Root}/{language.Other().Segment()}/{path}", page.QuerySelector($"link[hreflang='{language.Other().Tag()}']")!.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task A_position_is_at_its_host_whichever_site_names_it()
    {
        var id = await portal.Live(employer: "weiliang", tenant: "zhongguancun");
        using var http = await portal.Http();
        using var there = await portal.Open(http, $"{Root}/en/jobs/{id}");
        Assert.Equal($"{Root}/en/jobs/{id}", (await there.Page()).QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        using var national = await portal.Open(http, $"/en/jobs/{id}");
        Assert.Equal($"{Root}/en/jobs/{id}", national.Headers.Location?.ToString());
        using var list = await portal.Open(http, "/en/jobs");
        Assert.NotNull((await list.Page()).QuerySelector($"main a[href='{Root}/en/jobs/{id}']"));
        using var home = await portal.Open(http, "/en/");
        Assert.NotNull((await home.Page()).QuerySelector($".tenant a[href='{Root}/en/']"));
    }

    [Theory]
    [InlineData("/zhongguancun/en/jobs?q=a+b&city=beijing", "/en/jobs?q=a+b&city=beijing")]
    [InlineData("/zhongguancun/zh/", "/zh/")]
    [InlineData("/zhongguancun", "/")]
    [InlineData("/zhongguancun/jobs", "/jobs")]
    [InlineData("/zhongguancun/sitemap.xml", "/sitemap.xml")]
    [InlineData("/zhongguancun/en/%E8%8A%AF", "/en/%E8%8A%AF")]
    [InlineData(Root + "/zhongguancun/en/jobs", "/en/jobs")]
    public async Task Its_path_leads_to_the_host(string path, string expected)
    {
        using var http = await portal.Http();
        using var answer = await portal.Open(http, path);
        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.StatusCode);
        Assert.Equal(Root + expected, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task What_lacks_its_language_gets_one_on_the_same_host()
    {
        using var http = await portal.Http();
        using var home = await portal.Open(http, $"{Root}/", asked => asked.Add("Accept-Language", "en-GB"));
        Assert.Equal("/en/", home.Headers.Location!.OriginalString);
        using var chosen = await portal.Open(http, $"{Root}/jobs?q=x", asked =>
        {
            asked.Add("Accept-Language", "en");
            asked.Add("Cookie", $"{SiteMiddleware.LanguageCookie}=zh");
        });
        Assert.Equal("/zh/jobs?q=x", chosen.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/fujian/en/")]
    [InlineData("/en/nothing-here")]
    [InlineData("/en/jobs/not-an-id")]
    [InlineData("/missing.css")]
    public async Task What_it_does_not_have_is_missed_in_its_own_look(string path)
    {
        using var http = await portal.Http();
        using var answer = await portal.Open(http, Root + path, asked => asked.Add("Accept-Language", "en"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Zhongguancun Overseas Talent Hub", (await answer.Page()).QuerySelector(".masthead")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_begins_with_a_word_that_a_tenant_may_take_for_its_address()
    {
        await portal.Address();
        var firsts = portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            .Select(endpoint => endpoint.RoutePattern.PathSegments).Where(segments => segments.Count > 0 && segments[0].Parts[0] is RoutePatternLiteralPart)
            .Select(segments => ((RoutePatternLiteralPart)segments[0].Parts[0]).Content).Where(first => first is not ("error" or "not-found" or "form-expired" or "dev")).Distinct().ToList();
        Assert.True(firsts.Count > 10);
        Assert.Empty(firsts.Except(SiteMiddleware.KnownFirstSegments));
        Assert.Empty(SiteMiddleware.KnownFirstSegments.Except(Slug.ReservedForTenants));
    }

    [Fact]
    public async Task Cookies_hold_for_the_whole_host_and_mails_lead_back_to_it()
    {
        using var http = await portal.Http();
        using var page = await portal.Open(http, $"{Root}/en/account/register");
        Assert.All(page.Headers.GetValues("Set-Cookie"), cookie =>
        {
            Assert.Contains("path=/", cookie.Split(';').Select(part => part.Trim()), StringComparer.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
        var tenant = (await portal.Services.GetRequiredService<TenantDirectory>().ByHost(HostedPortal.Host, CancellationToken.None))!;
        var sent = await portal.Dispatcher.Send(new Register("host-mail@example.org", "tidal-marsh-lantern-52", null), new CallOrigin(tenant, Language.English));
        Assert.True(sent.IsOk);
        var mail = Assert.Single(await portal.Mails("host-mail@example.org"));
        Assert.StartsWith($"{Root}/en/account/", mail.Link, StringComparison.Ordinal);
        using var opened = await portal.Open(http, mail.Link!);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("portal.example.evil.example")]
    [InlineData("zhongguancun.portal.example")]
    [InlineData("10.0.0.1")]
    public async Task A_host_that_is_nobodys_is_refused_before_anything_is_shown(string host)
    {
        using var http = await portal.Http();
        foreach (var path in (string[])["/", "/zh/", "/fujian/zh/jobs", "/robots.txt", "/sitemap.xml", "/app.css"])
        {
            using var answer = await portal.Open(http, $"http://{host}{path}");
            Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
            Assert.DoesNotContain("<", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var alive = await portal.Open(http, $"http://{host}/health/live");
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }
}
