using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Security.Passwords;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Accounts;

/// <summary>What people do at the door, over HTTP and without scripts.</summary>
internal static class AccountsJourney
{
    public const string Password = "five plain words for tests";

    /// <summary>An address nobody else has.</summary>
    public static string NewEmail() => $"p{Guid.NewGuid():N}@example.org";

    /// <summary>Gives a seeded person a password, and a key for the second factor where <paramref name="withFactor"/> says so.</summary>
    public static async Task<byte[]?> GivePassword(this PortalFixture portal, DemoPerson person, bool withFactor = false, string password = Password)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("test"), Rights.None);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var user = db.Set<AccountUser>().Single(u => u.Id == person.UserId);
        user.PasswordHash = PasswordHash.Create(password);
        var key = withFactor ? Totp.NewKey() : null;
        if (key is not null) await scope.ServiceProvider.GetRequiredService<SecondFactors>().SetKey(user, key, default);
        await db.SaveChangesAsync();
        return key;
    }

    /// <summary>The code the person's app shows now.</summary>
    public static string CodeOf(this PortalFixture portal, byte[] key, int later = 0) => Totp.Code(key, Totp.StepAt(portal.Clock.GetUtcNow()) + later);

    /// <summary>The path of the link in the newest mail to an address.</summary>
    public static async Task<string> LinkIn(this PortalFixture portal, string email)
    {
        var mails = await portal.Mails(email);
        Assert.NotEmpty(mails);
        return new Uri(mails[0].Link!).PathAndQuery;
    }

    /// <summary>Registers, follows the link and is signed in.</summary>
    public static async Task<(HttpClient Client, string Email)> NewTalent(this PortalFixture portal)
    {
        var (client, email) = (await portal.Http(), NewEmail());
        await Redirects(await client.Submit("/fujian/en/account/register", Form(("Email", email), ("Password", Password))), "account/register?sent=true");
        await Redirects(await client.Submit(await portal.LinkIn(email), Form(("Password", Password))), "me");
        return (client, email);
    }

    public static async Task<HttpResponseMessage> SignIn(this HttpClient client, string email, string password = Password, string path = "/fujian/en/account/sign-in") =>
        await client.Submit(path, Form(("Email", email), ("Password", password)));

    /// <summary>Fields of a form bound under the name Form.</summary>
    public static Dictionary<string, string?> Form(params (string Name, string? Value)[] fields) => fields.ToDictionary(field => "Form." + field.Name, field => field.Value);

    public static async Task Redirects(HttpResponseMessage answer, string end)
    {
        if (answer.StatusCode == HttpStatusCode.OK) Assert.Fail("Not redirected: " + await ErrorsOf(answer));
        Assert.True(answer.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther, $"{answer.StatusCode}");
        Assert.EndsWith(end, answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    /// <summary>The messages of the error summary.</summary>
    public static async Task<string> ErrorsOf(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return string.Join('\n', (await answer.Page()).QuerySelectorAll(".error-summary li").Select(e => e.TextContent.Trim()));
    }

    /// <summary>Whether the portal knows the client as somebody.</summary>
    public static async Task<bool> IsSignedIn(this HttpClient client) => (await client.Page("/fujian/en/account/signed-out")).QuerySelector("form[action='account/sign-out']") is not null;

    public static string? CookieOf(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.FirstOrDefault(c => c.StartsWith(name + "=", StringComparison.Ordinal)) : null;
}
