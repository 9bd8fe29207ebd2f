using System.Net;
using System.Net.Http.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;
using Xunit.Abstractions;

namespace TalentPortal.Tests.Platform.Security;

/// <summary>
/// sec-B06, sec-B07: every endpoint of the endpoint table that takes POST, as the person who may open it: nothing from
/// another site's page, nothing without the form's token, nothing with another person's. And what is only read changes nothing.
/// </summary>
public sealed class PostedFormTests(PortalFixture portal, ITestOutputHelper output) : IClassFixture<PortalFixture>
{
    /// <summary>Endpoints that take a POST which is no form; each must exist.</summary>
    private static readonly Dictionary<string, string> NoForms = new(StringComparer.Ordinal)
    {
        ["api/v1/employer/jobs/{reference}/submit"] = "takes a key in a header that no browser sends by itself, and no cookie (KeyLimitsTests)",
        ["api/v1/employer/jobs/{reference}/close"] = "the same",
        ["api/v1/employer/jobs/{reference}/confirm"] = "the same",
        ["_blazor"] = "the hub: its own origin check, and the cookie's person bound to the circuit (CircuitTests)",
        ["_blazor/negotiate"] = "gives an unguessable connection, which the hub binds to its person",
        ["_blazor/disconnect"] = "ends the circuit whose secret it names",
        ["_blazor/initializers"] = "names files of scripts, whatever the method",
    };

    private static readonly Dictionary<Workspace, string> people = new()
    {
        [Workspace.Overseas] = "fujian-overseas", [Workspace.Domestic] = "fujian-domestic", [Workspace.Campus] = "fujian-campus",
        [Workspace.Employer] = "rongxin-owner", [Workspace.Admin] = "fujian-admin", [Workspace.Platform] = "platform-admin",
    };

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://localhost.evil.example")]
    [InlineData("https://talent.another-tenant.example")]
    [InlineData(null)]
    public async Task A_POST_from_another_sites_page_is_refused_everywhere(string? origin)
    {
        var (subjects, wrong) = (0, new List<string>());
        foreach (var (address, person) in await Posts())
        {
            subjects++;
            using var client = await Client(person);
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = PageForms.Encode([]) };
            // Without an origin it is the browser's other word that tells.
            if (origin is null) request.Headers.Add("Sec-Fetch-Site", "cross-site");
            else request.Headers.Add("Origin", origin);
            using var answer = await client.SendAsync(request);
            if (answer.StatusCode != HttpStatusCode.Forbidden) wrong.Add($"{address}: {(int)answer.StatusCode}");
        }

        output.WriteLine($"{subjects} endpoints");
        Assert.True(subjects >= 20, $"{subjects} endpoints");
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_POST_without_a_token_or_with_another_persons_is_refused_everywhere_and_changes_nothing()
    {
        var stranger = await portal.NewTalent();
        using var strangers = await portal.SignedInClient(stranger);
        var (theirToken, theirCookie) = await TokenOf(strangers);
        var before = await Sums();
        var (subjects, wrong) = (0, new List<string>());
        foreach (var (address, person) in await Posts())
        {
            subjects++;
            foreach (var (what, withToken, withTheirCookie) in new[] { ("no token", false, false), ("another person's token", true, false), ("another person's token and cookie", true, true) })
            {
                // A visitor's page takes a visitor's token, whoever got it: it is bound to the cookie, so that alone would be no forgery.
                using var client = await Client(person, withTheirCookie ? theirCookie : null);
                KeyValuePair<string, string>[] fields = withToken ? [new("__RequestVerificationToken", theirToken)] : [];
                using var content = ContentFor(address, fields);
                using var answer = await client.PostAsync(address, content);
                if (answer.StatusCode != HttpStatusCode.BadRequest) wrong.Add($"{address} with {what}: {(int)answer.StatusCode} {answer.Headers.Location}");
            }
        }

        output.WriteLine($"{subjects} endpoints");
        Assert.True(subjects >= 20, $"{subjects} endpoints");
        Assert.Empty(wrong);
        Assert.Equal(before, await Sums());
    }

    [Fact]
    public async Task Opening_every_page_twice_changes_nothing()
    {
        var gets = await Gets();
        Assert.True(gets.Count >= 30, $"{gets.Count} pages");
        // Once before: keys are made when they are first needed.
        foreach (var (address, person) in gets) await Open(address, person);
        var before = await Sums();
        List<string> wrong = [];
        foreach (var (address, person) in gets)
        {
            var status = await Open(address, person);
            // The page for what failed says so itself.
            if ((int)status >= 500 && !address.EndsWith("/error", StringComparison.Ordinal)) wrong.Add($"{address}: {status}");
        }

        output.WriteLine($"{gets.Count} pages, {before.Count} tables");
        Assert.Empty(wrong);
        Assert.Equal(before, await Sums());

        async Task<HttpStatusCode> Open(string address, string? person)
        {
            using var client = await Client(person);
            using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
            return answer.StatusCode;
        }
    }

    private async Task<List<(string Address, string? Person)>> Posts()
    {
        await portal.Address();
        var all = Endpoints("POST").Where(endpoint => !IsHealth(endpoint)).ToList();
        Assert.Empty(NoForms.Keys.Except(all.Select(endpoint => endpoint.RoutePattern.RawText!.Trim('/'))));
        var posts = all.Where(endpoint => !NoForms.ContainsKey(endpoint.RoutePattern.RawText!.Trim('/'))).ToList();
        return [.. posts.Select(endpoint => (AddressOf(endpoint), PersonOf(endpoint))).Distinct()];
    }

    private async Task<List<(string Address, string? Person)>> Gets()
    {
        await portal.Address();
        return [.. Endpoints("GET").Where(endpoint => !endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith('_') && !endpoint.RoutePattern.RawText!.Contains('.', StringComparison.Ordinal) && !IsHealth(endpoint))
            .Select(endpoint => (AddressOf(endpoint), PersonOf(endpoint))).Distinct()];
    }

    private IEnumerable<RouteEndpoint> Endpoints(string method) => portal.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods: { Count: > 0 } methods } || methods.Contains(method));

    private static bool IsHealth(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("health/", StringComparison.Ordinal);

    private static string? PersonOf(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<WorkspaceAttribute>() is { } workspace) return people[workspace.Workspace];
        var path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
        return endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null || path.StartsWith("/me", StringComparison.Ordinal) || path.StartsWith("/drafts", StringComparison.Ordinal) ? "lin-yue"
            : path.StartsWith("/conversations", StringComparison.Ordinal) ? "fujian-overseas"
            : path.StartsWith("/employer/", StringComparison.Ordinal) ? people[Workspace.Employer]
            : path.StartsWith("/admin/", StringComparison.Ordinal) ? people[Workspace.Admin] : null;
    }

    private static string AddressOf(RouteEndpoint endpoint)
    {
        var path = string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => parameter.ParameterPolicies.Any(policy => policy.Content == "guid") ? "0195a000-0000-7000-8000-000000000001" : "sample",
            _ => "",
        }))));
        return "/fujian/en/" + path;
    }

    private async Task<HttpClient> Client(string? person, Cookie? form = null)
    {
        var cookies = new CookieContainer();
        var address = await portal.Address();
        if (person is not null) cookies.Add(address, portal.SessionCookie(DemoPeople.Person(person), Personas.SessionOf(DemoPeople.Person(person))));
        if (form is not null) cookies.Add(address, form);
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address };
    }

    /// <summary>The token of a form that somebody has open, and the cookie it belongs to.</summary>
    private static async Task<(string Token, Cookie Cookie)> TokenOf(HttpClient client)
    {
        using var answer = await client.GetAsync("/fujian/en/me/profile");
        var cookie = answer.Headers.GetValues("Set-Cookie").First(value => value.StartsWith("tp-form=", StringComparison.Ordinal)).Split(';')[0].Split('=', 2);
        var form = (await answer.Page()).QuerySelector<IHtmlFormElement>("main form[method=post]")!;
        return (PageForms.Fields(form).Single(field => field.Key == "__RequestVerificationToken").Value, new Cookie(cookie[0], cookie[1], "/"));
    }

    /// <summary>What the endpoint reads: a file, the script's JSON with its token in a header, or a plain form.</summary>
    private static HttpContent ContentFor(string address, KeyValuePair<string, string>[] fields)
    {
        if (address.EndsWith("/upload", StringComparison.Ordinal)) return Multipart(fields);
        if (!address.EndsWith("/drafts/sample", StringComparison.Ordinal)) return PageForms.Encode(fields);
        var json = JsonContent.Create(new { record = "", fields = new Dictionary<string, string[]>() });
        foreach (var (_, token) in fields) json.Headers.Add("RequestVerificationToken", token);
        return json;
    }

    private static MultipartFormDataContent Multipart(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var (key, value) in fields) content.Add(new StringContent(value), $"\"{key}\"");
        content.Add(new ByteArrayContent("%PDF-1.7"u8.ToArray()), "\"file\"", "\"cv.pdf\"");
        return content;
    }

    /// <summary>A sum over the rows of every table. A session notes when it was last used; that is all that reading leaves.</summary>
    private async Task<Dictionary<string, string>> Sums()
    {
        await using var connection = await portal.OpenAsSuperuser();
        List<string> tables = [];
        await using (var command = new Npgsql.NpgsqlCommand("select format('%I.%I', schemaname, tablename) from pg_tables where schemaname in ('public', 'accounts') order by 1", connection))
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        var sums = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            var row = table == "accounts.sessions" ? "(to_jsonb(t) - 'seen_at')::text" : "t::text";
            await using var command = new Npgsql.NpgsqlCommand($"select count(*) || ' ' || coalesce(sum(hashtextextended({row}, 0)::numeric), 0) from {table} t", connection);
            sums.Add(table, (string)(await command.ExecuteScalarAsync())!);
        }

        return sums;
    }
}
