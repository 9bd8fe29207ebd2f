using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Sources;

/// <summary>The editorial desk is a tenant for its staff, and none for the public.</summary>
public sealed class DeskTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task No_list_of_tenants_names_the_desk()
    {
        var directory = portal.Services.GetRequiredService<TenantDirectory>();

        Assert.DoesNotContain(await directory.All(CancellationToken.None), tenant => tenant.IsDesk);
        Assert.Equal(ContentDesk.Id, (await directory.Desk(CancellationToken.None))!.Id);
        Assert.Contains(await directory.AllWithDesk(CancellationToken.None), tenant => tenant.IsDesk);
        var http = await portal.Http();
        foreach (var address in (string[])["/zh/", "/en/", "/sitemap.xml", "/zh/me/consultant"])
            Assert.DoesNotContain("/desk", await (await http.GetAsync(address)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/desk/zh/", "/zh/")]
    [InlineData("/desk/en/jobs?q=chip", "/en/jobs?q=chip")]
    public async Task The_desk_has_no_site_of_its_own(string asked, string led)
    {
        var answer = await (await portal.Http()).GetAsync(asked);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(led, answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Its_staff_sign_in_there() =>
        Assert.Equal(HttpStatusCode.OK, (await (await portal.Http()).GetAsync("/desk/zh/account/sign-in")).StatusCode);
}
