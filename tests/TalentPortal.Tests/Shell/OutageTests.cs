using System.Net;
using Npgsql;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Shell;

/// <summary>What visitors and supervisors see while the database is away.</summary>
public sealed class OutageTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        using var before = await (await portal.Http()).GetAsync("/fujian/en/");
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        await Take("false");
        // What is remembered has to be read anew by now, and cannot be.
        portal.Clock.Advance(TenantDirectory.Lifetime * 2);
    }

    public async Task DisposeAsync()
    {
        await Take("true");
        portal.Clock.Advance(TenantDirectory.Lifetime * 2);
        Assert.Equal(HttpStatusCode.OK, (await (await portal.Http()).GetAsync("/fujian/en/")).StatusCode);
    }

    [Fact]
    public async Task The_process_is_alive_and_not_ready()
    {
        using var client = await portal.Http();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task What_needs_no_database_is_served()
    {
        using var client = await portal.Http();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/app.css")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/fujian/en/account/sign-in")).StatusCode);
    }

    [Fact]
    public async Task A_visitor_gets_the_sites_own_error_page()
    {
        using var answer = await Get(await portal.Http(), "/fujian/zh/jobs");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        var page = await answer.Page();
        Assert.NotNull(page.QuerySelector("header"));
        Assert.NotNull(page.QuerySelector(".errorpage"));
    }

    [Fact]
    public async Task Who_is_signed_in_gets_a_page_in_both_languages_that_says_nothing_of_the_cause()
    {
        using var answer = await Get(await portal.SignedInClient(Personas.Talent), "/fujian/en/me");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.True(answer.Headers.RetryAfter is not null && answer.Headers.CacheControl is { NoStore: true } && answer.Headers.Contains("Content-Security-Policy"));
        var page = await answer.Page();
        Assert.Equal(["zh-Hans", "en"], page.QuerySelectorAll("section").Select(part => part.GetAttribute("lang")));
        Assert.All(page.QuerySelectorAll("section"), part => Assert.NotEmpty(part.TextContent.Trim()));
        Assert.DoesNotContain("sql", page.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
    }

    private static Task<HttpResponseMessage> Get(HttpClient client, string path)
    {
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
        return client.GetAsync(path);
    }

    /// <summary>The database lets nobody in and ends who is inside, as a server does that is being restarted.</summary>
    private async Task Take(string allow)
    {
        var database = new NpgsqlConnectionStringBuilder(portal.Connections.Portal).Database;
        await using var connection = new NpgsqlConnection(portal.Superuser);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"alter database {database} allow_connections {allow}; select pg_terminate_backend(pid) from pg_stat_activity where datname = '{database}' and {allow} = false", connection);
        await command.ExecuteNonQueryAsync();
        portal.ForgetConnections();
    }
}
