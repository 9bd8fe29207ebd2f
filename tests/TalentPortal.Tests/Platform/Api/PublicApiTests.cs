using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using TalentPortal.Platform.Api;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Api;

/// <summary>What holds for the whole interface for programs.</summary>
public sealed class PublicApiTests(PublicApiTests.Portal portal) : IClassFixture<PublicApiTests.Portal>
{
    public sealed class Portal : HostedPortal
    {
        public Portal() => Map(app => app.MapGet("/api/v1/fails", void () => throw new InvalidOperationException("secret words of a fault")));
    }

    [Fact]
    public async Task A_strong_tag_names_the_bytes_as_they_were_sent_and_is_known_again()
    {
        await portal.Live();
        using var http = await portal.Http();
        const string Address = "/fujian/api/v1/divisions";
        using var plain = await portal.Open(http, Address);
        using var small = await portal.Open(http, Address, asked => asked.AcceptEncoding.Add(new("br")));
        Assert.False(plain.Headers.ETag!.IsWeak);
        Assert.Equal(["br"], small.Content.Headers.ContentEncoding);
        Assert.NotEqual(plain.Headers.ETag, small.Headers.ETag);
        foreach (var tag in new[] { plain.Headers.ETag, small.Headers.ETag!, EntityTagHeaderValue.Any, new EntityTagHeaderValue(plain.Headers.ETag.Tag, isWeak: true) })
        {
            using var again = await portal.Open(http, Address, asked => asked.IfNoneMatch.Add(tag));
            Assert.Equal((HttpStatusCode.NotModified, 0), (again.StatusCode, (await again.Content.ReadAsByteArrayAsync()).Length));
            Assert.Equal(tag == EntityTagHeaderValue.Any ? plain.Headers.ETag.Tag : tag.Tag, again.Headers.ETag!.Tag);
        }

        using var other = await portal.Open(http, Address, asked => asked.IfNoneMatch.Add(new EntityTagHeaderValue("\"else\"")));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        using var list = await portal.Open(http, "/fujian/api/v1/jobs?limit=1");
        await portal.Live();
        Assert.Equal(HttpStatusCode.OK, (await portal.Open(http, "/fujian/api/v1/jobs?limit=1", asked => asked.IfNoneMatch.Add(list.Headers.ETag!))).StatusCode);
    }

    [Theory]
    [InlineData("/fujian/api/v1/jobs")]
    [InlineData("/api/v1/industries")]
    public async Task HEAD_is_GET_without_the_body_for_visitors_and_for_people(string address)
    {
        using var http = await portal.Http();
        using var person = await portal.SignedInClient(Personas.RecruiterOf("rongxin"));
        foreach (var client in new[] { http, person })
        {
            using var get = await portal.Open(client, address);
            using var head = await portal.Open(client, address, method: HttpMethod.Head);
            Assert.Equal((HttpStatusCode.OK, get.Headers.ETag), (head.StatusCode, head.Headers.ETag));
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
            Assert.DoesNotContain(get.Headers, header => header.Key == "Set-Cookie");
        }

        using var asVisitor = await portal.Open(http, address);
        using var asPerson = await portal.Open(person, address);
        Assert.Equal(await asVisitor.Content.ReadAsStringAsync(), await asPerson.Content.ReadAsStringAsync());
        Assert.Equal(asVisitor.Headers.CacheControl, asPerson.Headers.CacheControl);
    }

    [Fact]
    public async Task Every_web_page_may_read_it_and_none_may_do_more()
    {
        using var http = await portal.Http();
        using var read = await portal.Open(http, "/fujian/api/v1/degrees", asked => asked.Add("Origin", "https://elsewhere.example"));
        Assert.Equal("*", read.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.False(read.Headers.Contains("Access-Control-Allow-Credentials"));
        using var asked = await portal.Open(http, "/fujian/api/v1/degrees", headers =>
        {
            headers.Add("Origin", "https://elsewhere.example");
            headers.Add("Access-Control-Request-Method", "GET");
            headers.Add("Access-Control-Request-Headers", "if-none-match");
        }, HttpMethod.Options);
        Assert.Equal((HttpStatusCode.NoContent, "GET, HEAD"), (asked.StatusCode, asked.Headers.GetValues("Access-Control-Allow-Methods").Single()));
        Assert.Contains("If-None-Match", asked.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.Ordinal);
        using var missing = await portal.Open(http, "/fujian/api/v1/nothing", headers => headers.Add("Origin", "https://elsewhere.example"));
        Assert.Equal("*", missing.Headers.GetValues("Access-Control-Allow-Origin").Single());
        using var page = await portal.Open(http, "/fujian/en/jobs", headers => headers.Add("Origin", "https://elsewhere.example"));
        Assert.False(page.Headers.Contains("Access-Control-Allow-Origin"));
        using var keyed = await portal.Open(http, "/fujian/api/v1/employer/jobs", headers => headers.Add("Origin", "https://elsewhere.example"));
        Assert.False(keyed.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("/api/v1/nothing", 404, "not-found", null, null)]
    [InlineData("/nowhere/api/v1/jobs", 404, "not-found", null, null)]
    [InlineData("/fujian/zh/api/v1/jobs", 404, "not-found", null, null)]
    [InlineData("/fujian/api/v1/jobs/not-an-id", 404, "not-found", null, null)]
    [InlineData("/fujian/api/v1/employers/00000000-0000-0000-0000-000000000001", 404, "not-found", null, null)]
    [InlineData("/fujian/api/v1/jobs", 405, "method-not-allowed", "DELETE", null)]
    [InlineData("/fujian/api/v1/jobs", 405, "method-not-allowed", "POST", null)]
    [InlineData("/fujian/api/v1/jobs", 406, "not-acceptable", null, "text/html")]
    [InlineData("/fujian/api/v1/jobs?limit=many", 400, "invalid", null, null)]
    [InlineData("/api/v1/fails", 500, "internal", null, "text/html")]
    public async Task Every_error_is_a_problem_in_both_languages(string address, int status, string code, string? method, string? accept)
    {
        var problem = await portal.Problem(address, (HttpStatusCode)status, code, asked => asked.Add("Accept", accept ?? "application/json"), method is null ? null : HttpMethod.Parse(method));
        Assert.DoesNotContain("secret words", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*/*")]
    [InlineData("application/*;q=0.5, text/html")]
    [InlineData("application/json")]
    [InlineData("application/problem+json")]
    public async Task Whoever_takes_JSON_gets_it(string accept)
    {
        using var http = await portal.Http();
        using var answer = await portal.Open(http, "/fujian/api/v1/degrees", asked => asked.Add("Accept", accept));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task The_page_for_developers_explains_every_code_and_leads_to_what_it_names()
    {
        using var http = await portal.Http();
        foreach (var site in (string[])["/fujian/zh/", "/fujian/en/", "/zh/", "https://talent.zgc.example/en/"])
        {
            using var answer = await portal.Open(http, site + "developers");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var page = await answer.Page();
            Assert.All(ApiProblem.Codes, known => Assert.NotNull(page.QuerySelector($"tr#{known.Code}")));
            Assert.NotNull(page.QuerySelector("#terms"));
            foreach (var link in page.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href")!))
            {
                using var there = await portal.Open(http, link.StartsWith("http", StringComparison.Ordinal) ? link : new Uri(new Uri(new Uri(HostedPortal.Origin), site), link).ToString());
                Assert.True(there.StatusCode == HttpStatusCode.OK, $"{site}: {link}: {(int)there.StatusCode}");
            }
        }
    }
}

/// <summary>Nobody takes more than their share.</summary>
public sealed class ApiLimitsTests(ApiLimitsTests.Portal portal) : IClassFixture<ApiLimitsTests.Portal>
{
    public sealed class Portal : HostedPortal
    {
        public Portal() => Change(builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Portal:Api:PerAddress"] = "3" }));
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_how_long_to_wait_and_then_let_in_again()
    {
        using var http = await portal.Http();
        for (var left = 2; left >= 0; left--)
        {
            using var answer = await portal.Open(http, "/api/v1/degrees");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("\"address\";q=3;w=60", answer.Headers.GetValues("RateLimit-Policy").Single());
            Assert.StartsWith($"\"address\";r={left};t=", answer.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
        }

        using var refused = await portal.Open(http, "/fujian/api/v1/degrees");
        await refused.Problem(HttpStatusCode.TooManyRequests, "too-many-requests");
        var wait = refused.Headers.RetryAfter!.Delta!.Value;
        Assert.InRange(wait, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));
        Assert.Equal("*", refused.Headers.GetValues("Access-Control-Allow-Origin").Single());
        using var page = await portal.Open(http, "/fujian/en/jobs");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        portal.Clock.Advance(wait);
        using var let = await portal.Open(http, "/api/v1/degrees");
        Assert.Equal(HttpStatusCode.OK, let.StatusCode);
        using var again = await portal.Open(http, "/api/v1/degrees");
        Assert.Equal(HttpStatusCode.TooManyRequests, again.StatusCode);
    }

    [Fact]
    public void Many_callers_do_not_fill_the_memory_and_one_cannot_use_up_anothers()
    {
        var clock = new TestClock();
        var limits = new ApiLimits(clock);
        for (var n = 0; n < ApiLimits.CallersMax + 10; n++) limits.Take($"caller {n}", 2);
        // Strangers share one allowance, which is used up; whoever is known keeps their own.
        Assert.NotNull(limits.Take("new", 2).Wait);
        Assert.Null(limits.Take("caller 0", 2).Wait);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, limits.Take("new", 2).Remaining);
        Assert.Equal(0, limits.Take("new", 2).Remaining);
    }

    [Theory]
    [InlineData("2001:db8::1", "2001:db8::ffff", true)]
    [InlineData("2001:db8::1", "2001:db8:0:1::1", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    public void One_network_is_one_caller(string one, string other, bool same) => Assert.Equal(same, ApiLimits.CallerAt(IPAddress.Parse(one)) == ApiLimits.CallerAt(IPAddress.Parse(other)));
}
