using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

/// <summary>Ranges, orders, and what leads on from nothing.</summary>
public sealed class SearchFiltersTests(SearchFiltersTests.Published portal) : IClassFixture<SearchFiltersTests.Published>
{
    [Theory]
    [InlineData("300000", "Axolotl C|Axolotl B|Axolotl D")]
    [InlineData("300,000", "Axolotl C|Axolotl B|Axolotl D")]
    [InlineData("310000", "Axolotl B|Axolotl D")]
    [InlineData("360000", "Axolotl B|Axolotl D")]
    [InlineData("360001", "Axolotl D")]
    [InlineData("50000", "Axolotl C|Axolotl B|Axolotl A|Axolotl D")]
    public async Task Pay_is_compared_by_the_year_and_other_currencies_come_behind_and_say_so(string pay, string titles)
    {
        var found = await portal.As(null).Get(new BrowseJobs("axolotl") { Pay = pay });
        Assert.Equal(titles.Split('|').Order(), found.Rows.Select(row => row.Title.En!).Order());
        Assert.Equal("Axolotl D", found.Rows[^1].Title.En);
        Assert.Equal(["Axolotl D"], found.Rows.Where(row => row.IsPayApart).Select(row => row.Title.En!));
        Assert.Equal(pay, Assert.Single(found.Chosen, filter => filter.Name == "pay").Value);
    }

    [Theory]
    [InlineData("plenty")]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("99999999999999999999999999999999")]
    public async Task Pay_that_is_no_amount_is_named_and_left_out(string pay)
    {
        var found = await portal.As(null).Get(new BrowseJobs("axolotl") { Pay = pay });
        Assert.Equal((5, pay), (found.Total, Assert.Single(found.Unknown)));
    }

    [Fact]
    public async Task By_pay_the_highest_comes_first_and_what_cannot_be_compared_last()
    {
        var found = await portal.As(null).Get(new BrowseJobs("axolotl", Sort: "pay"));
        Assert.Equal(["Axolotl B", "Axolotl C", "Axolotl A", "Axolotl E", "Axolotl D"], found.Rows.Select(row => row.Title.En));
        Assert.Equal(JobOrder.Pay, found.Order);
    }

    [Fact]
    public async Task Steps_of_pay_count_what_reaches_them()
    {
        var steps = (await portal.As(null).Get(new BrowseJobs("axolotl"))).Facets.Single(group => group.Name == "pay").Values;
        Assert.Equal([("100000", 3), ("200000", 2), ("300000", 2)], steps.Select(step => (step.Value, step.Count)));
    }

    [Fact]
    public async Task Only_what_was_published_in_the_last_days_is_found()
    {
        Assert.Equal(5, (await portal.As(null).Get(new BrowseJobs("axolotl") { Days = "1" })).Total);
        portal.Clock.Advance(TimeSpan.FromDays(3));
        try
        {
            var late = await portal.Live(f => f.TitleEn = "Axolotl late");
            Assert.Equal(late, Assert.Single((await portal.As(null).Get(new BrowseJobs("axolotl") { Days = "3" })).Rows).Id);
            Assert.Equal(6, (await portal.As(null).Get(new BrowseJobs("axolotl") { Days = "4" })).Total);
            Assert.Equal(1, (await portal.As(null).Get(new BrowseJobs { Days = "1" })).Total);
            Assert.Equal(["0"], (await portal.As(null).Get(new BrowseJobs { Days = "0" })).Unknown);
            await portal.Employer().Get(new CloseJob(late, JobCloseReason.Filled));
        }
        finally
        {
            portal.Clock.Advance(TimeSpan.FromDays(-3));
        }
    }

    [Fact]
    public async Task Workplace_and_employer_narrow_down()
    {
        Assert.Equal("Axolotl B", Assert.Single((await portal.As(null).Get(new BrowseJobs("axolotl") { Workplace = "remote" })).Rows).Title.En);
        Assert.Equal("Axolotl E", Assert.Single((await portal.As(null).Get(new BrowseJobs("axolotl") { Type = "research-institute" })).Rows).Title.En);
        var verified = await portal.As(null).Get(new BrowseJobs("axolotl") { Verified = "1" });
        Assert.NotEmpty(verified.Rows);
        Assert.All(verified.Rows, row => Assert.True(row.EmployerVerified));
        Assert.Equal(verified.Total, await portal.Scalar<long>("select count(*) from job_listings where employer_verified and closed_at is null and title_en like 'Axolotl%'"));
    }

    [Fact]
    public async Task A_chosen_filter_shows_what_its_other_values_would_find()
    {
        var found = await portal.As(null).Get(new BrowseJobs("axolotl", City: "fuzhou") { Workplace = "remote", Type = "technology-firm" });
        Assert.Equal(1, found.Total);
        var workplace = found.Facets.Single(group => group.Name == "workplace").Values;
        Assert.Equal([("on-site", 3, false), ("remote", 1, true)], workplace.Select(value => (value.Value, value.Count, value.IsChosen)));
        Assert.Equal(3, (await portal.As(null).Get(new BrowseJobs("axolotl", City: "fuzhou") { Workplace = "on-site", Type = "technology-firm" })).Total);
        // There is nothing else to choose among employers that offer remote work.
        Assert.DoesNotContain(found.Facets, group => group.Name is "type" or "city");
        using var http = await portal.Http();
        var html = await http.GetStringAsync("/fujian/en/jobs?q=axolotl&workplace=remote");
        Assert.Contains("<a href=\"jobs?q=axolotl&amp;workplace=on-site\">On site<span class=\"n\">4</span></a>", html, StringComparison.Ordinal);
        Assert.Contains("aria-current=\"true\"><strong>Remote</strong>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_result_offers_what_would_find_something_and_how_much()
    {
        var found = await portal.As(null).Get(new BrowseJobs("axolotl quagga", City: "xiamen") { Workplace = "remote" });
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

    [Fact]
    public async Task The_form_for_pay_keeps_everything_else_of_the_address()
    {
        using var http = await portal.Http();
        var html = await http.GetStringAsync("/fujian/en/jobs?q=axolotl&workplace=on-site&sort=pay&pay=50000&page=1");
        Assert.Contains("<input type=\"hidden\" name=\"workplace\" value=\"on-site\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"50000\"", html, StringComparison.Ordinal);
        Assert.Contains("CNY 50,000 or more", html, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"page\" value", html, StringComparison.Ordinal);
    }

    /// <summary>Five positions in Fuzhou.</summary>
    public sealed class Published : PortalFixture
    {
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            await this.Live(f => (f.TitleEn, f.PayMin, f.PayMax) = ("Axolotl A", "100,000", "150,000"));
            await this.Live(f => (f.TitleEn, f.PayMin, f.PayMax, f.PayPeriod, f.Workplace) = ("Axolotl B", "20,000", "30,000", "month", Workplace.Remote));
            await this.Live(f => (f.TitleEn, f.PayMin, f.PayMax) = ("Axolotl C", "200,000", "300,000"));
            await this.Live(f => (f.TitleEn, f.PayMin, f.PayMax, f.PayCurrency) = ("Axolotl D", "50,000", "60,000", "EUR"));
            await this.Live(f => (f.TitleEn, f.PayMin, f.PayMax, f.PayNegotiable) = ("Axolotl E", null, null, true), employer: "haiyun");
        }
    }
}
