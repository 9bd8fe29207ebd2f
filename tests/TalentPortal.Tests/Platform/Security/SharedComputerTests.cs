using System.Net;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Accounts;
using TalentPortal.Tests.Fixture;
using TalentPortal.Tests.Platform.Security.Circuits;

namespace TalentPortal.Tests.Platform.Security;

/// <summary>sec-B05, the server's side: who signs out on a shared computer leaves nothing behind that another could use.</summary>
public sealed class SharedComputerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Signing_out_in_one_tab_makes_the_cookie_powerless_and_ends_the_circuit_of_the_other()
    {
        var person = Personas.Staff(PortalRole.TenantAdministrator);
        var cookie = portal.SessionCookie(person, Personas.SessionOf(person));
        using var tab = await portal.SignedInClient(person);
        using var copy = Holding(await portal.Address(), cookie);
        await using var other = await CircuitClient.Connect(portal, "/fujian/en", cookie);
        Assert.NotNull(await other.Start());
        Assert.Equal(HttpStatusCode.OK, (await copy.GetAsync("/fujian/en/admin")).StatusCode);

        var answer = await tab.Submit("/fujian/en/account/signed-out", new { }, "form[action='account/sign-out']");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("\"cache\", \"storage\"", string.Join(',', answer.Headers.GetValues("Clear-Site-Data")));
        var dropped = AccountsJourney.CookieOf(answer, "tp-session");
        Assert.Contains("expires=Thu, 01 Jan 1970", dropped, StringComparison.OrdinalIgnoreCase);

        // At once, not when what was remembered of the rights has grown old.
        var after = await copy.GetAsync("/fujian/en/admin");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
        Assert.Contains("account/sign-in", after.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.True(await other.IsCut(), "The circuit of the other tab goes on.");
        Assert.Equal(HttpStatusCode.Unauthorized, await CircuitClient.TryBare(portal, "/fujian/en", cookie, (await portal.Address()).GetLeftPart(UriPartial.Authority)));
    }

    [Theory]
    [InlineData("lin-yue", "/fujian/en/me")]
    [InlineData("lin-yue", "/fujian/en/me/profile")]
    [InlineData("lin-yue", "/fujian/en/me/cv")]
    [InlineData("lin-yue", "/fujian/en/account")]
    [InlineData("lin-yue", "/fujian/en/account/sessions")]
    [InlineData("lin-yue", "/fujian/en/jobs")]
    [InlineData("lin-yue", "/fujian/en/")]
    [InlineData("fujian-admin", "/fujian/en/admin/employers")]
    [InlineData("rongxin-owner", "/fujian/en/employer/employers")]
    public async Task No_cache_keeps_what_a_signed_in_person_sees(string person, string address)
    {
        using var client = await portal.SignedInClient(DemoPeople.Person(person));
        using var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore, $"{address}: {answer.Headers.CacheControl}");
    }

    private static HttpClient Holding(Uri address, Cookie cookie)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Cookie", $"{cookie.Name}={cookie.Value}");
        return client;
    }
}
