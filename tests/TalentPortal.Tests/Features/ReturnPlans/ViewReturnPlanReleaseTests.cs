using System.Globalization;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.ReturnPlans;
using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.ReturnPlans;

/// <summary>Plans out of the figures that the release ships.</summary>
public sealed class ViewReturnPlanReleaseTests(ContentFixture portal) : IClassFixture<ContentFixture>
{
    [Fact]
    public void Each_rent_stands_by_its_claim_and_lies_in_a_city()
    {
        var (rows, claims) = (RentTable.Current.Rows, ReleasedLedger.Current.ClaimBook);

        Assert.NotEmpty(rows);
        Assert.Equal(rows.Count, rows.Select(row => row.Code).Distinct().Count());
        Assert.All(rows, row =>
        {
            Assert.Equal((row.Low, row.High), claims.Find(row.Claim)!.Range);
            Assert.Equal(Standing.Estimate, claims.Find(row.Claim)!.Standing);
            Assert.True(ReferenceData.Divisions.Find(row.City)!.IsCity);
        });
    }

    [Theory]
    [InlineData("en", "estimate", "They are no survey")]
    [InlineData("zh", "\u4f30\u7b97", "\u4e0d\u662f\u8c03\u67e5\u7ed3\u679c")]
    public async Task Rents_are_called_estimates_and_an_area_narrows_them(string language, string estimate, string survey)
    {
        var row = RentTable.Current.Rows[0];
        var slug = ReferenceData.Divisions.Find(row.City)!.Slug;
        using var client = await portal.Http();
        using var answer = await client.GetAsync($"/fujian/{language}/return-plans?city={slug}&salary=240000&area={row.Code}");
        var page = await answer.Page();

        var cell = page.QuerySelector("tr[data-line=rent] td")!;
        Assert.Contains(row.Low.ToString("#,##0", CultureInfo.InvariantCulture), cell.TextContent, StringComparison.Ordinal);
        Assert.Contains(row.High.ToString("#,##0", CultureInfo.InvariantCulture), cell.TextContent, StringComparison.Ordinal);
        Assert.Contains(estimate, cell.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(cell.QuerySelectorAll("sup a"));
        Assert.Contains(survey, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(row.Code, page.QuerySelector("select[name=area] option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Every_city_that_is_offered_has_a_plan_whose_figures_all_name_a_source()
    {
        var offered = (await portal.As(null).Get(new ViewReturnPlan())).Cities;
        Assert.True(offered.Count >= 10);
        foreach (var cities in offered.Chunk(ViewReturnPlan.CitiesMost))
        {
            var found = await portal.As(null).Get(new ViewReturnPlan { Cities = [.. cities.Select(city => city.Slug)], Salary = "480000", Bonus = "40000", Children = "1", Home = "rent", Who = "foreign" });
            Assert.All(found.Columns, column =>
            {
                Assert.All(column.Claims, code => Assert.NotNull(found.Claims.Find(code)));
                Assert.All(new[] { "gross", "social", "fund", "tax", "net", "weeks" }, code => Assert.False(column.Line(code)!.IsOpen, $"{column.Place} {code}"));
                Assert.All(column.Lines.Where(line => line.Code != "gross"), line => Assert.NotEmpty(line.Claims));
                Assert.True(column.Net.Least <= column.Net.Most && column.Net.Sure <= column.Net.Least);
            });
        }
    }

    [Theory]
    [InlineData("en", "Up to CNY 2,000,000 possible, none of it sure", "Category A")]
    [InlineData("zh", "200", "A ")]
    public async Task Answers_bring_grants_permit_and_ways_each_with_its_notes(string language, string grants, string permit)
    {
        using var client = await portal.Http();
        var page = await client.Page($"/fujian/{language}/return-plans?city=fuzhou&salary=480000&who=foreign&children=1&q-job_here=yes&q-recognised_level=a&q-brought_from=overseas&q-degree=doctorate&q-years=8&q-months=12&q-chinese_level=hsk4&q-age=38&q-background=high_level_university&q-bonus=0");

        Assert.Contains(grants, page.QuerySelector("tr[data-line=grants] td")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Unsure", page.QuerySelector("[data-grant='fujian.settling-grant']")!.GetAttribute("data-state"));
        Assert.Contains(permit, page.QuerySelector("tr[data-line=permit] td")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("tr[data-line=paths] [data-path=z-visa-a] a[href='pathways/z-visa-a']"));
        foreach (var line in new[] { "grants", "permit", "paths", "schooling", "first.rent", "first.living" })
        {
            var marks = page.QuerySelectorAll($"tr[data-line='{line}'] sup a");
            Assert.True(marks.Length > 0, line);
            Assert.All(marks, mark => Assert.NotNull(page.QuerySelector("#" + mark.GetAttribute("href")!.Split('#')[1])));
            Assert.All(page.QuerySelectorAll($"tr[data-line='{line}'] .fig"), figure => Assert.False(string.IsNullOrWhiteSpace(figure.GetAttribute("data-claim"))));
        }

        // What was answered stands in the form again, and what would decide more is asked.
        Assert.Equal("a", page.QuerySelector("select[name=q-recognised_level] option[selected]")!.GetAttribute("value"));
        Assert.Equal("38", page.QuerySelector("input[name=q-age]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_is_told_at_its_field_and_the_rest_counts()
    {
        using var client = await portal.Http();
        var page = await client.Page("/fujian/en/return-plans?city=fuzhou&salary=480000&q-recognised_level=emperor&q-job_here=yes");

        Assert.Contains("choose one of the list", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("table.plan tr[data-line=net]"));
        Assert.Equal("Possible", page.QuerySelector("[data-grant='fujian.settling-grant']")!.GetAttribute("data-state"));
        var many = string.Join('&', Enumerable.Range(0, 130).Select(n => $"q-f{n}=1"));
        Assert.NotEmpty((await client.Page("/fujian/en/return-plans?city=fuzhou&salary=480000&" + many)).QuerySelectorAll(".error-summary li"));
    }
}
