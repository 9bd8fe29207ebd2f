using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

/// <summary>What search engines read of a position's page.</summary>
public sealed class JobSchemaTests(HostedPortal portal) : IClassFixture<HostedPortal>
{
    /// <summary>Values that schema.org and search engines know for an employment type.</summary>
    private static readonly string[] kinds = ["FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER"];

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task It_has_what_is_required_and_says_what_the_page_says(string language)
    {
        var id = await portal.Live(fields => fields.ClosingDate = "2026-12-31");
        var (posting, page) = await Read($"/fujian/{language}/jobs/{id}");
        Assert.Equal(("https://schema.org", "JobPosting"), (posting["@context"]!.GetValue<string>(), posting["@type"]!.GetValue<string>()));
        Assert.Equal(page.QuerySelector("h1")!.TextContent.Trim(), posting["title"]!.GetValue<string>());
        Assert.Contains(posting["hiringOrganization"]!["name"]!.GetValue<string>(), page.QuerySelector("main .org")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Organization", posting["hiringOrganization"]!["@type"]!.GetValue<string>());
        Assert.Contains(language == "zh" ? "负责显示驱动芯片的设计" : "You design display driver chips", posting["description"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal($"https://portal.example/fujian/{language}/jobs/{id}", posting["url"]!.GetValue<string>());
        Assert.Equal(posting["url"]!.GetValue<string>(), page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal(id.ToString(), posting["identifier"]!["value"]!.GetValue<string>());
        Assert.Contains(posting["employmentType"]!.GetValue<string>(), kinds);
        var address = posting["jobLocation"]!["address"]!;
        Assert.Equal("CN", address["addressCountry"]!.GetValue<string>());
        Assert.NotNull(address["addressLocality"]);
        Assert.NotNull(address["addressRegion"]);
        Assert.Null(posting["jobLocationType"]);
        var posted = Moment(posting["datePosted"]!);
        var until = Moment(posting["validThrough"]!);
        Assert.True(posted < until);
        Assert.Equal("2026-12-31T23:59:59+08:00", posting["validThrough"]!.GetValue<string>());
        var pay = posting["baseSalary"]!;
        Assert.Equal(("MonetaryAmount", "CNY"), (pay["@type"]!.GetValue<string>(), pay["currency"]!.GetValue<string>()));
        Assert.Equal((300_000m, 500_000m, "YEAR"), (pay["value"]!["minValue"]!.GetValue<decimal>(), pay["value"]!["maxValue"]!.GetValue<decimal>(), pay["value"]!["unitText"]!.GetValue<string>()));
        Assert.True(posting["directApply"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_remote_one_says_so_and_from_where_one_may_work()
    {
        var id = await portal.Live(fields => fields.Workplace = Workplace.Remote);
        var (posting, _) = await Read($"/fujian/en/jobs/{id}");
        Assert.Equal("TELECOMMUTE", posting["jobLocationType"]!.GetValue<string>());
        Assert.Equal("Country", posting["applicantLocationRequirements"]!["@type"]!.GetValue<string>());
    }

    [Fact]
    public async Task No_text_can_leave_its_element()
    {
        const string Attack = "</script><script>alert(1)</script><!-- \u2028 \"'";
        var id = await portal.Live(fields => (fields.TitleEn, fields.DescriptionEn) = (Attack, Attack + " ]]> {{x}}"));
        using var http = await portal.Http();
        using var answer = await portal.Open(http, $"/fujian/en/jobs/{id}");
        var html = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<script>alert", html, StringComparison.OrdinalIgnoreCase);
        var (posting, page) = await Read($"/fujian/en/jobs/{id}");
        Assert.Equal(Attack, posting["title"]!.GetValue<string>());
        Assert.DoesNotContain(page.QuerySelectorAll("script"), script => script.TextContent.Contains("alert(1)", StringComparison.Ordinal) && script.GetAttribute("type") != "application/ld+json");
    }

    [Fact]
    public async Task What_is_over_has_none()
    {
        var id = await portal.Live();
        await portal.Employer().Get(new CloseJob(id, JobCloseReason.Filled));
        using var http = await portal.Http();
        using var answer = await portal.Open(http, $"/fujian/en/jobs/{id}");
        Assert.Equal(System.Net.HttpStatusCode.Gone, answer.StatusCode);
        Assert.Null((await answer.Page()).QuerySelector("script[type='application/ld+json']"));
    }

    private static DateTimeOffset Moment(JsonNode node) => DateTimeOffset.ParseExact(node.GetValue<string>(), "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private async Task<(JsonObject Posting, AngleSharp.Html.Dom.IHtmlDocument Page)> Read(string address)
    {
        using var http = await portal.Http();
        using var answer = await portal.Open(http, address);
        var page = await answer.Page();
        var data = Assert.Single(page.QuerySelectorAll("script[type='application/ld+json']"));
        return ((JsonObject)JsonNode.Parse(data.TextContent, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false })!, page);
    }
}
