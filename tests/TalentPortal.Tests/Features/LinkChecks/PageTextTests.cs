using System.Text;
using TalentPortal.Features.LinkChecks;
using TalentPortal.Features.LinkChecks.Domain;

namespace TalentPortal.Tests.Features.LinkChecks;

/// <summary>How HTML of whatever quality becomes the text that is judged.</summary>
public sealed class PageTextTests
{
    [Theory]
    [InlineData("<p>One</p><p>Two</p>", "One|Two")]
    [InlineData("<div>One<br>Two<br/>Three", "One|Two|Three")]
    [InlineData("<script>var a = '<p>no</p>';</script><style>p{}</style><p>Yes</p><!-- <p>no</p> -->", "Yes")]
    [InlineData("<nav><a href=a>A</a> words of the menu</nav><header>Head</header><p>Main</p><footer>Foot</footer>", "Main")]
    [InlineData("<ul><li><a href='/a'>About us and much more</a><li><a href='/b'>Contact</a></ul><p>See <a href=c>this</a> and what it means for those who come back.</p>", "See this and what it means for those who come back.")]
    [InlineData("<p title=\"a > b\">1 &lt; 2 &amp; 3</p>", "1 < 2 & 3")]
    [InlineData("a < b and <b>bold</b>", "a < b and bold")]
    [InlineData("<p>公告&nbsp;&nbsp;第1号</p>", "公告 第1号")]
    [InlineData("<p>open <a href=x>link without end<p>next paragraph is no link", "next paragraph is no link")]
    public void Main_text_is_what_is_no_menu_and_no_script(string html, string lines) => Assert.Equal(lines.Split('|'), PageText.Read(html).Lines.Select(line => line.Trim()));

    [Fact]
    public void A_page_that_stands_wholly_in_its_surroundings_is_read_all_the_same()
    {
        var long1 = string.Concat(Enumerable.Repeat("通知正文。", 80));
        Assert.Equal([long1], PageText.Read($"<header><p>{long1}</p></header>").Lines);
    }

    [Theory]
    [InlineData("<meta http-equiv=\"refresh\" content=\"0;url=/next.html\">", "/next.html")]
    [InlineData("<META HTTP-EQUIV=Refresh CONTENT='3; URL=https://a.example/?a=1&amp;b=2'>", "https://a.example/?a=1&b=2")]
    [InlineData("<meta http-equiv=\"refresh\" content=\"300\">", null)]
    [InlineData("<meta http-equiv=\"refresh\" content=\"60;url=/later\">", null)]
    [InlineData("<meta name=\"description\" content=\"0;url=/no\">", null)]
    public void Where_a_page_sends_its_readers_is_seen(string html, string? to) => Assert.Equal(to, PageText.Read(html).Onward);

    [Fact]
    public void Whatever_comes_is_read_quickly_and_never_fails()
    {
        var random = new Random(7);
        foreach (var piece in new[] { "<", "<a href=", "<!--", "<p", "</", "<title>", "<meta content=", "\"", "<div><div>", "&#", "\0" })
        {
            var page = PageText.Read(string.Concat(Enumerable.Repeat(piece, 60_000)));
            Assert.True(page.Lines.Sum(line => line.Length) <= 2 * PageText.Max);
        }

        for (var i = 0; i < 200; i++) PageText.Read(string.Concat(Enumerable.Range(0, 300).Select(_ => "<>/\"'=! ab&;\n"[random.Next(13)])));
    }

    [Theory]
    [InlineData("gb2312", null)]
    [InlineData(null, "<meta charset=\"gbk\">")]
    [InlineData(null, null)]
    public void Chinese_is_read_in_the_letters_of_older_sites(string? said, string? meta)
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes(meta + "<p>人才公告</p>");
        Assert.Contains("人才公告", LinkVisitor.TextOf(bytes, said, isCut: false), StringComparison.Ordinal);
        Assert.Contains("人才公告", LinkVisitor.TextOf(Encoding.UTF8.GetBytes("<p>人才公告</p>"), null, isCut: false), StringComparison.Ordinal);
        Assert.Contains("人才公", LinkVisitor.TextOf(Encoding.UTF8.GetBytes("<p>人才公告")[..^1], null, isCut: true), StringComparison.Ordinal);
    }
}

public sealed class PageChangeTests
{
    [Theory]
    [InlineData("浏览次数：1024", "浏览次数：1025")]
    [InlineData("发布日期：2026-01-02 点击数: 7 次", "发布日期：2026-01-02 点击数: 912 次")]
    [InlineData("今天是 2026年11月24日 星期二", "今天是 2026年11月25日 星期三")]
    [InlineData("您是第 99 位访客", "您是第 100 位访客")]
    [InlineData("Views: 12", "Views: 3,400")]
    [InlineData("1,204 views", "1,205 views")]
    [InlineData("Accessed on 24 November 2026", "Accessed on 25 November 2026")]
    [InlineData("正文。\n打印本页\n版权所有：甲", "正文。\n版权所有：乙 闽ICP备1号")]
    [InlineData("正文（一）　说明", "正文(一) 说明")]
    [InlineData("Text\nShare on X\n© 2025", "Text\n© 2026 Office")]
    public void Counters_clocks_and_furniture_are_no_change(string before, string after) => Assert.Equal(PageChange.Normal(before.Split('\n')), PageChange.Normal(after.Split('\n')));

    [Theory]
    [InlineData("补贴标准为每月800元", "补贴标准为每月1000元")]
    [InlineData("有效期至2026年12月31日", "有效期至2027年12月31日")]
    [InlineData("Apply by 1 March", "Apply by 1 April")]
    public void What_the_text_says_is_a_change(string before, string after)
    {
        var change = PageChange.Between(PageChange.Normal(["一", before]), PageChange.Normal(["一", after]));
        Assert.Equal(($"- {before}\n+ {after}", 1, 1), change);
    }

    [Fact]
    public void A_large_change_is_kept_small()
    {
        var (before, after) = (string.Join('\n', Enumerable.Range(0, 2000).Select(i => $"old {i}")), string.Join('\n', Enumerable.Range(0, 2000).Select(i => $"new {i} " + new string('x', 900))));
        var change = PageChange.Between(before, after)!.Value;
        Assert.Equal((2000, 2000), (change.Gone, change.New));
        Assert.InRange(change.Detail.Length, 100, PageChange.DetailMax);
        Assert.Null(PageChange.Between(before, before));
    }
}

public sealed class PageAddressTests
{
    [Theory]
    [InlineData("https://a.example/", true)]
    [InlineData("https://a.example", true)]
    [InlineData("https://a.example/index.html", true)]
    [InlineData("https://a.example/zh/", true)]
    [InlineData("https://a.example/en/index.shtml", true)]
    [InlineData("https://a.example/zh/policies", false)]
    [InlineData("https://a.example/?id=7", false)]
    public void A_home_page_is_told_by_its_address(string address, bool isHome) => Assert.Equal(isHome, PageAddress.IsHome(address));

    [Theory]
    [InlineData("https://a.example/art/2025/3/1/art_12_345.html", true)]
    [InlineData("https://a.example/zwgk/t20250301_123456.htm", true)]
    [InlineData("https://a.example/content_5566.htm", true)]
    [InlineData("https://a.example/files/notice.pdf", true)]
    [InlineData("https://a.example/202503/01/x.html", true)]
    [InlineData("https://a.example/policies/", false)]
    [InlineData("https://a.example/talent", false)]
    public void A_document_is_told_by_its_address(string address, bool isDocument) => Assert.Equal(isDocument, PageAddress.IsDocument(address));

    [Fact]
    public void Hosts_take_turns() =>
        Assert.Equal(["https://a.example/1", "https://b.example/1", "https://a.example/2", "https://a.example/3"], PageAddress.InTurn(["https://a.example/1", "https://a.example/2", "https://a.example/3", "https://b.example/1"], address => address));
}

public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("User-agent: *\nDisallow: /private/", "/private/x", false)]
    [InlineData("User-agent: *\nDisallow: /private/", "/public", true)]
    [InlineData("User-agent: *\nDisallow:", "/x", true)]
    [InlineData("User-agent: *\nDisallow: /\nAllow: /open", "/open/1", true)]
    [InlineData("User-agent: other\nDisallow: /", "/x", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: TalentPortal-LinkCheck\nDisallow: /no", "/x", true)]
    [InlineData("User-agent: other\nUser-agent: talentportal-linkcheck\nDisallow: /x", "/x", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", true)]
    [InlineData("# nothing", "/x", true)]
    [InlineData("", "/x", true)]
    public void The_longest_rule_for_us_counts(string text, string path, bool mayRead) => Assert.Equal(mayRead, RobotsRules.Read(text).Allows(path));
}
