using System.Globalization;
using Markdig;
using Markdig.Extensions.Tables;
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

    /// <summary>Of links that anybody wrote: search engines owe them nothing.</summary>
    private const string OfStrangers = "nofollow ugc noopener";

    /// <summary>Of links that editors chose, out of the portal.</summary>
    private const string OfEditors = "external noopener";

    // A line that ends where the writer pressed Enter ends there on the page too.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseSoftlineBreakAsHardlineBreak().Build();

    /// <summary>Bars in one line: cells are made for the widest row in each of a table's rows, so that one long line among many short ones would be the square of both.</summary>
    private const int BarsInLine = 24;

    /// <summary>Bars in a text with tables.</summary>
    private const int BarsMost = 2_000;

    /// <summary>Pictures that editors may show lie there.</summary>
    private const string OwnPictures = "media/";

    // Tables and marks, and nothing else: neither attributes nor ids that a writer chooses. A line that ends is no line of the page: editors write one sentence a line.
    private static readonly MarkdownPipeline Marked = MarkedPipeline();

    /// <summary>The text as HTML, or null when it cannot be shown as Markdown: too long, too deep, or the parser gave up.</summary>
    public static string? ToHtml(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        if (text.Length > MaxLength || IsAbsurd(text)) return null;
        try
        {
            var document = Markdig.Markdown.Parse(text, Pipeline);
            // All are found before any is taken out: what stands before a gap is not found any more.
            var (links, addresses) = (document.Descendants<LinkInline>().ToList(), document.Descendants<AutolinkInline>().ToList());
            foreach (var link in links) Tame(link, OfStrangers);
            foreach (var link in addresses) Tame(link, OfStrangers);
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

    /// <summary>
    /// The text of an editor: with pipe tables, with headings that begin below the page's own and have ids, and with marks
    /// that something known stands in for. Null as with <see cref="ToHtml"/>.
    /// </summary>
    public static RenderedMarkdown? ForGuides(string? text, MarkdownMarks marks)
    {
        if (string.IsNullOrWhiteSpace(text)) return new("", []);
        if (text.Length > MaxLength || IsAbsurd(text) || HasAbsurdTables(text)) return null;
        try
        {
            var document = Markdig.Markdown.Parse(text, Marked);
            foreach (var mark in document.Descendants<MarkInline>()) mark.Shown = marks.Show(mark.Token);
            var headings = Headings(document, marks.Anchor);
            // All are found before any is taken out, as above.
            var (links, addresses) = (document.Descendants<LinkInline>().ToList(), document.Descendants<AutolinkInline>().ToList());
            foreach (var link in links)
            {
                if (link.IsImage && !IsOwnPicture(link)) link.Remove();
                else if (!link.IsImage && IsLocal(link.Url) && !marks.Leads(link.Url!)) Unlink(link);
                else Tame(link, IsLocal(link.Url) ? null : OfEditors);
            }

            foreach (var link in addresses) Tame(link, OfEditors);
            foreach (var table in document.Descendants<Table>()) Tame(table);
            using var writer = new StringWriter();
            var renderer = new HtmlRenderer(writer);
            Marked.Setup(renderer);
            renderer.ObjectRenderers.Insert(0, new MarkInlineRenderer());
            renderer.Render(document);
            return new(writer.ToString(), headings);
        }
        catch (Exception)
        {
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

    private static MarkdownPipeline MarkedPipeline()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables();
        builder.InlineParsers.Insert(0, new MarkInlineParser());
        return builder.Build();
    }

    private static bool IsOwnPicture(LinkInline picture) =>
        picture.Url is { } url && url.StartsWith(OwnPictures, StringComparison.Ordinal) && Guid.TryParseExact(url[OwnPictures.Length..], "D", out _) && picture.FirstChild is not null;

    /// <summary>Where a column is to stand says a class; the parser would write a style, which no page allows.</summary>
    private static void Tame(Table table)
    {
        table.GetAttributes().AddClass("table");
        for (var column = 0; column < table.ColumnDefinitions.Count; column++)
        {
            var isRight = table.ColumnDefinitions[column].Alignment == TableColumnAlign.Right;
            (table.ColumnDefinitions[column].Alignment, table.ColumnDefinitions[column].Width) = (null, 0);
            if (!isRight) continue;
            foreach (var row in table.OfType<TableRow>())
            {
                if (column < row.Count && row[column] is TableCell cell) cell.GetAttributes().AddClass("num");
            }
        }
    }

    /// <summary>Moves the headings below the page's own and gives each an id that depends on its place, not on its words: it is the same in both languages.</summary>
    private static List<MarkdownHeading> Headings(MarkdownDocument document, string anchor)
    {
        List<MarkdownHeading> headings = [];
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = Math.Clamp(heading.Level - 1, 2, 6);
            var id = headings.Count == 0 ? anchor : string.Create(CultureInfo.InvariantCulture, $"{anchor}-{headings.Count + 1}");
            heading.GetAttributes().Id = id;
            headings.Add(new(id, heading.Level, PlainOf(heading.Inline)));
        }

        return headings;
    }

    private static string PlainOf(ContainerInline? inlines) => string.Concat((inlines?.Descendants() ?? []).Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        MarkInline mark => mark.Shown?.Text ?? mark.Typed,
        LineBreakInline => " ",
        _ => "",
    }));

    private static bool HasAbsurdTables(string text)
    {
        var (inLine, all) = (0, 0);
        foreach (var c in text)
        {
            if (c == '\n') inLine = 0;
            if (c != '|') continue;
            if (++inLine > BarsInLine || ++all > BarsMost) return true;
        }

        return false;
    }

    private static bool IsLocal(string? url)
    {
        if (url is null || !IsAllowed(url)) return false;
        var at = url.AsSpan().IndexOfAny(":/?#");
        return at < 0 || url[at] != ':';
    }

    private static void Tame(LinkInline link, string? rel)
    {
        if (link.IsImage ? IsLocal(link.Url) : IsAllowed(link.Url))
        {
            if (!link.IsImage && rel is not null) link.GetAttributes().AddPropertyIfNotExist("rel", rel);
            return;
        }

        Unlink(link);
    }

    /// <summary>The words stay, the way out goes.</summary>
    private static void Unlink(LinkInline link)
    {
        while (link.FirstChild is { } child)
        {
            child.Remove();
            link.InsertBefore(child);
        }

        link.Remove();
    }

    private static void Tame(AutolinkInline link, string rel)
    {
        if (link.IsEmail || IsAllowed(link.Url)) link.GetAttributes().AddPropertyIfNotExist("rel", rel);
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
            // A numbered list in a numbered list.
            if (atStart && c is '.' or ')' && char.IsAsciiDigit(previous)) depth++;
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
