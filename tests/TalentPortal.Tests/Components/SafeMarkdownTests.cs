using AngleSharp.Html.Parser;
using TalentPortal.Components;

namespace TalentPortal.Tests.Components;

/// <summary>Texts of people who mean harm (sec-F06).</summary>
public class SafeMarkdownTests
{
    public static TheoryData<string> Hostile => new(
        "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](java\tscript:alert(1))", "[x](<java script:alert(1)>)", "[x](&#106;avascript:alert(1))", "[x](&#x6A;avascript&colon;alert(1))",
        "[x](javascript&#58;alert(1))", "[x](\u0001javascript:alert(1))", "[x](data:text/html,<script>alert(1)</script>)", "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](vbscript:msgbox(1))",
        "[x](file:///etc/passwd)", "[x](blob:https://a/b)", "[x](ftp://a.example/b)", "[x](//evil.example)", "[x](\\\\evil.example)", "[x](/\\evil.example)", "[x](https:\\\\evil.example)", "[x](ws://a.example)",
        "<javascript:alert(1)>", "<vbscript:x>", "<data:text/html,x>", "<file:///etc/passwd>", "[x]: javascript:alert(1)\n\n[x]", "[x][y]\n\n[y]: data:text/html,x", "![x](javascript:alert(1))",
        "![x](https://evil.example/pixel.png)", "![x](http://evil.example/pixel.png)", "![x](//evil.example/pixel.png)", "![x](data:image/svg+xml,<svg onload=alert(1)>)", "![![x](javascript:alert(1))](https://evil.example)",
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<iframe src=https://evil.example></iframe>", "<a href=\"javascript:alert(1)\">x</a>", "<svg/onload=alert(1)>", "<div style=\"position:fixed\">",
        "<!--<script>-->", "<![CDATA[<script>alert(1)</script>]]>", "<?php x ?>", "<!DOCTYPE html><script>", "<math><mi xlink:href=javascript:alert(1)>", "<details ontoggle=alert(1) open>", "<form action=javascript:alert(1)>",
        "[x](https://a.example \"onmouseover=alert(1)\")", "[x](https://a.example \"\\\" onclick=alert(1) x=\\\"\")", "[x](https://a.example/\"onclick=alert(1))", "`<script>`", "```html\n<script>alert(1)</script>\n```",
        "```\" onclick=alert(1)\nx\n```", "# <img onerror=alert(1) src=x>", "> <script>alert(1)</script>", "- <iframe>", "[<script>alert(1)</script>](https://a.example)", "[x](mailto:a@b.example?body=%3Cscript%3E)",
        "{onclick=alert(1)}", "# x {onclick=alert(1)}", "|a|\n|-|\n|<script>|", "![x](https://www.youtube.com/watch?v=1)", "\u202e[x](javascript:alert(1))", "[x](javascript\u200b:alert(1))", "[a](javascript:alert(1))[b](https://ok.example)");

    [Theory]
    [MemberData(nameof(Hostile))]
    public void No_text_becomes_a_script_a_foreign_image_or_a_way_out_of_the_allowed_ones(string text) => Check(SafeMarkdown.ToHtml(text)!);

    [Theory]
    [InlineData("[")] [InlineData("](")] [InlineData("*")] [InlineData("_a")] [InlineData("> ")] [InlineData("- ")] [InlineData("`")] [InlineData("![")] [InlineData("<a")] [InlineData("[a](")] [InlineData("**a *b ")]
    [InlineData("1. ")] [InlineData("&")] [InlineData("\\")] [InlineData("[a]: b\n")] [InlineData("\t")] [InlineData("a_b*c")] [InlineData("中文，")] [InlineData("|a")] [InlineData("# ")]
    public void A_text_of_fifty_thousand_marks_is_shown_somehow(string mark)
    {
        var text = string.Concat(Enumerable.Repeat(mark, SafeMarkdown.MaxLength / mark.Length));
        if (SafeMarkdown.ToHtml(text) is { } html) Check(html);
        if (SafeMarkdown.ToHtml(string.Concat(Enumerable.Range(0, 200).Select(depth => new string(' ', depth * 2) + "- x\n"))) is { } nested) Check(nested);
    }

    [Fact]
    public void Longer_texts_are_not_parsed() => Assert.Null(SafeMarkdown.ToHtml(new string('x', SafeMarkdown.MaxLength + 1)));

    [Fact]
    public void Headings_lists_emphasis_and_links_are_what_they_are_for()
    {
        var page = new HtmlParser().ParseDocument(SafeMarkdown.ToHtml("# 职责\n\n- **设计** 芯片\n- *verify*\n\n[site](https://a.example/x?y=1&z=2) [mail](mailto:a@b.example) [here](jobs/1) ![logo](/logo.svg)")!);
        Assert.Equal("职责", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(2, page.QuerySelectorAll("li").Length);
        Assert.Equal(["https://a.example/x?y=1&z=2", "mailto:a@b.example", "jobs/1"], page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.All(page.QuerySelectorAll("a"), link => Assert.Equal("nofollow ugc noopener", link.GetAttribute("rel")));
        Assert.Equal("/logo.svg", page.QuerySelector("img")!.GetAttribute("src"));
    }

    [Fact]
    public void The_words_of_a_link_that_may_not_lead_anywhere_stay() =>
        Assert.Equal("<p>see <strong>this</strong> and the map</p>", SafeMarkdown.ToHtml("see [**this**](javascript:x) and ![the map](https://evil.example/m.png)")!.Trim());

    private static void Check(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        string[] allowed = ["A", "P", "H1", "H2", "H3", "H4", "H5", "H6", "UL", "OL", "LI", "BLOCKQUOTE", "PRE", "CODE", "EM", "STRONG", "BR", "HR", "IMG"];
        foreach (var element in page.Body!.QuerySelectorAll("*"))
        {
            Assert.Contains(element.TagName, allowed);
            Assert.All(element.Attributes, attribute => Assert.Contains(attribute.Name, (string[])["href", "title", "rel", "src", "alt", "class", "start"]));
        }

        Assert.All(page.QuerySelectorAll("a"), link => Assert.True(SafeMarkdown.IsAllowed(link.GetAttribute("href")), link.OuterHtml));
        Assert.All(page.QuerySelectorAll("a"), link => Assert.DoesNotMatch("^(javascript|data|vbscript|file|blob|ftp|ws):|^//", link.GetAttribute("href")!));
        Assert.All(page.QuerySelectorAll("img"), image => Assert.DoesNotMatch("^[a-z]+:|^//", image.GetAttribute("src")!));
    }
}
