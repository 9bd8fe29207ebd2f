using System.Net;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Shell;

public sealed class HeadRequestsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("/fujian/zh/", HttpStatusCode.OK)]
    [InlineData("/fujian/en/jobs", HttpStatusCode.OK)]
    [InlineData("/app.css", HttpStatusCode.OK)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    [InlineData("/jobs", HttpStatusCode.Found)]
    [InlineData("/fujian/en/me", HttpStatusCode.Found)]
    [InlineData("/fujian/en/nowhere", HttpStatusCode.NotFound)]
    public async Task Head_answers_as_get_does_without_a_body(string path, HttpStatusCode status)
    {
        using var client = await portal.Http();
        using var get = await client.GetAsync(path);
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        Assert.Equal((status, status), (get.StatusCode, head.StatusCode));
        Assert.Equal((get.Content.Headers.ContentType?.ToString(), get.Headers.Location), (head.Content.Headers.ContentType?.ToString(), head.Headers.Location));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task It_opens_nothing_of_a_person()
    {
        using var client = await portal.SignedInClient(Personas.Talent);
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/fujian/en/me/data/export"));
        Assert.NotEqual(HttpStatusCode.OK, head.StatusCode);
    }
}
