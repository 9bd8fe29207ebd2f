using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Shell;

/// <summary>What visitors and programs get when there is nothing, and when something broke.</summary>
public sealed class ErrorPageTests(ErrorPageTests.Broken portal) : IClassFixture<ErrorPageTests.Broken>
{
    [Theory]
    [InlineData("/fujian/zh/nothing?x=1", "找不到", "福建海外人才服务中心", "/fujian/en/nothing?x=1")]
    [InlineData("/fujian/en/jobs/not-an-id", "could not find", "Fujian Overseas Talent Service", "/fujian/zh/jobs/not-an-id")]
    [InlineData("/fujian/en/jobs/00000000-0000-0000-0000-000000000000", "could not find", "Fujian Overseas Talent Service", "/fujian/zh/jobs/00000000-0000-0000-0000-000000000000")]
    [InlineData("/fujian/en/employers/%F0%9F%91%A9", "could not find", "Fujian Overseas Talent Service", "/fujian/zh/employers/%F0%9F%91%A9")]
    [InlineData("/en/nothing", "could not find", "Overseas Talent Portal", "/zh/nothing")]
    [InlineData("/fujian/en/images/missing.png", "could not find", "Fujian Overseas Talent Service", "/fujian/zh/images/missing.png")]
    public async Task What_is_not_there_is_missed_in_the_language_and_look_of_its_site(string address, string words, string site, string otherLanguage)
    {
        using var http = await portal.Http();
        using var answer = await http.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await answer.Page();
        Assert.Contains(words, page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(site, page.QuerySelector(".masthead")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(otherLanguage, page.QuerySelector(".masthead a[hreflang]")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("main form[role=search] input[name=q]"));
        Assert.DoesNotContain("not-found", page.QuerySelector("a.skip")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
    }

    [Theory]
    [InlineData("/nowhere/en/")]
    [InlineData("/nowhere/en/jobs")]
    [InlineData("/nowhere")]
    [InlineData("/app.missing.css")]
    [InlineData("/zh/zh/")]
    public async Task An_unknown_tenant_or_file_is_missed_on_the_national_site(string address)
    {
        using var http = await portal.Http();
        using var answer = await http.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.NotNull((await answer.Page()).QuerySelector(".masthead"));
    }

    [Theory]
    [InlineData("/fujian/zh/break", "zh-Hans", "福建海外人才服务中心", "/fujian/en/break")]
    [InlineData("/fujian/en/break", "en", "Fujian Overseas Talent Service", "/fujian/zh/break")]
    [InlineData("/en/break", "en", "Overseas Talent Portal", "/zh/break")]
    public async Task What_breaks_is_said_so_in_the_look_of_the_site_without_a_word_about_the_cause(string address, string language, string site, string otherLanguage)
    {
        using var http = await portal.Http();
        using var answer = await http.GetAsync(address);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain(Broken.Secret, html, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperation", html, StringComparison.Ordinal);
        Assert.DoesNotContain(".cs:", html, StringComparison.Ordinal);
        var page = await answer.Page();
        Assert.Equal(language, page.QuerySelector("html")!.GetAttribute("lang"));
        Assert.Contains(site, page.QuerySelector(".masthead")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(otherLanguage, page.QuerySelector(".masthead a[hreflang]")!.GetAttribute("href"));
        Assert.Contains("no-store", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("/fujian/api/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("/api/break", HttpStatusCode.InternalServerError)]
    [InlineData("/fujian/api/break", HttpStatusCode.InternalServerError)]
    public async Task Programs_get_a_problem_instead_of_a_page(string address, HttpStatusCode status)
    {
        using var http = await portal.Http();
        using var answer = await http.GetAsync(address);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain(Broken.Secret, text, StringComparison.Ordinal);
        Assert.Contains($"\"status\":{(int)status}", text, StringComparison.Ordinal);
    }

    /// <summary>The portal with endpoints that throw.</summary>
    public sealed class Broken : PortalFixture
    {
        public const string Secret = "connection-of-the-vault";

        public Broken() => Map(app =>
        {
            app.MapGet("/break", (HttpContext _) => Throw());
            app.MapGet("/api/break", (HttpContext _) => Throw());
        });

        private static string Throw() => throw new InvalidOperationException(Secret);
    }
}
