using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;

namespace TalentPortal.BrowserTests;

/// <summary>
/// An employer sends a file of positions, reads what is wrong in it before anything is written, has the rest taken in, and finds it among its
/// positions; the same file again changes nothing, and another employer sees none of it. A reviewer publishes one that a visitor then finds.
/// </summary>
public sealed class ImportJourneyTests : BrowserTest
{
    private const string Chinese =
        """
        职位编号,职位名称,职位描述,工作地点,行业,用工类型,学历,薪资,招聘人数,备注
        ZH-1,贝类育种助理,协助贝类育种与数据记录。,厦门,海洋生物技术,全职,本科及以上,15-20万/年,２,春季到岗
        ZH-2,海水样品管理员,"管理海水样品，
        并记录每次出海。",厦门,海洋生物技术,全职,本科及以上,12-16万/年,1,
        ZH-3,浮游生物鉴定员,鉴定浮游生物标本。,某地某处,海洋生物技术,全职,本科及以上,12-16万/年,1,
        """;

    private const string English =
        """
        Reference,Title in English,Description in English,Place,Industry,Kind of employment,Lowest degree,Pay,Vacancies,Note
        EN-1,Assistant for shellfish breeding,Helps with breeding and records the data.,Xiamen,Marine biotechnology,Full time,Bachelor,150000-200000 CNY per year,2,in spring
        EN-2,Keeper of sea water samples,"Keeps the samples,
        and the log of each trip.",Xiamen,Marine biotechnology,Full time,Bachelor,120000-160000 CNY per year,1,
        EN-3,Plankton taxonomist,Names the specimens.,Nowhere in particular,Marine biotechnology,Full time,Bachelor,120000-160000 CNY per year,1,
        """;

    [Theory]
    [InlineData("zh", "gb18030", Chinese, "贝类育种助理", "浮游生物鉴定员", "某地某处")]
    [InlineData("en", "utf-8", English, "Assistant for shellfish breeding", "Plankton taxonomist", "Nowhere in particular")]
    public async Task A_file_is_looked_at_then_taken_in_and_changes_nothing_when_it_comes_again(string language, string encoding, string lines, string title, string faulty, string fault)
    {
        await using var employer = await Browser.Visit("haiyun-owner");
        await using var reviewer = await Browser.Visit("fujian-reviewer");
        var name = $"positions-{language}.csv";
        var file = CodePagesEncodingProvider.Instance.GetEncoding(encoding) is { } other ? other.GetBytes(lines) : Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(lines)).ToArray();

        await Send(employer, language, name, file);
        // Its columns are known by their headings; one means nothing here and is left out.
        await Assertions.Expect(employer.Page.Locator("main select.input").Nth(0)).ToHaveValueAsync("Reference");
        await Assertions.Expect(employer.Page.Locator("main select.input").Nth(9)).ToHaveValueAsync("");
        await employer.LookClosely("a file whose columns are to be named");
        await employer.Page.ClickAsync("main form button[type=submit]");
        var faults = employer.Page.Locator("section[aria-labelledby=faults] li");
        await Assertions.Expect(faults).ToHaveCountAsync(1);
        await Assertions.Expect(faults).ToContainTextAsync(fault);
        await employer.LookClosely("a file with a fault");
        var address = employer.Page.Url;

        await employer.Go($"/fujian/{language}/employer/jobs");
        await Assertions.Expect(employer.Page.Locator("main")).Not.ToContainTextAsync(title);
        await employer.Go(address);
        await employer.Page.ClickAsync(".actions .btn:not(.secondary)");
        await Assertions.Expect(employer.Page.Locator("main a[href='employer/jobs']")).ToBeVisibleAsync();
        var report = await employer.Page.RunAndWaitForDownloadAsync(() => employer.Page.ClickAsync("main a[href$='/report']"));
        var told = await File.ReadAllTextAsync(await report.PathAsync());
        Assert.Equal([title, faulty], new[] { title, faulty }.Where(text => told.Contains(text, StringComparison.Ordinal)));

        await employer.Go($"/fujian/{language}/employer/jobs");
        await Assertions.Expect(employer.Page.Locator("main")).ToContainTextAsync(title);
        await Assertions.Expect(employer.Page.Locator("main")).Not.ToContainTextAsync(faulty);

        // The same file again: read as the first one was, and nothing in it is new.
        await Send(employer, language, name, file);
        await employer.Page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(faults).ToHaveCountAsync(1);
        await employer.Page.ClickAsync(".actions .btn:not(.secondary)");
        await Assertions.Expect(employer.Page.Locator(".notice.good")).ToContainTextAsync(new Regex(@"(?<!\d)0(?!\d).*(?<!\d)0(?!\d).*(?<!\d)2(?!\d)"));

        await NobodyElseSees(address);
        await PublishAndFind(reviewer, language, title);
        IsClean(employer);
        IsClean(reviewer);
    }

    private static async Task Send(Visit employer, string language, string name, byte[] file)
    {
        await employer.Go($"/fujian/{language}/employer/imports");
        await employer.Page.SetInputFilesAsync("[name=file]", new FilePayload { Name = name, MimeType = "text/csv", Buffer = file });
        await employer.Page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(employer.Page).ToHaveURLAsync(new Regex("/employer/imports/[0-9a-f-]{36}$"));
        await Assertions.Expect(employer.Page.Locator("main form button[type=submit]")).ToBeEnabledAsync();
    }

    private async Task NobodyElseSees(string address)
    {
        await using var rival = await Browser.Visit("rongxin-owner");
        Assert.Equal(404, (await rival.Page.APIRequest.GetAsync(address)).Status);
        Assert.Equal(404, (await rival.Page.APIRequest.GetAsync(address + "/report")).Status);
    }

    private async Task PublishAndFind(Visit reviewer, string language, string title)
    {
        await reviewer.Go($"/fujian/{language}/admin/jobs");
        await reviewer.Page.ClickAsync($"main a:has-text('{title}')");
        await reviewer.Page.ClickAsync("#decision .btn:not(.secondary)");
        await Assertions.Expect(reviewer.Page).ToHaveURLAsync(new Regex("/admin/jobs.*[?]done=publish$"));
        await using var visitor = await Browser.Visit();
        await visitor.Go($"/fujian/{language}/jobs?q={Uri.EscapeDataString(title)}");
        await Assertions.Expect(visitor.Page.Locator(".result .title").First).ToContainTextAsync(title);
        IsClean(visitor);
    }
}
