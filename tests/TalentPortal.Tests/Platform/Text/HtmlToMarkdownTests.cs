using TalentPortal.Components;
using TalentPortal.Platform.Text;

namespace TalentPortal.Tests.Platform.Text;

/// <summary>What imported descriptions become. The last word has the page, so each text is also shown.</summary>
public sealed class HtmlToMarkdownTests
{
    [Theory]
    [InlineData("<p>One</p><p>Two</p>", "<p>One</p>|<p>Two</p>")]
    [InlineData("One<br>Two", "<p>One<br />\nTwo</p>")]
    [InlineData("One<br/>\n  Two<br><br>Three", "<p>One<br />\nTwo</p>|<p>Three</p>")]
    [InlineData("<li>One<br>still one</li><li>Two</li>", "<li>One<br />\nstill one</li>|<li>Two</li>")]
    [InlineData("<h2>Tasks<br><b>and</b> duties</h2>Do it", "<h3>Tasks and duties</h3>|<p>Do it</p>")]
    [InlineData("wrapped\nby the source <b>only</b>", "<p>wrapped by the source only</p>")]
    [InlineData("<ul><li>A</li><li>B &amp; C</li></ul>", "<li>A</li>|<li>B &amp; C</li>")]
    [InlineData("<h2>Tasks</h2>Do it", "Tasks</h|<p>Do it</p>")]
    [InlineData("负责<b>芯片</b>设计", "负责芯片设计")]
    [InlineData("<div>a</div>\n\n\n<div>b</div>", "<p>a</p>|<p>b</p>")]
    [InlineData("plain text, 3 < 5 & 7 > 2", "3 &lt; 5 &amp; 7 &gt; 2")]
    [InlineData("C# and 1. first", "C# and 1. first")]
    [InlineData("# not a heading", "# not a heading")]
    [InlineData("- not a list", "- not a list")]
    [InlineData("1. not a list", "1. not a list")]
    [InlineData("*not* _emphasis_ `code`", "*not* _emphasis_ `code`")]
    public void Structure_stays_and_words_mean_themselves(string html, string shown)
    {
        var page = SafeMarkdown.ToHtml(HtmlToMarkdown.Convert(html)) ?? "";
        foreach (var piece in shown.Split('|')) Assert.Contains(piece, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>gone")]
    [InlineData("<style>p{}</style>gone")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<a href=\"javascript:alert(1)\">click</a>")]
    [InlineData("[click](javascript:alert(1))")]
    [InlineData("<iframe src=//evil.example></iframe>")]
    [InlineData("&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("<p onclick=alert(1)>text</p>")]
    [InlineData("<scr<script>ipt>alert(1)</scr</script>ipt>")]
    [InlineData("<!-- <script> -->x")]
    [InlineData("![x](//evil.example/p.png)")]
    [InlineData("<svg/onload=alert(1)>")]
    [InlineData("<unclosed")]
    public void No_markup_of_the_source_gets_through(string html)
    {
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(SafeMarkdown.ToHtml(HtmlToMarkdown.Convert(html)) ?? "");
        Assert.Empty(page.QuerySelectorAll("script, style, img, a, iframe, svg, [onclick], [onerror], [onload]"));
    }

    [Fact]
    public void Great_nesting_is_read_without_harm()
    {
        var deep = string.Concat(Enumerable.Repeat("<ul><li>", 20_000)) + "end";
        Assert.EndsWith("end", HtmlToMarkdown.Convert(deep), StringComparison.Ordinal);
    }
}
