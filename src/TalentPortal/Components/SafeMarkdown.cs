using Markdig;
using Markdig.Helpers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace TalentPortal.Components;

/// <summary>
/// Markdown from people who may mean harm. Markdig's own switch against HTML leaves links alone, so each link and image
/// is looked at here: only https, http, mailto and addresses within the portal remain, images only from the portal.
/// </summary>
public static class SafeMarkdown
{
    /// <summary>Characters. Longer texts are not parsed.</summary>
    public const int MaxLength = 50_000;

    /// <summary>Deepest list or quotation in a text that is parsed; the parser's own limit is far above what stays quick.</summary>
    private const int MaxDepth = 24;

    // A line that ends where the writer pressed Enter ends there on the page too.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseSoftlineBreakAsHardlineBreak().Build();

    /// <summary>The text as HTML, or null when it cannot be shown as Markdown: too long, too deep, or the parser gave up.</summary>
    public static string? ToHtml(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        if (text.Length > MaxLength || IsAbsurd(text)) return null;
        try
        {
            var document = Markdig.Markdown.Parse(text, Pipeline);
            foreach (var link in document.Descendants<LinkInline>().ToList()) Tame(link);
            foreach (var link in document.Descendants<AutolinkInline>().ToList()) Tame(link);
            using var writer = new StringWriter();
            var renderer = new HtmlRenderer(writer);
            Pipeline.Setup(renderer);
            renderer.Render(document);
            return writer.ToString();
        }
        catch (Exception)
        {
            // Whatever a parser makes of a hostile text, the page must not fall over it.
            return null;
        }
    }

    /// <summary>Whether a link may lead there: https, http or mailto, or an address within the portal.</summary>
    public static bool IsAllowed(string? url)
    {
        if (string.IsNullOrEmpty(url) || url.Any(c => c <= ' ' || c == '\\' || char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format)) return false;
        var colon = url.AsSpan().IndexOfAny(":/?#");
        if (colon >= 0 && url[colon] == ':') return url[..colon].ToLowerInvariant() is "https" or "http" or "mailto";
        return !url.StartsWith("//", StringComparison.Ordinal);
    }

    private static bool IsLocal(string? url)
    {
        if (url is null || !IsAllowed(url)) return false;
        var at = url.AsSpan().IndexOfAny(":/?#");
        return at < 0 || url[at] != ':';
    }

    private static void Tame(LinkInline link)
    {
        if (link.IsImage ? IsLocal(link.Url) : IsAllowed(link.Url))
        {
            if (!link.IsImage) link.GetAttributes().AddPropertyIfNotExist("rel", "nofollow ugc noopener");
            return;
        }

        // The words stay, the way out goes.
        while (link.FirstChild is { } child)
        {
            child.Remove();
            link.InsertBefore(child);
        }

        link.Remove();
    }

    private static void Tame(AutolinkInline link)
    {
        if (link.IsEmail || IsAllowed(link.Url)) link.GetAttributes().AddPropertyIfNotExist("rel", "nofollow ugc noopener");
        else link.ReplaceBy(new LiteralInline(new StringSlice(link.Url)));
    }

    /// <summary>Texts whose only purpose is to keep a parser busy: nesting and runs of marks that no person types.</summary>
    private static bool IsAbsurd(string text)
    {
        var (depth, run, marks, previous) = (0, 0, 0, '\0');
        var atStart = true;
        foreach (var c in text)
        {
            if (c == '\n')
            {
                (depth, atStart, previous) = (0, true, c);
                continue;
            }

            if (atStart && c is '>' or '-' or '*' or '+' && atStart) depth++;
            else if (c is not (' ' or '\t') && !char.IsAsciiDigit(c) && c is not ('.' or ')')) atStart = false;
            if (atStart && c is '\t') depth++;
            if (depth > MaxDepth) return true;
            run = c == previous ? run + 1 : 1;
            if (c is '[' or ']' or '(' or '!' or '*' or '_' or '`' or '<' or '~' or '&')
            {
                marks++;
                if (run > 200) return true;
            }

            previous = c;
        }

        return marks > 6_000;
    }
}
