using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

public sealed class BrowseJobsTests(BrowseJobsTests.Published portal) : IClassFixture<BrowseJobsTests.Published>
{
    [Theory]
    [InlineData("芯片", "芯片设计工程师")]
    [InlineData("设计芯", null)]
    [InlineData("芯", "芯片设计工程师")]
    [InlineData("片设", "芯片设计工程师")]
    [InlineData("engineers", "Battery engineer|C++ engineer|C# developer and engineer")]
    [InlineData("ENGINEER", "Battery engineer|C++ engineer|C# developer and engineer")]
    [InlineData("ｅｎｇｉｎｅｅｒ battery", "Battery engineer|C++ engineer")]
    [InlineData("c++", "C++ engineer")]
    [InlineData("C#", "C# developer and engineer")]
    [InlineData(".net", ".NET 架构师")]
    [InlineData(".NET 架构", ".NET 架构师")]
    [InlineData("python 数据", "Python 数据分析师")]
    [InlineData("数据python", "Python 数据分析师")]
    [InlineData("𠀋", "𠀋字库设计师")]
    [InlineData("𠀋字", "𠀋字库设计师")]
    [InlineData("福州", "芯片设计工程师")]
    [InlineData("fuzhou", "芯片设计工程师")]
    [InlineData("榕芯", "芯片设计工程师")]
    [InlineData("montreal", "Café manager")]
    [InlineData("cafe", "Café manager")]
    [InlineData("kubernetes", "Python 数据分析师")]
    [InlineData("zebra", null)]
    public async Task Words_find(string q, string? titles)
    {
        var found = await portal.As(null).Get(new BrowseJobs(q) { Exact = BrowseJobs.Words });
        var expected = titles?.Split('|').Order() ?? Enumerable.Empty<string>();
        Assert.Equal(expected, found.Rows.Select(row => row.Title.In(Language.Chinese)).Order());
        Assert.Equal(found.Rows.Count, found.Total);
        Assert.True(found.IsExact);
    }

    [Theory]
    [InlineData("!!! ??? ...")]
    [InlineData("，。、")]
    [InlineData("   ")]
    [InlineData("the of and")]
    public async Task Words_that_say_nothing_find_everything(string q)
    {
        Assert.Equal((await portal.As(null).Get(new BrowseJobs())).Total, (await portal.As(null).Get(new BrowseJobs(q))).Total);
    }

    [Fact]
    public async Task Filters_narrow_down_and_facets_count_what_each_would_leave()
    {
        var all = await portal.As(null).Get(new BrowseJobs());
        foreach (var group in all.Facets)
        {
            Assert.NotEmpty(group.Values);
            foreach (var value in group.Values)
            {
                var narrowed = await portal.As(null).Get(Filtered(group.Name, value.Value));
                Assert.Equal(value.Count, narrowed.Total);
                Assert.Equal((group.Name, value.Value, value.Text), (narrowed.Chosen[0].Name, narrowed.Chosen[0].Value, narrowed.Chosen[0].Text));
            }
        }

        Assert.Equal(["province", "industry", "kind", "degree", "workplace", "type"], all.Facets.Select(group => group.Name));
        var fujian = await portal.As(null).Get(new BrowseJobs(Province: "fujian"));
        Assert.Equal(["fuzhou", "xiamen"], fujian.Facets.Single(group => group.Name == "city").Values.Select(value => value.Value).Order());
        Assert.Single((await portal.As(null).Get(new BrowseJobs(City: "fuzhou", Kind: "permanent", Industry: "semiconductors", Degree: "master"))).Rows);
    }

    [Fact]
    public async Task A_branch_takes_in_what_lies_below_it()
    {
        var semiconductors = await portal.As(null).Get(new BrowseJobs(Industry: "semiconductors"));
        Assert.Contains(semiconductors.Rows, row => row.Title.Zh == "芯片设计工程师");
        Assert.Equal("chip-design", Assert.Single(semiconductors.Facets.Single(group => group.Name == "industry").Values).Value);
        // Displays lie below optoelectronics, OLED below displays.
        var displays = await portal.As(null).Get(new BrowseJobs(Industry: "displays"));
        Assert.Equal("OLED specialist", Assert.Single(displays.Rows).Title.En);
        var optoelectronics = await portal.As(null).Get(new BrowseJobs(Industry: "optoelectronics"));
        Assert.Equal(("displays", 1), (optoelectronics.Facets.Single(group => group.Name == "industry").Values[0].Value, optoelectronics.Facets.Single(group => group.Name == "industry").Values[0].Count));
        Assert.Single((await portal.As(null).Get(new BrowseJobs(Industry: "oled"))).Rows);
    }

    [Fact]
    public async Task Hits_in_the_title_come_first_unless_the_order_is_by_date()
    {
        var best = await portal.As(null).Get(new BrowseJobs("battery"));
        Assert.Equal("Battery engineer", best.Rows[0].Title.En);
        Assert.Equal(JobOrder.Relevance, best.Order);
        var newest = await portal.As(null).Get(new BrowseJobs("battery", Sort: "date"));
        Assert.Equal(best.Total, newest.Total);
        Assert.Equal(JobOrder.Date, newest.Order);
        Assert.NotEqual("Battery engineer", newest.Rows[0].Title.En);
    }

    [Fact]
    public async Task A_tenants_site_shows_its_own_and_the_national_one_all_with_the_tenants_address()
    {
        var here = await portal.As(null).Get(new BrowseJobs());
        var there = await portal.As(null, "greater-bay").Get(new BrowseJobs());
        var everywhere = await portal.As(null, "").Get(new BrowseJobs());
        Assert.Equal("Elsewhere robotics lead", Assert.Single(there.Rows).Title.En);
        Assert.DoesNotContain(here.Rows, row => row.Title.En == "Elsewhere robotics lead");
        var third = await portal.As(null, "zhongguancun").Get(new BrowseJobs());
        Assert.Equal(here.Total + there.Total + third.Total, everywhere.Total);
        var row = (await portal.As(null, "").Get(new BrowseJobs("Elsewhere robotics"))).Rows.Single(row => row.Title.En == "Elsewhere robotics lead");
        Assert.Equal($"/greater-bay/en/jobs/{row.Id}", row.Href);
        Assert.Equal("Greater Bay Talent", row.Through);
        Assert.Equal($"jobs/{there.Rows[0].Id}", there.Rows[0].Href);
    }

    [Fact]
    public async Task Unknown_values_are_named_and_left_out()
    {
        var found = await portal.As(null).Get(new BrowseJobs(City: "Atlantis", Kind: "permanent", Page: "minus one", Sort: "sideways"));
        Assert.Equal(["Atlantis"], found.Unknown);
        Assert.Equal(1, found.Page);
        Assert.True(found.Total > 0);
        Assert.Equal("fuzhou", Assert.Single((await portal.As(null).Get(new BrowseJobs(City: " FuZhou "))).Chosen).Value.Trim().ToLowerInvariant());
    }

    [Fact]
    public async Task Pages_hold_twenty_and_the_last_one_is_shown_for_any_beyond()
    {
        var first = await portal.As(null, "zhongguancun").Get(new BrowseJobs("paging"));
        Assert.Equal((45, 20, 3), (first.Total, first.Rows.Count, first.Pages));
        var seen = first.Rows.Select(row => row.Id).ToHashSet();
        foreach (var page in (string[])["2", "3"]) seen.UnionWith((await portal.As(null, "zhongguancun").Get(new BrowseJobs("paging", Page: page))).Rows.Select(row => row.Id));
        Assert.Equal(45, seen.Count);
        Assert.Equal((3, 5), ((await portal.As(null, "zhongguancun").Get(new BrowseJobs("paging", Page: "999"))).Page, (await portal.As(null, "zhongguancun").Get(new BrowseJobs("paging", Page: "999"))).Rows.Count));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("paging", "date")]
    [InlineData("paging", null)]
    public async Task Turning_the_pages_shows_every_position_once(string? q, string? sort)
    {
        var seen = new List<Guid>();
        for (var page = 1; page <= 3; page++) seen.AddRange((await portal.As(null, "zhongguancun").Get(new BrowseJobs(q, Sort: sort, Page: page.ToString(CultureInfo.InvariantCulture)))).Rows.Select(row => row.Id));
        Assert.Equal(45, seen.Count);
        Assert.Distinct(seen);
    }

    [Fact]
    public async Task What_closes_vanishes_in_the_same_moment()
    {
        var id = await portal.Live(f => f.TitleEn = "Vanishingword");
        Assert.Single((await portal.As(null).Get(new BrowseJobs("vanishingword"))).Rows);
        await portal.Employer().Get(new CloseJob(id, JobCloseReason.Filled));
        Assert.Empty((await portal.As(null).Get(new BrowseJobs("vanishingword"))).Rows);
    }

    [Fact]
    public async Task What_a_source_changes_is_found_by_its_new_words_alone()
    {
        await new JobFile().Add(JobFile.Posting("Formerword", "former-1")).Import(portal);
        Assert.Single((await portal.As(null).Get(new BrowseJobs("formerword"))).Rows);
        await new JobFile().Add(JobFile.Posting("Returningword", "former-1")).Import(portal);
        Assert.Empty((await portal.As(null).Get(new BrowseJobs("formerword"))).Rows);
        Assert.Single((await portal.As(null).Get(new BrowseJobs("returningword"))).Rows);
    }

    [Theory]
    [InlineData("q=%00")]
    [InlineData("q=%ED%A0%80")]
    [InlineData("q=%F0%A0%80%8B%F0%9F%91%A9%E2%80%8D%F0%9F%94%AC")]
    [InlineData("q='%3B%20drop%20table%20jobs%3B--")]
    [InlineData("q=%5C%27%26%7C%21%28%3A*")]
    [InlineData("q=<script>alert(1)</script>")]
    [InlineData("city=%00&province=..%2F..&kind=*&degree=%25&industry=1%20or%201&sort=%27&page=99999999999999999999")]
    [InlineData("q=a&q=b&city=fuzhou&city=xiamen&page=1&page=2")]
    [InlineData("&&&=&q")]
    public async Task No_address_breaks_the_page_and_what_was_typed_is_shown(string query)
    {
        using var http = await portal.Http();
        foreach (var site in (string[])["/fujian/zh", "/en"])
        {
            var answer = await http.GetAsync($"{site}/jobs?{query}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var html = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain("<script>alert(1)", html, StringComparison.Ordinal);
            if (query.Contains("drop", StringComparison.Ordinal)) Assert.Contains("drop table jobs", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_query_that_is_too_long_is_refused_with_a_sentence_and_stays_in_the_box()
    {
        using var http = await portal.Http();
        var typed = new string('长', 201);
        var html = await http.GetStringAsync("/fujian/zh/jobs?q=" + Uri.EscapeDataString(typed));
        Assert.Contains($"value=\"{typed}\"", html, StringComparison.Ordinal);
        Assert.Contains("请使用不超过 200 个", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_marks_what_was_found_and_keeps_the_filters()
    {
        using var http = await portal.Http();
        var html = await http.GetStringAsync("/fujian/zh/jobs?q=%E8%8A%AF%E7%89%87&city=fuzhou");
        Assert.Contains("<mark>芯片</mark>设计工程师", html, StringComparison.Ordinal);
        Assert.Contains("name=\"city\" value=\"fuzhou\"", html, StringComparison.Ordinal);
        Assert.Contains("1 个职位", html, StringComparison.Ordinal);
        Assert.DoesNotContain("_blazor", html, StringComparison.Ordinal);
    }

    private static BrowseJobs Filtered(string name, string value) => name switch
    {
        "province" => new BrowseJobs(Province: value),
        "city" => new BrowseJobs(City: value),
        "industry" => new BrowseJobs(Industry: value),
        "kind" => new BrowseJobs(Kind: value),
        "degree" => new BrowseJobs(Degree: value),
        "workplace" => new BrowseJobs { Workplace = value },
        "type" => new BrowseJobs { Type = value },
        "verified" => new BrowseJobs { Verified = value },
        "pay" => new BrowseJobs { Pay = value },
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    /// <summary>A portal with positions.</summary>
    public sealed class Published : PortalFixture
    {
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            var file = new JobFile()
                .Add(JobFile.Posting("Battery engineer", "b-1", with: p => In(p, "Xiamen")))
                .Add(JobFile.Posting("芯片设计工程师", "b-2", "榕芯微电子有限公司", p => { In(p, "福州"); p["industry"] = "chip-design"; p["educationRequirements"] = "master"; }))
                .Add(JobFile.Posting("C++ engineer", "b-3", with: p => p["description"] = "Firmware for a battery."))
                .Add(JobFile.Posting("C# developer and engineer", "b-4", with: p => p["employmentType"] = "PART_TIME"))
                .Add(JobFile.Posting(".NET 架构师", "b-5"))
                .Add(JobFile.Posting("Python 数据分析师", "b-6", with: p => { p["description"] = "Kubernetes 与 SQL"; p["educationRequirements"] = "bachelors"; }))
                .Add(JobFile.Posting("𠀋字库设计师", "b-7"))
                .Add(JobFile.Posting("Café manager", "b-8", with: p => In(p, "Montréal")))
                .Add(JobFile.Posting("OLED specialist", "b-9", with: p => p["industry"] = "oled"))
                .Add(JobFile.Posting("Chemist", "b-10", with: p => p["description"] = "Works with every battery there is."));
            await file.Import(this);
            await new JobFile().Add(JobFile.Posting("Elsewhere robotics lead", "e-1", with: p => In(p, "Shenzhen"))).Import(this, tenant: "greater-bay");
            var many = new JobFile();
            for (var i = 0; i < 45; i++) many.Add(JobFile.Posting($"Paging {i}", $"p-{i}"));
            await many.Import(this, tenant: "zhongguancun");
        }

        private static void In(JsonObject posting, string place) => posting["jobLocation"] = JobFile.Place(place);
    }
}
