using System.Text.Json.Nodes;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Text;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

/// <summary>However a search gets there, by one look or by several, what it has found is the same.</summary>
public sealed class JobLooksTests(JobLooksTests.Published portal) : IClassFixture<JobLooksTests.Published>
{
    /// <summary>What the search is told to expect, right or wrong: much in the newest, a little everywhere, half of it in a wide window.</summary>
    public static TheoryData<double, double?> Expectations { get; } = new() { { 1, 1 }, { 1, null }, { 0.1, null }, { 1, 0.004 }, { 0.5, 0.008 }, { 1, 0.0026 } };

    [Theory]
    [MemberData(nameof(Expectations))]
    public async Task Looks_at_parts_add_up_to_the_look_at_everything(double share, double? ofWords)
    {
        foreach (var query in Queries("wombat"))
        {
            var (all, parts) = (await Find(query, 0, null), await Find(query, share, ofWords));
            Assert.True(all.IsExact && parts.IsExact);
            Assert.Equal((18, all.Total), (all.Total, parts.Total));
            Assert.Equal(all.Page, parts.Page);
            Assert.Equal(Said(all), Said(parts));
        }
    }

    [Fact]
    public async Task With_a_thousand_in_the_newest_the_rest_is_left_out_and_said_to_be()
    {
        foreach (var query in Queries("quokka"))
        {
            var found = await Find(query, 1, 1);
            Assert.Equal((false, Published.Newest), (found.IsExact, found.Total));
            Assert.Equal(JobSearch.PageSize, found.Page.Count);
        }
    }

    [Fact]
    public async Task Titles_further_back_come_before_newer_texts()
    {
        var query = new JobQuery(null, SearchTokens.Query("quokka"), JobOrder.Relevance, 1) { Typed = SearchTokens.Query("quokka") };
        var found = await Find(query, 1, 1);
        Assert.False(found.IsExact);
        Assert.Equal((await Find(query, 0, null)).Page, found.Page);
        var oldest = await portal.Scalar<int>("select min(ord) from job_search");
        Assert.Equal(Enumerable.Range(oldest, Published.Group).Reverse(), found.Page.Take(Published.Group));
    }

    [Fact]
    public async Task Each_dimension_is_counted_once_for_each_match()
    {
        var found = await Find(Queries("wombat")[0], 1, 0.004);
        foreach (var facet in new[] { JobFacet.Province, JobFacet.Sector, JobFacet.Kind, JobFacet.Degree, JobFacet.Workplace, JobFacet.EmployerKind, JobFacet.Verified, JobFacet.Occupation })
            Assert.Equal((facet, found.Total), (facet, found.Facets[facet].Sum(value => value.Count)));
        Assert.Equal((203, 9), Assert.Single(found.Facets[JobFacet.Years]));
    }

    private static List<JobQuery> Queries(string word) =>
    [
        .. from order in Enum.GetValues<JobOrder>() from page in (int[])[1, 2] select new JobQuery(null, SearchTokens.Query(word), order, page) { Typed = SearchTokens.Query(word) },
        new JobQuery(PortalFixture.TenantOf("fujian").Id, SearchTokens.Query(word), JobOrder.Date, 1),
    ];

    private static IEnumerable<(JobFacet Facet, int Number, int Count)> Said(JobHits hits) =>
        hits.Facets.SelectMany(facet => facet.Value.Select(value => (facet.Key, value.Number, value.Count))).Order();

    private async Task<JobHits> Find(JobQuery query, double share, double? ofWords)
    {
        var (oldest, newest) = (await portal.Scalar<int>("select min(ord) from job_search"), await portal.Scalar<int>("select max(ord) from job_search"));
        await using var connection = await portal.OpenAsApp();
        return await JobSearch.Find(connection, query, oldest, newest, CancellationToken.None, share, ofWords);
    }

    /// <summary>Three small groups far from one another, the newest of them with a thousand others.</summary>
    public sealed class Published : PortalFixture
    {
        public const int Group = 6;
        public const int Newest = 1_020;

        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            await Import("old", "Quokka warden", "A wombat lives here.");
            await Import("middle", "Warden", "A wombat lives here.");
            await Import("new", "Warden", "A wombat and no other.");
            var many = new JobFile();
            for (var at = 0; at < Newest; at++) many.Add(JobFile.Posting("Clerk", $"many-{at}", with: p => p["description"] = "A quokka now and then."));
            await many.Import(this);
        }

        private async Task Import(string name, string title, string text)
        {
            var file = new JobFile();
            for (var at = 0; at < Group; at++)
            {
                var place = at % 2 == 0 ? "福州" : "Xiamen";
                file.Add(JobFile.Posting(title, $"{name}-{at}", with: p =>
                {
                    p["description"] = text;
                    p["jobLocation"] = JobFile.Place(place);
                    if (place == "Xiamen") return;
                    p["experienceRequirements"] = new JsonObject { ["@type"] = "OccupationalExperienceRequirements", ["monthsOfExperience"] = 36 };
                }));
            }

            await file.Import(this);
            var last = await Scalar<int>("select max(ord) from job_search");
            // Others were published and closed since: the numbers in between are free.
            await Scalar<long>("select setval(pg_get_serial_sequence('job_search', 'ord'), $1)", last + 250_000L);
        }
    }
}
