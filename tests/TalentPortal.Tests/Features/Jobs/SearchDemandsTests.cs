using System.Net;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

/// <summary>Filters by what a posting asks for: the same in the list, its feed and the interface for programs.</summary>
public sealed class SearchDemandsTests(SearchDemandsTests.Published portal) : IClassFixture<SearchDemandsTests.Published>
{
    private const string One = "additive-manufacturing", Other = "advanced-packaging";

    public static TheoryData<string, string> Filters { get; } = new()
    {
        { "occupation=2512", "Quoll A" },
        { "occupation=25", "Quoll A|Quoll B" },
        { "occupation=1", "" },
        { "skill=" + One, "Quoll A|Quoll B" },
        { $"skill={One},{Other}", "Quoll B" },
        { "permit=a", "Quoll A|Quoll B" },
        { "permit=b", "Quoll B" },
        { "hsk=0", "Quoll A" },
        { "hsk=3", "Quoll A" },
        { "hsk=4", "Quoll A|Quoll B" },
        { "years=1", "" },
        { "years=2", "Quoll A" },
        { "years=30", "Quoll A|Quoll B" },
        { "hsk=4&years=4", "Quoll A" },
        { "occupation=25&permit=b&hsk=9", "Quoll B" },
        { "workplace=remote", "Quoll B" },
        { "type=technology-firm", "Quoll A|Quoll B|Quoll C" },
        { "type=university", "" },
        { "days=1", "Quoll A|Quoll B|Quoll C" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task List_feed_and_interface_find_the_same(string filter, string titles)
    {
        string[] expected = titles.Length == 0 ? [] : titles.Split('|');
        var said = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(filter);
        var found = await portal.As(null).Get(BrowseJobs.Of(name => name == "q" ? "quoll" : said.TryGetValue(name, out var value) ? value.ToString() : null, "date", null));
        Assert.Equal(expected, found.Rows.Select(row => row.Title.En!).Order(StringComparer.Ordinal));
        Assert.Empty(found.Unknown);
        Assert.Equal(said.Count, found.Chosen.Count);
        using var http = await portal.Http();
        var feed = await http.GetStringAsync($"/fujian/en/jobs/feed.atom?q=quoll&{filter}");
        var api = await http.GetStringAsync($"/fujian/api/v1/jobs?q=quoll&{filter}");
        foreach (var title in (string[])["Quoll A", "Quoll B", "Quoll C"])
            Assert.Equal((expected.Contains(title), expected.Contains(title)), (feed.Contains(title, StringComparison.Ordinal), api.Contains(title, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Pay_that_cannot_be_compared_is_behind_in_the_list_and_missing_for_programs()
    {
        Assert.Equal(["Quoll A", "Quoll C"], (await portal.As(null).Get(new BrowseJobs("quoll") { Pay = "350000" })).Rows.Select(row => row.Title.En));
        Assert.Equal(["Quoll A"], (await portal.As(null).Get(new BrowsePostings("quoll") { Pay = "350000" })).Postings.Select(posting => posting.Content.Title.En));
        Assert.Equal(["Quoll B", "Quoll A"], (await portal.As(null).Get(new BrowsePostings("quoll") { Pay = "200000" })).Postings.Select(posting => posting.Content.Title.En));
    }

    [Theory]
    [InlineData("occupation=9999")]
    [InlineData("skill=juggling")]
    [InlineData("skill=additive-manufacturing,juggling")]
    [InlineData("permit=c")]
    [InlineData("hsk=10")]
    [InlineData("years=-1")]
    [InlineData("type=circus")]
    [InlineData("days=367")]
    public async Task What_names_nothing_is_said_on_the_page_and_refused_to_programs(string filter)
    {
        var (name, value) = (filter.Split('=')[0], filter.Split('=')[1]);
        var found = await portal.As(null).Get(BrowseJobs.Of(asked => asked == name ? value : asked == "q" ? "quoll" : null, null, null));
        Assert.Equal((3, value), (found.Total, Assert.Single(found.Unknown)));
        using var http = await portal.Http();
        foreach (var address in (string[])["/fujian/en/jobs/feed.atom", "/fujian/api/v1/jobs"])
        {
            using var answer = await http.GetAsync($"{address}?q=quoll&{filter}");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Occupations_are_counted_and_an_empty_result_names_the_condition_to_drop()
    {
        var found = await portal.As(null).Get(new BrowseJobs("quoll"));
        Assert.Equal([("2512", 1), ("2514", 1)], found.Facets.Single(group => group.Name == "occupation").Values.Select(value => (value.Value, value.Count)).OrderBy(value => value.Value));
        found = await portal.As(null).Get(new BrowseJobs("quoll") { Hsk = "0", Permit = "b" });
        Assert.Equal([("hsk", 1), ("permit", 1)], found.WaysOut.Where(way => way.Kind == JobWayOutKind.WithoutFilter).Select(way => (way.Name, way.Count)).Order());
    }

    [Fact]
    public async Task The_page_keeps_what_was_chosen_and_a_skill_of_a_position_leads_to_others_with_it()
    {
        using var http = await portal.Http();
        var html = await http.GetStringAsync("/fujian/en/jobs?q=quoll&hsk=4&years=30&skill=" + One);
        Assert.Contains("<option value=\"4\" selected", html, StringComparison.Ordinal);
        Assert.Contains("<option value=\"30\" selected", html, StringComparison.Ordinal);
        Assert.Contains("30 years at most", html, StringComparison.Ordinal);
        Assert.Contains($"<input type=\"hidden\" name=\"skill\" value=\"{One}\"", html, StringComparison.Ordinal);
        var id = await portal.Scalar<Guid>("select job_id from job_listings where title_en = 'Quoll B'");
        Assert.Contains($"href=\"jobs?skill={Other}\"", await http.GetStringAsync($"/fujian/en/jobs/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_asked_for_is_counted_and_a_further_skill_narrows_down()
    {
        var found = await portal.As(null).Get(new BrowseJobs("quoll"));
        Assert.Equal([(One, 2), (Other, 1)], Skills(found));
        foreach (var (name, value, count) in new[] { ("hsk", "0", 1), ("hsk", "3", 1), ("hsk", "4", 2), ("years", "1", 0), ("years", "2", 1), ("years", "10", 2), ("permit", "a", 2), ("permit", "b", 1) })
            Assert.Equal((name, value, count), (name, value, SearchAsks.Count(found.Counts, name, value)!.Value));
        var further = Assert.Single(Skills(await portal.As(null).Get(new BrowseJobs("quoll") { Skill = One })));
        Assert.Equal(($"{One},{Other}", 1), further);
        Assert.Equal("Quoll B", Assert.Single((await portal.As(null).Get(new BrowseJobs("quoll") { Skill = further.Value })).Rows).Title.En);
        using var http = await portal.Http();
        Assert.Contains("HSK 4 at most (2)</option>", await http.GetStringAsync("/fujian/en/jobs?q=quoll"), StringComparison.Ordinal);
        // Of those that are left all ask for it, so that a figure for the other levels would be wrong.
        Assert.DoesNotMatch(@"HSK \d at most \(", await http.GetStringAsync("/fujian/en/jobs?q=quoll&hsk=4"));

        static IEnumerable<(string Value, int Count)> Skills(BrowseJobsResult result) => result.Facets.Single(group => group.Name == "skill").Values.Select(value => (value.Value, value.Count));
    }

    [Fact]
    public void Every_occupation_and_skill_has_a_key_of_its_own()
    {
        var keys = ReferenceData.Occupations.Select(one => SearchAsks.OfOccupation(one.Code)!.Value).Concat(ReferenceData.Skills.Select(one => SearchAsks.OfSkill(one.Code)!.Value))
            .Concat(SearchAsks.HskUpTo(JobContent.HskMax)).Concat(SearchAsks.YearsUpTo(JobContent.ExperienceMax)).Concat([SearchAsks.OfPermit(PermitClasses.A), SearchAsks.OfPermit(PermitClasses.B)]).ToList();
        Assert.True(keys.Count > 700, $"only {keys.Count} keys");
        Assert.Distinct(keys);
        Assert.All(ReferenceData.Skills, one => Assert.Equal((JobFacet.Skill, one), (SearchAsks.FacetOf(SearchAsks.OfSkill(one.Code)!.Value), SearchAsks.Skill(SearchAsks.OfSkill(one.Code)!.Value))));
        Assert.All(ReferenceData.Occupations, one => Assert.Null(SearchAsks.FacetOf(SearchAsks.OfOccupation(one.Code)!.Value)));
        Assert.All(ReferenceData.Districts, one => Assert.Equal(JobFacet.District, SearchAsks.FacetOf(SearchAsks.OfDistrict(one))));
        Assert.Equal([JobFacet.Hsk, JobFacet.Years, JobFacet.Permit], new[] { SearchAsks.HskUpTo(JobContent.HskMax)[^1], SearchAsks.YearsUpTo(JobContent.ExperienceMax)[^1], SearchAsks.OfPermit(PermitClasses.B) }.Select(key => SearchAsks.FacetOf(key)!.Value));
        Assert.All(ReferenceData.Occupations.Where(one => one.IsUnit), one => Assert.Equal(one, SearchAsks.Occupation(SearchAsks.Unit(one.Code))));
        Assert.Equal((null, null, 0), (SearchAsks.OfOccupation("99x"), SearchAsks.OfSkill("juggling"), SearchAsks.Unit("25")));
    }

    /// <summary>Three positions of one employer.</summary>
    public sealed class Published : PortalFixture
    {
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            await this.Live(f => (f.TitleEn, f.OccupationCode, f.Skills, f.HskLevel, f.ExperienceYears, f.PermitA) = ("Quoll A", "2512", [One], "0", "2", true));
            await this.Live(f =>
            {
                (f.TitleEn, f.OccupationCode, f.Skills, f.HskLevel, f.ExperienceYears) = ("Quoll B", "2514", [One, Other, "Own words"], "4", "5");
                (f.PermitA, f.PermitB, f.Workplace, f.PayMin, f.PayMax) = (true, true, Workplace.Remote, "200,000", "300,000");
            });
            await this.Live(f => (f.TitleEn, f.PayMin, f.PayMax, f.PayCurrency) = ("Quoll C", "50,000", "60,000", "EUR"));
        }
    }
}
