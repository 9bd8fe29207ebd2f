using System.Net;
using System.Reflection;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Components;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Accounts;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;
using TalentPortal.Tests.Platform.Files;
using Xunit.Abstractions;
using static TalentPortal.Tests.Features.Accounts.AccountsJourney;

namespace TalentPortal.Tests.Platform.Security;

/// <summary>sec-A14: whatever stands in a parameter that names where to go next, nobody is led out of the portal and nothing fails.</summary>
public sealed class ReturnAddressTests(PortalFixture portal, ITestOutputHelper output) : IClassFixture<PortalFixture>
{
    private static readonly string[] payloads = [.. ((IEnumerable<object?[]>)LocalReturnUrlTests.Foreign).Select(row => row[0]).OfType<string>()];

    /// <summary>Pages of the product that take such a parameter, found by their declaration.</summary>
    private static readonly IReadOnlyList<(string Route, string Parameter)> pages =
    [
        .. from page in typeof(RightsStore).Assembly.GetTypes()
           from property in page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
           let query = property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()
           where query is not null && (query.Name ?? property.Name).Contains("return", StringComparison.OrdinalIgnoreCase)
           from route in page.GetCustomAttributes<RouteAttribute>()
           select (route.Template, query!.Name ?? property.Name),
    ];

    [Fact]
    public async Task Every_page_that_takes_one_shows_no_way_out_for_any_of_them()
    {
        Assert.True(payloads.Length >= 40 && pages.Count >= 6, $"{payloads.Length} payloads, {pages.Count} pages");
        Assert.All(pages, page => Assert.DoesNotContain("{", page.Route, StringComparison.Ordinal));
        var (visitor, person) = (await portal.Http(), await portal.SignedInClient(await TalentScene.NewTalent(portal)));
        var looked = 0;
        foreach (var (route, parameter) in pages)
        {
            foreach (var payload in payloads)
            {
                var client = route.StartsWith("/account/sign-in", StringComparison.Ordinal) || route.StartsWith("/account/register", StringComparison.Ordinal) ? visitor : person;
                await Looks(client, $"/fujian/en{route}?{parameter}={Uri.EscapeDataString(payload)}", payload);
                looked++;
            }
        }

        output.WriteLine($"{pages.Count} pages × {payloads.Length} payloads: {looked} answers");
    }

    [Fact]
    public async Task Signing_in_leads_nowhere_else()
    {
        await portal.GivePassword(Personas.OtherTalent);
        using var client = await portal.Http();
        foreach (var payload in payloads)
        {
            var answer = await client.SignIn(Personas.OtherTalent.Email, path: "/fujian/en/account/sign-in?returnUrl=" + Uri.EscapeDataString(payload));
            await Redirects(answer, "/fujian/en/me");
            (await client.Submit("/fujian/en/me", new { }, "form[action='account/sign-out']")).Dispose();
        }
    }

    [Fact]
    public async Task Saving_storing_and_discarding_lead_nowhere_else()
    {
        var person = await TalentScene.NewTalent(portal);
        using var client = await portal.SignedInClient(person);
        var cv = await client.Page("/fujian/en/me/cv");
        var upload = PageForms.Fields(cv.QuerySelector<AngleSharp.Html.Dom.IHtmlFormElement>("main form[enctype='multipart/form-data']")!);
        var token = upload.Single(field => field.Key == "__RequestVerificationToken");
        foreach (var payload in payloads)
        {
            var escaped = Uri.EscapeDataString(payload);
            Local(await client.Submit("/fujian/en/me/profile?returnUrl=" + escaped, new { }), payload);
            // Not a CV: refused, and led back to a page all the same.
            Local(await client.Upload(new Uri(client.BaseAddress!, "/fujian/en/me/cv/upload?returnUrl=" + escaped), upload, "no pdf"u8.ToArray(), "cv.pdf"), payload);
            using var discard = PageForms.Encode([token, new("record", ""), new("return", payload)]);
            Local(await client.PostAsync("/fujian/en/drafts/talent-profile/discard", discard), payload);
        }
    }

    [Theory]
    [InlineData("https://evil.example/", "/fujian/en/me/cv?done=stored")]
    [InlineData("/%2f/evil.example", "/fujian/en/me/cv?done=stored")]
    [InlineData("/fujian/en/jobs?q=chip", "/fujian/en/jobs?q=chip")]
    public async Task A_stored_CV_leads_on_only_within_the_portal(string asked, string led)
    {
        using var client = await portal.SignedInClient(await TalentScene.NewTalent(portal));
        using var answer = await client.Upload(PdfBuilder.Plain("Li Wei"), "cv.pdf", page: "/fujian/en/me/cv?returnUrl=" + Uri.EscapeDataString(asked));
        Assert.Equal(led, answer.Headers.Location?.OriginalString);
    }

    private static void Local(HttpResponseMessage answer, string payload)
    {
        Assert.True((int)answer.StatusCode < 500, $"{payload}: {answer.StatusCode}");
        if (answer.Headers.Location is { } location) Assert.True(IsHere(answer.RequestMessage!.RequestUri!, location.OriginalString), $"{payload} leads to {location.OriginalString}");
        else Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity, $"{payload}: {answer.StatusCode}");
    }

    private static async Task Looks(HttpClient client, string address, string payload)
    {
        using var answer = await client.GetAsync(address);
        Local(answer, payload);
        if (answer.StatusCode != HttpStatusCode.OK) return;
        var page = await answer.Page();
        var here = new Uri(client.BaseAddress!, page.QuerySelector("base")!.GetAttribute("href"));
        foreach (var element in page.QuerySelectorAll("a[href], form[action], button[formaction], meta[http-equiv=refresh]"))
        {
            var target = element.GetAttribute("href") ?? element.GetAttribute("action") ?? element.GetAttribute("formaction") ?? element.GetAttribute("content")!;
            // The person's own key, for their authenticator: leaves the browser, but nobody else decides where to.
            if (target.StartsWith("otpauth://totp/", StringComparison.Ordinal)) Assert.DoesNotContain("evil", target, StringComparison.OrdinalIgnoreCase);
            else Assert.True(IsHere(here, target), $"{address} offers {target}");
        }
    }

    /// <summary>Whether a browser that follows the address stays at the portal.</summary>
    private static bool IsHere(Uri here, string target) => Uri.TryCreate(here, target.Replace('\\', '/'), out var there) && there.Scheme == here.Scheme && there.Authority == here.Authority;
}
