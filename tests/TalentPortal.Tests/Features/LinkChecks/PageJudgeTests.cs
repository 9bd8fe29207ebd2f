using TalentPortal.Features.LinkChecks.Domain;

namespace TalentPortal.Tests.Features.LinkChecks;

/// <summary>What a visit comes to, in both languages: what has to be found, and what must not be.</summary>
public sealed class PageJudgeTests
{
    private const string Address = "https://office.example/notice";

    private static PageMemory Known(string text) => new(0, PageShape.Document, PageChange.DigestOf(text), text);

    private static SeenPage Page(string text, string? title = "公告", string address = Address, int links = 3) => new(200, null, address, title, text, links, 20, text.Length + 20);

    private static string? Found(SeenPage seen, PageMemory? before = null, string address = Address) => string.Join(' ', PageJudge.Of(address, before ?? PageMemory.Nothing, seen).Found.Select(one => $"{one.Kind}:{one.Subject}")) is { Length: > 0 } found ? found : null;

    [Theory]
    [InlineData(404, 0, "Gone:HTTP 404")]
    [InlineData(410, 0, "Gone:HTTP 410")]
    [InlineData(451, 0, "Gone:HTTP 451")]
    [InlineData(500, 0, null)]
    [InlineData(503, 1, "Gone:HTTP 503")]
    [InlineData(403, 0, null)]
    [InlineData(429, 1, null)]
    [InlineData(403, 2, "Unreachable:HTTP 403")]
    public void A_code_says_gone_at_once_or_after_several_visits(int code, int failures, string? found) => Assert.Equal(found, Found(SeenPage.Answered(code, Address), new(failures, null, null, null)));

    [Theory]
    [InlineData(VisitFault.Name, 0, null)]
    [InlineData(VisitFault.Name, 1, "Gone:Name")]
    [InlineData(VisitFault.Certificate, 1, null)]
    [InlineData(VisitFault.Certificate, 2, "Unreachable:Certificate")]
    [InlineData(VisitFault.Timeout, 1, null)]
    [InlineData(VisitFault.Timeout, 2, "Unreachable:Timeout")]
    [InlineData(VisitFault.Refused, 2, "Unreachable:Refused")]
    [InlineData(VisitFault.Robots, 5, null)]
    public void Silence_is_a_finding_only_after_several_visits(VisitFault fault, int failures, string? found) => Assert.Equal(found, Found(SeenPage.Failed(fault, Address), new(failures, null, null, null)));

    [Theory]
    [InlineData("404", "")]
    [InlineData("404 Not Found", "nginx")]
    [InlineData("404错误页面", "返回")]
    [InlineData("Page not found - Office", "Try the search.")]
    [InlineData("人社局", "对不起，您访问的页面不存在或已删除。")]
    [InlineData("人社局", "抱歉，您要查看的内容已被删除")]
    [InlineData("人社局", "没有找到相关文章，请返回首页")]
    [InlineData("人社局", "该信息已失效")]
    [InlineData("Office", "Sorry, the page you are looking for could not be found.")]
    [InlineData("Office", "The document you requested is no longer available.")]
    [InlineData("Office", "We can't find that page.")]
    [InlineData("Office", "This article has been removed.")]
    public void A_page_that_says_that_there_is_nothing_is_gone_though_the_answer_is_200(string title, string text) => Assert.StartsWith("SoftGone:", Found(Page(text, title)), StringComparison.Ordinal);

    [Theory]
    [InlineData("人才引进办法", "第一条 为引进人才，制定本办法。申请材料不存在虚假的，予以受理。")]
    [InlineData("国发〔2020〕404号", "国务院关于……的通知。各省、自治区：为落实要求，现通知如下。")]
    [InlineData("Talent policy", "If the office cannot find your file, ask again. Pages of the form are numbered.")]
    [InlineData("Support", "Applicants who moved are no longer eligible for this district's grant.")]
    public void A_text_that_uses_such_words_is_not(string title, string text) => Assert.Null(Found(Page(title.Contains("404", StringComparison.Ordinal) ? text + new string('文', 2000) : text, title)));

    [Fact]
    public void A_long_text_is_no_empty_page() => Assert.Null(Found(Page("页面不存在时，请按下列步骤操作。" + new string('文', 900))));

    [Theory]
    [InlineData("https://office.example/", "SoftGone:/")]
    [InlineData("https://office.example/index.html", "SoftGone:/")]
    [InlineData("https://office.example/new/notice", null)]
    public void Being_sent_to_the_home_page_is_being_gone(string ended, string? found) => Assert.Equal(found, Found(Page("欢迎来到人社局。这里有很多内容。", address: ended)));

    [Fact]
    public void A_home_page_that_is_asked_for_is_one() => Assert.Null(Found(Page("欢迎"), address: "https://office.example/"));

    [Theory]
    [InlineData(40, 100, 2000, true, "ListPage:")]
    [InlineData(40, 100, 2000, false, null)]
    [InlineData(8, 100, 300, true, null)]
    [InlineData(40, 4000, 2000, true, null)]
    public void A_document_that_became_a_list_is_told_and_a_list_that_was_one_is_not(int links, int text, int linkLetters, bool wasDocument, string? found)
    {
        var seen = new SeenPage(200, null, Address, "通知公告", new string('文', text), links, linkLetters, linkLetters + text);
        Assert.Equal(found, Found(seen, wasDocument ? new(0, PageShape.Document, PageChange.DigestOf(seen.Text!), seen.Text) : PageMemory.Nothing));
    }

    [Fact]
    public void An_address_of_a_document_with_a_list_behind_it_is_told_at_the_first_visit() =>
        Assert.Equal("ListPage:", Found(new SeenPage(200, null, "https://office.example/art/2024/1/1/art_1_2.html", "通知", "更多", 50, 900, 950), address: "https://office.example/art/2024/1/1/art_1_2.html"));

    [Theory]
    [InlineData("自X年X月X日起施行")]
    [InlineData("自2026年X月X日起施行")]
    [InlineData("自2026年3月X日起施行")]
    [InlineData("截止日期为×月×日")]
    [InlineData("XX年度计划于XX年公布")]
    [InlineData("闽人社文〔20XX〕12号")]
    [InlineData("国令第××号")]
    [InlineData("榕政〔2026〕XX号")]
    [InlineData("自2026年__月__日起")]
    [InlineData("2026年 月 日")]
    [InlineData("This measure takes effect on XX March 2026.")]
    [InlineData("It holds until XX.")]
    [InlineData("Order No. XX of the ministry")]
    [InlineData("Published [date to be confirmed]")]
    [InlineData("Valid from xx/xx/2026")]
    [InlineData("The plan for 20XX")]
    public void A_text_with_blanks_is_a_draft(string text) => Assert.StartsWith("BlankTerms:", Found(Page("第一条 总则。\n" + PageChange.Normal([text]))), StringComparison.Ordinal);

    [Theory]
    [InlineData("自2026年3月1日起施行")]
    [InlineData("国发〔2026〕12号")]
    [InlineData("X光检查 3 月内有效")]
    [InlineData("六年级学生，每年一次")]
    [InlineData("It takes effect on 1 March 2026 and holds until 2027.")]
    [InlineData("Exit by the X20 motorway, box 20, tax 20 per cent")]
    [InlineData("Windows XP, level XX of the building")]
    public void A_text_without_blanks_is_none(string text) => Assert.Null(Found(Page(PageChange.Normal([text]))));

    [Fact]
    public void Another_text_is_a_change_and_the_same_is_none()
    {
        var known = Known("第一条\n补贴为800元");
        var judged = PageJudge.Of(Address, known, Page("第一条\n补贴为1000元"));
        Assert.Equal([new Judged(FindingKind.Changed, "\u22121 +1", "- 补贴为800元\n+ 补贴为1000元")], judged.Found);
        Assert.Null(Found(Page("第一条\n补贴为800元"), known));
        Assert.Null(Found(Page("第一条\n补贴为1000元")));
        Assert.Null(Found(Page("另一个"), known with { Shape = PageShape.List }));
    }

    [Fact]
    public void A_file_is_compared_as_a_whole()
    {
        Assert.Null(Found(SeenPage.File(200, Address, "aa")));
        Assert.Null(Found(SeenPage.File(200, Address, "aa"), new(0, PageShape.File, "aa", null)));
        Assert.Equal("Changed:file", Found(SeenPage.File(200, Address, "bb"), new(0, PageShape.File, "aa", null)));
    }
}
