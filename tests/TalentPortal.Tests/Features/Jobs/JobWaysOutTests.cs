using TalentPortal.Features.Jobs;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

public sealed class JobWaysOutTests(JobWaysOutTests.Published portal) : IClassFixture<JobWaysOutTests.Published>
{
    [Fact]
    public async Task An_empty_result_offers_what_would_find_something_and_how_much()
    {
        var found = await portal.As(null).Get(new BrowseJobs("axolotl quagga", City: "xiamen"));
        Assert.Equal(0, found.Total);
        // Without one condition alone there is still nothing; with one word alone there is nothing in this city.
        Assert.Empty(found.WaysOut);
        found = await portal.As(null).Get(new BrowseJobs("axolotl", City: "xiamen"));
        Assert.Contains(found.WaysOut, way => way is { Kind: JobWayOutKind.WithoutFilter, Name: "city", Value: null, Count: 5, IsExact: true });
        Assert.Contains(found.WaysOut, way => way is { Kind: JobWayOutKind.Province, Value: "fujian", Count: 5 });
        found = await portal.As(null).Get(new BrowseJobs("axolotl quagga"));
        Assert.Equal((JobWayOutKind.OneWord, "axolotl", 5), found.WaysOut.Select(way => (way.Kind, way.Value, way.Count)).Single());
        found = await portal.As(null).Get(new BrowseJobs("quagga", City: "fuzhou"));
        Assert.Equal(JobWayOutKind.WithoutWords, Assert.Single(found.WaysOut).Kind);
        using var http = await portal.Http();
        var html = await http.GetStringAsync("/fujian/zh/jobs?q=axolotl&city=xiamen&sort=date");
        Assert.Contains("jobs?q=axolotl&amp;province=fujian&amp;sort=date", html.Replace("sort=date&amp;province=fujian", "province=fujian&amp;sort=date", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("5 个职位", html, StringComparison.Ordinal);
    }

    /// <summary>Five positions in Fuzhou.</summary>
    public sealed class Published : PortalFixture
    {
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            foreach (var one in "ABCDE") await this.Live(f => f.TitleEn = "Axolotl " + one);
        }
    }
}
