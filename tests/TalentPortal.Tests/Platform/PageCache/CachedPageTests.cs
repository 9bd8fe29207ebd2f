using System.Net;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Employers;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Tenants;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Employers;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.PageCache;

/// <summary>Pages that visitors get from memory: to whom, how long, and never what is one person's.</summary>
public sealed class CachedPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_visitors_page_is_answered_from_memory_the_second_time()
    {
        var address = Fresh();
        using var visitor = await portal.Http();
        using var other = await portal.Http();
        Assert.False(IsKept(await visitor.GetAsync(address)));
        Assert.True(IsKept(await other.GetAsync(address)));
    }

    [Fact]
    public async Task A_page_of_one_site_or_language_never_answers_for_another()
    {
        var query = Fresh()["/fujian/en/jobs".Length..];
        using var visitor = await portal.Http();
        foreach (var site in new[] { "/fujian/en", "/fujian/zh", "/greater-bay/en", "/greater-bay/zh", "/en", "/zh" })
        {
            var answer = await visitor.GetAsync(site + "/jobs" + query);
            Assert.False(IsKept(answer), site);
            var page = await answer.Page();
            Assert.Equal(site + "/", page.QuerySelector("base")!.GetAttribute("href"));
            Assert.Equal(site.EndsWith("zh", StringComparison.Ordinal) ? "zh-Hans" : "en", page.DocumentElement.GetAttribute("lang"));
            Assert.True(IsKept(await visitor.GetAsync(site + "/jobs" + query)), site);
        }
    }

    [Fact]
    public async Task Every_part_of_the_query_makes_another_page()
    {
        var address = Fresh();
        using var visitor = await portal.Http();
        await visitor.GetAsync(address);
        foreach (var other in new[] { address + "&sort=date", address + "&page=2", address + "&kind=project", address.Replace("q=", "Q=", StringComparison.Ordinal) + "x", address.ToUpperInvariant().Replace("/FUJIAN/EN/JOBS", "/fujian/en/jobs", StringComparison.Ordinal) })
            Assert.False(IsKept(await visitor.GetAsync(other)), other);
    }

    [Fact]
    public async Task Another_host_name_is_another_page()
    {
        var address = Fresh();
        using var visitor = await portal.Http();
        await visitor.GetAsync(address);
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Host = "evil.example" } };
        Assert.False(IsKept(await visitor.SendAsync(request)));
    }

    [Fact]
    public async Task Whoever_is_signed_in_neither_gets_a_kept_page_nor_leaves_one()
    {
        var address = Fresh();
        using var person = await portal.SignedInClient(Personas.Talent);
        using var visitor = await portal.Http();
        var mine = await person.GetAsync(address);
        Assert.NotNull((await mine.Page()).QuerySelector("form[action='account/sign-out']"));
        Assert.True(mine.Headers.CacheControl?.NoStore);
        var theirs = await visitor.GetAsync(address);
        Assert.False(IsKept(theirs));
        Assert.Null((await theirs.Page()).QuerySelector("form[action='account/sign-out']"));
        var again = await person.GetAsync(address);
        Assert.False(IsKept(again));
        Assert.NotNull((await again.Page()).QuerySelector("form[action='account/sign-out']"));
    }

    [Fact]
    public async Task A_session_that_has_ended_counts_as_a_person_still()
    {
        var address = Fresh();
        using var visitor = await portal.Http();
        await visitor.GetAsync(address);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Cookie", "tp-session=anything");
        using var plain = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = await portal.Address() };
        Assert.False(IsKept(await plain.SendAsync(request)));
    }

    [Fact]
    public async Task A_kept_page_carries_no_cookie_no_token_and_its_own_headers()
    {
        var address = Fresh();
        using var visitor = await portal.Http();
        var first = await visitor.GetAsync(address);
        var second = await visitor.GetAsync(address);
        Assert.True(IsKept(second));
        foreach (var answer in new[] { first, second })
        {
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.DoesNotContain("__RequestVerificationToken", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.True(answer.Headers.CacheControl is { NoCache: true, NoStore: false });
            Assert.Contains("Cookie", answer.Headers.Vary);
            Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
            Assert.Equal("en", string.Join(',', answer.Content.Headers.ContentLanguage));
        }

        Assert.Contains("script-src 'self' 'nonce-", Header(second, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.NotEqual(Header(first, "Content-Security-Policy"), Header(second, "Content-Security-Policy"));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Who_cannot_unpack_gets_a_kept_page_unpacked()
    {
        var address = Fresh();
        using var packing = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.Brotli }) { BaseAddress = await portal.Address() };
        using var visitor = await portal.Http();
        await packing.GetAsync(address);
        var plain = await visitor.GetAsync(address);
        Assert.True(IsKept(plain));
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.StartsWith("<!DOCTYPE html>", await plain.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("q=", address, StringComparison.Ordinal);
        var packed = await packing.GetAsync(address);
        Assert.True(IsKept(packed));
        Assert.Equal(await plain.Content.ReadAsStringAsync(), await packed.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_is_published_changed_or_closed_shows_at_once_on_the_tenants_and_the_national_site()
    {
        var word = "kw" + Guid.NewGuid().ToString("N")[..10];
        string[] addresses = [$"/fujian/en/jobs?q={word}", $"/en/jobs?q={word}"];
        var elsewhere = $"/greater-bay/en/jobs?q={word}";
        using var visitor = await portal.Http();
        foreach (var address in addresses.Append(elsewhere)) Assert.Equal(0, await Rows(visitor, address));
        var job = await portal.Live(fields => fields.TitleEn = "Engineer " + word);
        foreach (var address in addresses) Assert.Equal(1, await Rows(visitor, address));
        Assert.True(IsKept(await visitor.GetAsync(elsewhere)));
        var detail = $"/fujian/en/jobs/{job}";
        Assert.NotNull((await visitor.Page(detail)).QuerySelector(".detail"));
        Assert.True(IsKept(await visitor.GetAsync(detail)));
        await portal.Employer().Get(new CloseJob(job, JobCloseReason.Withdrawn));
        foreach (var address in addresses) Assert.Equal(0, await Rows(visitor, address));
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetAsync(detail)).StatusCode);
    }

    [Fact]
    public async Task What_an_employer_a_tenant_or_its_staff_changes_shows_at_once()
    {
        using var visitor = await portal.Http();
        var job = await portal.Live();
        var employer = DemoPeople.Employer("rongxin").Id;
        string[] addresses = [$"/fujian/en/jobs/{job}", $"/fujian/en/employers/{employer}", "/fujian/en/", "/en/"];
        var admin = portal.As(Personas.Staff(PortalRole.TenantAdministrator));
        (string What, Func<Task> Change)[] changes =
        [
            ("a position", async () =>
            {
                await portal.Employer().Get(await portal.Edit(job, fields => fields.TitleEn = "Changed", submit: true));
                await portal.Review(job, publish: true);
            }),
            ("a confirmation", async () => await portal.Employer().Get(new ConfirmJob(job))),
            ("the employer", async () => await portal.As(Personas.OwnerOf("rongxin")).Get(await Employer())),
            ("the site", async () => await admin.Get(await Site())),
            ("an admission that ends", () => portal.Decide("rongxin", AdmissionDecision.End)),
            ("an admission", () => portal.Decide("rongxin", AdmissionDecision.Admit)),
        ];
        List<string> old = [];
        foreach (var (what, change) in changes)
        {
            foreach (var address in addresses) await visitor.GetAsync(address);
            Assert.True(IsKept(await visitor.GetAsync(addresses[2])), what);
            await change();
            foreach (var address in addresses)
            {
                if (IsKept(await visitor.GetAsync(address))) old.Add($"{address} is as old as before {what}");
            }
        }

        Assert.Empty(old);

        async Task<EditEmployer> Employer()
        {
            var own = await portal.As(Personas.OwnerOf("rongxin")).Get(new ViewOwnEmployer());
            own.Fields.Website = "https://changed.example/";
            return new(own.Fields, own.Version);
        }

        async Task<DescribeSite> Site()
        {
            var site = await admin.Get(new ViewSite());
            site.Fields.TaglineEn = "Changed";
            return new(site.Fields, site.Version);
        }
    }

    [Fact]
    public async Task Errors_and_pages_with_forms_are_never_kept()
    {
        using var visitor = await portal.Http();
        foreach (var address in new[] { $"/fujian/en/jobs/{Guid.NewGuid()}", "/fujian/en/account/sign-in", "/fujian/en/account/register", "/fujian/en/nowhere" })
        {
            Assert.False(IsKept(await visitor.GetAsync(address)), address);
            Assert.False(IsKept(await visitor.GetAsync(address)), address);
        }
    }

    [Fact]
    public void Only_public_pages_without_a_workspace_say_that_they_may_be_kept()
    {
        var kept = portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<CachedPageAttribute>() is not null).ToList();
        Assert.True(kept.Count >= 5, $"{kept.Count} pages");
        Assert.All(kept, endpoint =>
        {
            Assert.Null(endpoint.Metadata.GetMetadata<WorkspaceAttribute>());
            Assert.Null(endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAuthorizeData>());
            Assert.DoesNotMatch("^/?(me|account|dev)(/|$)", endpoint.RoutePattern.RawText!);
        });
    }

    /// <summary>A search that nobody has made before.</summary>
    private static string Fresh() => $"/fujian/en/jobs?q={Guid.NewGuid():N}";

    private static bool IsKept(HttpResponseMessage answer) => answer.Headers.Age is not null;

    private static async Task<int> Rows(HttpClient client, string address) => (await client.Page(address)).QuerySelectorAll("li.result").Length;

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";
}
