using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Security;

public sealed class TrustedProxiesTests(TrustedProxiesTests.BehindProxy behind, TrustedProxiesTests.BehindTls tls, PortalFixture alone)
    : IClassFixture<TrustedProxiesTests.BehindProxy>, IClassFixture<TrustedProxiesTests.BehindTls>, IClassFixture<PortalFixture>
{
    private const string SignIn = "/fujian/en/account/sign-in";

    /// <summary>The portal behind a proxy on this machine.</summary>
    public sealed class BehindProxy : PortalFixture
    {
        public BehindProxy() => Change(builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { [TrustedProxies.Setting] = "127.0.0.1, 10.1.0.0/16" }));
    }

    /// <summary>The portal behind a proxy that terminates TLS, with cookies as in production.</summary>
    public sealed class BehindTls : PortalFixture
    {
        public BehindTls() => Change(builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { [TrustedProxies.BehindTls] = "true", [TrustedProxies.Setting] = "127.0.0.1" });
            builder.Services.PostConfigure<AntiforgeryOptions>(options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always);
        });
    }

    [Fact]
    public async Task A_proxy_that_terminates_TLS_need_not_say_so_with_each_request()
    {
        using var client = await tls.Http();
        using var answer = await client.GetAsync(SignIn);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Behind_a_named_proxy_each_visitor_has_attempts_of_their_own()
    {
        var before = await Networks(behind);
        await Guess(behind, "203.0.113.7");
        await Guess(behind, "203.0.113.8");
        await Guess(behind, "198.51.100.1, 203.0.113.8, 10.1.2.3");
        Assert.Equal(before + 2, await Networks(behind));
    }

    [Fact]
    public async Task What_a_visitor_says_of_themselves_counts_for_nothing()
    {
        var before = await Networks(alone);
        await Guess(alone, "203.0.113.7");
        await Guess(alone, "203.0.113.8");
        Assert.Equal(before + 1, await Networks(alone));
    }

    [Theory]
    [InlineData("Portal:BehindTlsProxy", "true", "Portal__Proxies")]
    [InlineData("Portal:Proxies", "proxy.example", "proxy.example")]
    [InlineData("Portal:Proxies", "10.0.0.0/99", "10.0.0.0/99")]
    [InlineData("ForwardedHeaders_Enabled", "true", "ASPNETCORE_FORWARDEDHEADERS_ENABLED")]
    public void What_would_believe_nobody_or_everybody_is_refused(string key, string value, string named)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => TrustedProxies.Check(Settings((key, value))));
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.5, 10.1.0.0/16; ::1 fd00::/8")]
    public void Addresses_and_networks_are_taken(string proxies) =>
        TrustedProxies.Check(Settings(("Portal:BehindTlsProxy", "true"), ("Portal:Proxies", proxies)));

    private static IConfiguration Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();

    private static async Task Guess(PortalFixture portal, string forwarded)
    {
        using var client = await portal.Http();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", forwarded);
        using var answer = await client.Submit(SignIn, new Dictionary<string, string?> { ["Form.Email"] = "nobody@example.org", ["Form.Password"] = "not the password" });
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
    }

    private static Task<long> Networks(PortalFixture portal) => portal.Scalar<long>("select count(*) from accounts.attempt_counters where kind = 'network'");
}
