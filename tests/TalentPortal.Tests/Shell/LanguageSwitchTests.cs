using System.Net;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Shell;

public sealed class LanguageSwitchTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>Hostile to whoever takes an address apart: signs with a meaning, repeated names, Chinese, blanks.</summary>
    private const string Query = "?q=%E8%8A%AF%E7%89%87+a%26b%3Dc%23d&x=1&x=2&%E5%90%8D=%F0%9F%91%A9";

    [Fact]
    public async Task Every_public_page_can_be_read_in_the_other_language_at_the_same_place()
    {
        var job = await portal.Live();
        using var http = await portal.Http();
        var routes = portal.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && endpoint.Metadata.GetMetadata<IAuthorizeData>() is null && endpoint.Metadata.GetMetadata<WorkspaceAttribute>() is null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/')).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(routes.Count > 10, $"only {routes.Count} public pages");
        foreach (var route in routes)
        {
            var path = route.Replace("{JobId:guid}", job.ToString(), StringComparison.Ordinal).Replace("{EmployerId:guid}", DemoPeople.Employer("rongxin").Id.ToString(), StringComparison.Ordinal);
            if (path.Contains('{', StringComparison.Ordinal)) path = path[..path.IndexOf('{', StringComparison.Ordinal)] + "nothing";
            foreach (var site in (string[])["/fujian", ""])
            {
                using var answer = await http.GetAsync($"{site}/zh{path}{Query}");
                if (answer.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther) continue;
                var page = await answer.Page();
                var other = page.QuerySelector(".masthead a[hreflang]")!;
                Assert.Equal($"{site}/en{path}{Query}", other.GetAttribute("href"));
                Assert.Equal("en", other.GetAttribute("lang"));
                using var switched = await http.GetAsync(other.GetAttribute("href"));
                Assert.Equal(answer.StatusCode, switched.StatusCode);
                Assert.Equal("en", (await switched.Page()).QuerySelector("html")!.GetAttribute("lang"));
            }
        }
    }
}
