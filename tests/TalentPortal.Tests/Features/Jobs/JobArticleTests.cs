using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

/// <summary>What a position asks for and offers, on its page and for search engines.</summary>
public sealed class JobArticleTests(HostedPortal portal) : IClassFixture<HostedPortal>
{
    [Fact]
    public async Task A_project_says_its_duration_its_end_what_it_asks_and_on_what_each_benefit_rests()
    {
        var id = await portal.Live(JobDemandsTests.Everything);
        var (_, english) = await Read($"/fujian/en/jobs/{id}");
        var text = english.QuerySelector("main article.main")!.TextContent;
        foreach (var said in (string[])["6 months from", "A specification", "Verilog", "Cadence Virtuoso", "3 years or more", "No Chinese needed", "English B2", "24 hours", "about 40 % remote", "Electronics engineers", "written into the contract", "backed by a policy", "A flat for two years", "CNY 60,000", "class A (high-end talent) or B", "14 months of pay a year", "560,000", "The authority decides"])
            Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Equal("https://rst.example.gov.cn/policy", english.QuerySelector("article.main a[rel~=nofollow]")!.GetAttribute("href"));
        var (_, chinese) = await Read($"/fujian/zh/jobs/{id}");
        var zh = chinese.QuerySelector("main article.main")!.TextContent;
        foreach (var said in (string[])["设计规格书", "Verilog 硬件描述语言", "不要求汉语", "3年及以上", "写入合同", "公寓两年", "电子工程师", "主管部门"])
            Assert.Contains(said, zh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_follow_one_another_stay_apart_and_the_last_day_is_the_tenants()
    {
        var id = await portal.Live(f =>
        {
            JobDemandsTests.Everything(f);
            f.ClosingDate = portal.Clock.GetUtcNow().AddDays(20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        });
        var (_, page) = await Read($"/fujian/en/jobs/{id}");
        static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var text = Plain(page.QuerySelector("article.main")!.TextContent);
        Assert.Contains("CNY 60,000 \u00b7 A flat for two years", text, StringComparison.Ordinal);
        Assert.Contains(". All positions of ", text, StringComparison.Ordinal);
        Assert.Contains(", 24:00 (UTC+8)", page.QuerySelector(".panel.act")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Benefits_without_pay_say_that_the_pay_is_not_named()
    {
        static Action<JobFields> With(bool pay) => f =>
        {
            f.Benefits = [new(BenefitKind.SpouseJob, BenefitStanding.Promised)];
            if (!pay) (f.PayMin, f.PayMax, f.PayNegotiable) = (null, null, true);
        };
        foreach (var pay in (bool[])[true, false])
        {
            var (_, page) = await Read($"/fujian/en/jobs/{await portal.Live(With(pay))}");
            Assert.Equal(!pay, page.QuerySelector("article.main")!.TextContent.Contains("The pay itself is not named", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Search_engines_read_the_same_in_their_terms()
    {
        var (posting, _) = await Read($"/fujian/en/jobs/{await portal.Live(JobDemandsTests.Everything)}");
        Assert.Equal("TEMPORARY", posting["employmentType"]!.GetValue<string>());
        Assert.Equal("2152 Electronics engineers", posting["occupationalCategory"]!.GetValue<string>());
        Assert.Equal(["Verilog", "Cadence Virtuoso"], posting["skills"]!.AsArray().Select(skill => skill!.GetValue<string>()));
        Assert.Equal(("OccupationalExperienceRequirements", 36), (posting["experienceRequirements"]!["@type"]!.GetValue<string>(), posting["experienceRequirements"]!["monthsOfExperience"]!.GetValue<int>()));
        Assert.Contains("A flat for two years", posting["jobBenefits"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("class A", posting["eligibilityToWorkRequirement"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("24 hours", posting["workHours"]!.GetValue<string>());
        var (byDay, _) = await Read($"/fujian/en/jobs/{await portal.Live(f => (f.KindCode, f.ProjectMonths, f.PayMin, f.PayMax, f.PayPeriod) = ("project", "3", "2000", "3000", "day"))}");
        Assert.Equal("CONTRACTOR", byDay["employmentType"]!.GetValue<string>());
        var (plain, _) = await Read($"/fujian/en/jobs/{await portal.Live()}");
        foreach (var unsaid in (string[])["occupationalCategory", "skills", "experienceRequirements", "jobBenefits", "eligibilityToWorkRequirement", "workHours"]) Assert.Null(plain[unsaid]);
    }

    private async Task<(JsonNode Posting, IHtmlDocument Page)> Read(string path)
    {
        using var http = await portal.Http();
        using var answer = await portal.Open(http, path);
        var page = await answer.Page();
        return (JsonNode.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent)!, page);
    }
}
