using System.Net;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Home;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Home;

public sealed class ViewHomeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_tenants_home_counts_and_lists_its_own_positions_and_the_national_one_all()
    {
        var here = await portal.Live();
        await portal.Live(employer: "pengwan", tenant: "greater-bay");
        var fujian = await portal.As(null, "fujian").Get(new ViewHome());
        Assert.Empty(fujian.Tenants);
        Assert.All(fujian.Newest, position => Assert.StartsWith("jobs/", position.Href, StringComparison.Ordinal));
        Assert.Contains(fujian.Newest, position => position.Href == $"jobs/{here}");
        var bay = await portal.As(null, "greater-bay").Get(new ViewHome());
        var national = await portal.As(null, "").Get(new ViewHome());
        Assert.Equal(fujian.OpenPositions + bay.OpenPositions, national.OpenPositions);
        Assert.Equal(DemoPeople.Tenants.Count, national.Tenants.Count);
        Assert.Contains(national.Newest, position => position.Href.Contains("/greater-bay/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/zh/")]
    [InlineData("/en/")]
    [InlineData("/fujian/zh/")]
    [InlineData("/greater-bay/en/")]
    public async Task The_page_answers_without_a_script_of_the_framework(string address)
    {
        using var visitor = await portal.Http();
        using var answer = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.Page();
        Assert.NotEmpty(page.QuerySelectorAll("header, .masthead"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Empty(page.QuerySelectorAll("script[src*='blazor']"));
    }
}
