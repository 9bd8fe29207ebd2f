using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace TalentPortal.Platform.Text;

/// <summary>
/// Turns the HTML of a text from outside into Markdown: paragraphs, headings and lists survive, everything else becomes
/// plain words. No markup of the source can get through: what is not text is dropped, and what Markdown would take for
/// markup is escaped.
/// </summary>
public static partial class HtmlToMarkdown
{
    /// <summary>The Markdown of a text that may be HTML or plain.</summary>
    public static string Convert(string text)
    {
        if (!Tag().IsMatch(text)) return Escape(WebUtility.HtmlDecode(text).ReplaceLineEndings("\n")).Trim();
        var html = Unseen().Replace(text, " ");
        var markdown = new StringBuilder(html.Length);
        var (at, inHeading) = (0, false);
        foreach (Match tag in Tag().Matches(html))
        {
            Words(markdown, html[at..tag.Index]);
            at = tag.Index + tag.Length;
            var (name, closing) = (tag.Groups["name"].Value.ToLowerInvariant(), tag.Groups["slash"].Length > 0);
            // A heading is one line, whatever lies in it.
            if (name is not ("br" or "b" or "strong" or "i" or "em" or "u" or "span" or "a" or "font")) inHeading = !closing && name is ['h', >= '1' and <= '6'];
            markdown.Append(name switch
            {
                "br" => inHeading ? " " : "\n",
                "li" => closing ? "" : "\n- ",
                "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => closing ? "\n\n" : "\n\n### ",
                "p" or "div" or "ul" or "ol" or "section" or "article" or "tr" or "table" or "blockquote" or "hr" => "\n\n",
                "td" or "th" => " ",
                _ => "",
            });
        }

        Words(markdown, html[at..]);
        return Gaps().Replace(LineEnds().Replace(markdown.ToString(), "\n"), "\n\n").Trim();
    }

    private static void Words(StringBuilder markdown, string text)
    {
        if (text.Length == 0) return;
        var words = Blanks().Replace(Escape(WebUtility.HtmlDecode(text)), " ");
        // No blank at the beginning of a line: four of them would be code.
        markdown.Append(markdown.Length == 0 || markdown[^1] is '\n' or ' ' ? words.TrimStart(' ') : words);
    }

    private static string Escape(string text) => LineStarts().Replace(Special().Replace(text, @"\$0"), @"$1\$2");

    [GeneratedRegex(@"<(?<slash>/?)(?<name>[a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?/?>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"<!--.*?-->|<(script|style)\b.*?</\1\s*>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Unseen();

    [GeneratedRegex(@"[\\`*_\[\]<>&|~]")]
    private static partial Regex Special();

    // What begins a heading, a list or a rule only at the beginning of a line.
    [GeneratedRegex(@"^([ \t]*\d{0,9})([#+=.)-])", RegexOptions.Multiline)]
    private static partial Regex LineStarts();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"[ \t]+\n")]
    private static partial Regex LineEnds();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex Gaps();
}
