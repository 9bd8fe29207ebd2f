using AngleSharp.Html.Parser;
using TalentPortal.Components;
using TalentPortal.Platform.Text;

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
        "{onclick=alert(1)}", "# x {onclick=alert(1)}", "|a|\n|-|\n|<script>|", "![x](https://www.youtube.com/watch?v=1)", "\u202e[x](javascript:alert(1))", "[x](javascript\u200b:alert(1))", "[a](javascript:alert(1))[b](https://ok.example)",
        // What stands before a link that is taken out.
        "<javascript:alert(1)> and [a](javascript:alert(2)) and so on", "x <vbscript:y> [b](data:text/html,x) <javascript:alert(1)> [c](//evil.example) z", "[a](javascript:alert(1)) [b](javascript:alert(2)) [c](javascript:alert(3)) ![d](//evil.example/p.png) e");

    [Theory]
    [MemberData(nameof(Hostile))]
    public void No_text_becomes_a_script_a_foreign_image_or_a_way_out_of_the_allowed_ones(string text) => Check(SafeMarkdown.ToHtml(text)!);

    [Theory]
    [MemberData(nameof(Hostile))]
    [MemberData(nameof(HostileToEditors))]
    public void Nor_does_any_in_the_texts_of_editors(string text) => CheckMarked(SafeMarkdown.ForGuides(text, Marks)!.Html);

    [Theory]
    [InlineData("[")] [InlineData("](")] [InlineData("*")] [InlineData("_a")] [InlineData("> ")] [InlineData("- ")] [InlineData("`")] [InlineData("![")] [InlineData("<a")] [InlineData("[a](")] [InlineData("**a *b ")]
    [InlineData("1. ")] [InlineData("&")] [InlineData("\\")] [InlineData("[a]: b\n")] [InlineData("\t")] [InlineData("a_b*c")] [InlineData("中文，")] [InlineData("|a")] [InlineData("# ")]
    public void A_text_of_fifty_thousand_marks_is_shown_somehow(string mark)
    {
        var text = string.Concat(Enumerable.Repeat(mark, SafeMarkdown.MaxLength / mark.Length));
        if (SafeMarkdown.ToHtml(text) is { } html) Check(html);
        if (SafeMarkdown.ForGuides(text, Marks) is { } marked) CheckMarked(marked.Html);
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

    [Fact]
    public void A_text_of_editors_has_tables_headings_with_ids_and_marks_that_something_known_stands_in_for()
    {
        var shown = SafeMarkdown.ForGuides("### Points of {v:t.max}\n\n| a | b |\n| --- | ---: |\n| x | {v:t.max} |\n\n#### More\n\nSay {term:hukou}. {c:t.max,t.rule} [other {v:t.max}](guides/other) [law](https://law.example) `{v:t.max}` {v:none}", Marks)!;
        var page = new HtmlParser().ParseDocument(shown.Html);
        Assert.Equal([("what", 2, "Points of <b>120</b>"), ("what-2", 3, "More")], shown.Headings.Select(heading => (heading.Id, heading.Level, heading.Text)));
        Assert.Equal(["what", "what-2"], page.QuerySelectorAll("h2, h3").Select(heading => heading.Id));
        Assert.Equal(["num", "num"], page.QuerySelectorAll("th, td").Where(cell => cell.ClassName is { Length: > 0 }).Select(cell => cell.ClassName));
        Assert.Equal("<b>120</b>estimate1", page.QuerySelector("td .fig")!.TextContent);
        Assert.Equal(("t.max", "here#note-1", "Source 1"), (page.QuerySelector("td .fig")!.GetAttribute("data-claim"), page.QuerySelector("td a")!.GetAttribute("href"), page.QuerySelector("td a")!.GetAttribute("aria-label")));
        Assert.Equal("term-hukou", page.QuerySelector("button")!.GetAttribute("popovertarget"));
        Assert.Equal(["guides/other", "https://law.example"], page.QuerySelectorAll("p > a").Select(link => link.GetAttribute("href")));
        Assert.Equal([null, "external noopener"], page.QuerySelectorAll("p > a").Select(link => link.GetAttribute("rel")));
        Assert.Equal("other <b>120</b>", page.QuerySelector("p > a")!.TextContent);
        Assert.Equal("{v:t.max}", page.QuerySelector("code")!.TextContent);
        Assert.Equal("x <b>120</b>estimate1 y z", new HtmlParser().ParseDocument(SafeMarkdown.ForGuides("x {v:t.max} [y](nowhere) z", Marks with { Leads = address => address != "nowhere" })!.Html).Body!.TextContent.Trim());
        Assert.EndsWith("{v:none}", page.QuerySelectorAll("p").Last().TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_is_refused_before_anything_is_made_of_it_and_what_is_parsed_costs_in_proportion_to_its_length()
    {
        string[] nests = ["> ", "- ", "1. ", "|a", "[", "*a ", "{v:", "{v:t.max}", "#", "| --- ", "&", "a|b\n", "> - 1. "];
        foreach (var nest in nests)
        {
            var (small, large) = (Cost(nest, 5_000), Cost(nest, 50_000));
            // Ten times the text is at most some thirty times the work, whatever machine does it; squares would be a hundred.
            Assert.True(large <= 30 * Math.Max(small, 20_000), $"'{nest}': {small} bytes at 5,000 characters, {large} at 50,000");
            Assert.True(large <= 120_000_000, $"'{nest}': {large} bytes");
        }

        // Nothing is made of what only nests, numbered lists in numbered lists included.
        Assert.All(["> ", "- ", "1. ", "1) ", "> - 1. "], nest => Assert.True(Cost(nest, 50_000) < 100_000, nest));
        Assert.NotNull(SafeMarkdown.ForGuides("1. one\n   1. two\n      1. three\n\n2026.11.23 ... 1.2.3", Marks));

        // One wide row among thousands of short ones would be the square of both.
        Assert.Null(SafeMarkdown.ForGuides(string.Concat(Enumerable.Repeat("|", 60)) + "\n|-|\n", Marks));
        Assert.Null(SafeMarkdown.ForGuides("|a|b|\n|-|-|\n" + string.Concat(Enumerable.Repeat("|x|y|\n", 1_000)), Marks));

        static long Cost(string nest, int length)
        {
            var text = string.Concat(Enumerable.Repeat(nest, length / nest.Length));
            SafeMarkdown.ForGuides(text, Marks);
            var before = GC.GetAllocatedBytesForCurrentThread();
            SafeMarkdown.ForGuides(text, Marks);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    /// <summary>Stands for what is known: figures whose words would be markup, if anything let them.</summary>
    private static MarkdownMarks Marks { get; } = new("what", token => token switch
    {
        { Kind: TextTokenKind.Term, Codes: ["hukou"] } => new("<hukou>", []) { Explanation = "term-hukou" },
        { Kind: TextTokenKind.Cite } => new("", token.Codes) { Notes = [new(1, "here#note-1", "Source 1")] },
        { Codes: ["t.max"] } => new("<b>120</b>", token.Codes) { Standing = "estimate", Notes = [new(1, "here#note-1", "Source 1")] },
        _ => null,
    });

    public static TheoryData<string> HostileToEditors => new(
        "| <script>alert(1)</script> | b |\n| - | - |\n| [x](javascript:alert(1)) | <img src=x onerror=alert(1)> |", "| a |\n| :-: |\n| \" style=\"position:fixed |", "|a|b|\n|-|-|\n|{v:t.max}|{onclick=alert(1)}|",
        "{v:\" onclick=alert(1) x=\"}", "{v:t.max\" onmouseover=\"alert(1)}", "{c:<script>,t.max}", "{term:hukou\"><script>alert(1)</script>}", "[{v:t.max}](javascript:alert(1))", "![{v:t.max}](https://evil.example/p.png)",
        "![x](media/../../admin)", "### x {#\" onclick=alert(1)}\n\n{.danger onclick=alert(1)}", "::: block x\n<script>alert(1)</script>\n:::", "[{c:t.max}](//evil.example) {term:hukou}{v:t.max}{c:t.max}");

    private static void CheckMarked(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        string[] allowed = ["A", "P", "H2", "H3", "H4", "H5", "H6", "UL", "OL", "LI", "BLOCKQUOTE", "PRE", "CODE", "EM", "STRONG", "BR", "HR", "IMG", "TABLE", "THEAD", "TBODY", "TR", "TH", "TD", "SPAN", "SUP", "I", "BUTTON"];
        foreach (var element in page.Body!.QuerySelectorAll("*"))
        {
            Assert.Contains(element.TagName, allowed);
            Assert.All(element.Attributes, attribute => Assert.Contains(attribute.Name, (string[])["href", "title", "rel", "src", "alt", "class", "start", "id", "data-claim", "aria-label", "type", "popovertarget"]));
        }

        Assert.All(page.QuerySelectorAll("[id]"), element => Assert.Matches("^what(-[0-9]+)?$", element.Id!));
        Assert.All(page.QuerySelectorAll("a"), link => Assert.True(SafeMarkdown.IsAllowed(link.GetAttribute("href")), link.OuterHtml));
        Assert.All(page.QuerySelectorAll("a"), link => Assert.DoesNotMatch("^(javascript|data|vbscript|file|blob|ftp|ws):|^//", link.GetAttribute("href")!));
        Assert.Empty(page.QuerySelectorAll("img"));
    }

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
