using System.Text.Json.Nodes;
using TalentPortal.Features.Imports.Domain;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

/// <summary>The place of a posting down to the district, where the portal has a list.</summary>
public sealed class DistrictTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_district_stands_on_page_list_and_interface_and_narrows_the_list_down()
    {
        const string Word = "Civetword";
        var (gulou, mawei, none) = (await Live("350102"), await Live("350105"), await Live(null));
        Assert.Equal("Gulou, Fuzhou, Fujian", (await portal.As(null).Get(new ViewJob(gulou))).Open!.Place);
        Assert.Equal("福建福州鼓楼区", (await portal.As(null, language: Language.Chinese).Get(new ViewJob(gulou))).Open!.Place);
        Assert.Equal("Fuzhou, Fujian", (await portal.As(null).Get(new ViewJob(none))).Open!.Place);

        var city = await portal.As(null).Get(new BrowseJobs(Word, City: "fuzhou"));
        Assert.Equal(3, city.Total);
        Assert.Equal(["Gulou, Fuzhou, Fujian", "Mawei, Fuzhou, Fujian", "Fuzhou, Fujian"], new[] { gulou, mawei, none }.Select(id => city.Rows.Single(row => row.Id == id).Place));
        Assert.Equal([("fuzhou-gulou", 1), ("fuzhou-mawei", 1)], city.Facets.Single(group => group.Name == "district").Values.Select(value => (value.Value, value.Count)).Order());
        // Without the city it is known from the district, and of the province there is nothing to choose from.
        foreach (var asked in new[] { new BrowseJobs(Word, City: "fuzhou") { District = "fuzhou-mawei" }, new BrowseJobs(Word) { District = "fuzhou-mawei" }, new BrowseJobs(Word, Province: "fujian") { District = "fuzhou-mawei" } })
        {
            var found = await portal.As(null).Get(asked);
            Assert.Equal([mawei], found.Rows.Select(row => row.Id));
            Assert.DoesNotContain(found.Facets, group => group.Name == "district");
            Assert.Contains(found.Chosen, filter => filter is { Name: "district", Text: "Mawei" });
        }

        Assert.DoesNotContain((await portal.As(null).Get(new BrowseJobs(Word, Province: "fujian"))).Facets, group => group.Name == "district");
        foreach (var unknown in new[] { new BrowseJobs(Word) { District = "fuzhou-nowhere" }, new BrowseJobs(Word, City: "xiamen") { District = "fuzhou-mawei" } })
            Assert.NotEmpty((await portal.As(null).Get(unknown)).Unknown);

        using var client = await portal.Http();
        var record = JsonNode.Parse(await client.GetStringAsync($"/fujian/api/v1/jobs?district=fuzhou-gulou&q={Word}"))!["items"]!.AsArray().Single()!["place"]!;
        Assert.Equal(("350100", "350102"), (record["division"]!.GetValue<string>(), record["district"]!.GetValue<string>()));
        var schema = JsonNode.Parse((await client.Page($"/fujian/en/jobs/{gulou}")).QuerySelector("script[type='application/ld+json']")!.TextContent)!["jobLocation"]!["address"]!;
        Assert.Equal(("Gulou, Fuzhou", "Fujian"), (schema["addressLocality"]!.GetValue<string>(), schema["addressRegion"]!.GetValue<string>()));
        var page = await client.Page($"/fujian/en/jobs?q={Word}&city=fuzhou");
        Assert.NotNull(page.QuerySelector("nav a[href*='district=fuzhou-gulou'][href*='city=fuzhou']"));

        Task<Guid> Live(string? district) => portal.Live(f => (f.TitleEn, f.DistrictCode) = (Word + " engineer", district));
    }

    [Fact]
    public async Task A_district_of_another_city_is_dropped_and_an_unknown_one_refused()
    {
        var id = await portal.Draft(f => (f.DivisionCode, f.DistrictCode) = ("350200", "350102"));
        Assert.Null((await portal.Own(id)).Fields.DistrictCode);
        var refused = await portal.Employer().Send(new PostJob(JobScene.Fields(f => f.DistrictCode = "350199"), Submit: false));
        Assert.Equal([new Invalidity("Fields.DistrictCode", "JobFields_Unknown")], refused.Errors);
    }

    [Theory]
    [InlineData("350102", "350100", "350102")]
    [InlineData("鼓楼", "350100", "350102")]
    [InlineData("鼓楼区", null, "350102")]
    [InlineData("Gulou District", "350100", "350102")]
    [InlineData("Jin'an", "350100", "350111")]
    [InlineData("fuzhou-mawei", null, "350105")]
    [InlineData("Huangpu", "310000", "310101")]
    [InlineData("Huangpu", "440100", "440112")]
    [InlineData("Huangpu", null, null)]
    [InlineData("黄埔", null, "440112")]
    [InlineData("350102", "350200", null)]
    [InlineData("Nowhere", "350100", null)]
    public void A_code_or_a_name_means_one_district(string typed, string? city, string? code) => Assert.Equal(code, ReferenceData.Districts.Meant(typed, city)?.Code);

    [Fact]
    public void A_file_says_it_before_or_after_the_city_and_a_name_that_means_two_is_a_fault()
    {
        string[] columns = ["Reference", "TitleEn", "DescriptionEn", "DistrictCode", "DivisionCode"];
        var reader = new PostingLineReader(columns, ImportGoal.Draft, ofTenant: false, new DateOnly(2026, 11, 23));
        Assert.Equal(("440100", "440112"), Place(reader.Read(["R-1", "A", "B", "Huangpu", "广州"])));
        Assert.Equal(("350100", "350105"), Place(reader.Read(["R-2", "A", "B", "马尾区", ""])));
        var unclear = reader.Read(["R-3", "A", "B", "Huangpu", ""]);
        Assert.Equal([("DistrictCode", "NotUnderstood")], unclear.Faults.Select(fault => (fault.Field, fault.Kind)));

        static (string?, string?) Place(ReadPosting read)
        {
            Assert.Empty(read.Faults);
            return (read.Content.DivisionCode, read.Content.DistrictCode);
        }
    }

    [Fact]
    public void Every_district_has_a_key_of_its_own_and_its_city()
    {
        Assert.Equal(ReferenceData.Districts.Count, ReferenceData.Districts.Select(SearchAsks.OfDistrict).Distinct().Count());
        Assert.All(ReferenceData.Districts, one =>
        {
            Assert.Equal(one, SearchAsks.District(SearchAsks.OfDistrict(one)));
            Assert.True(ReferenceData.Divisions[one.CityCode].IsCity);
        });
        var others = ReferenceData.Occupations.Select(one => SearchAsks.OfOccupation(one.Code)!.Value).Concat(ReferenceData.Skills.Select(one => SearchAsks.OfSkill(one.Code)!.Value));
        Assert.Empty(others.Intersect(ReferenceData.Districts.Select(SearchAsks.OfDistrict)));
    }
}
