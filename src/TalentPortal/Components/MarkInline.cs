using System.Globalization;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;
using TalentPortal.Platform.Text;

namespace TalentPortal.Components;

/// <summary>A mark in a text, where the parser found it: a node of its own, so that what stands for it never goes through the parser.</summary>
internal sealed class MarkInline(TextToken token, string typed) : LeafInline
{
    public TextToken Token { get; } = token;

    public string Typed { get; } = typed;

    /// <summary>What stands for it.</summary>
    public MarkShown? Shown { get; set; }
}

/// <summary>Finds the marks.</summary>
internal sealed class MarkInlineParser : InlineParser
{
    public MarkInlineParser() => OpeningCharacters = ['{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var rest = slice.AsSpan();
        if (TextToken.Read(rest, out var length) is not { } token) return false;
        processor.Inline = new MarkInline(token, rest[..length].ToString());
        slice.Start += length;
        return true;
    }
}

/// <summary>Writes what stands for a mark; every word of it is escaped here.</summary>
internal sealed class MarkInlineRenderer : HtmlObjectRenderer<MarkInline>
{
    protected override void Write(HtmlRenderer renderer, MarkInline mark)
    {
        if (mark.Shown is not { } shown)
        {
            renderer.WriteEscape(mark.Typed);
            return;
        }

        // In a link, or where there is no markup at all, only the words can stand.
        if (!renderer.EnableHtmlForInline || IsInLink(mark))
        {
            renderer.WriteEscape(shown.Text);
            return;
        }

        if (shown.Explanation is { } explanation)
        {
            renderer.Write("<button type=\"button\" class=\"term\" popovertarget=\"").WriteEscape(explanation).Write("\">").WriteEscape(shown.Text).Write("</button>");
            return;
        }

        // As FigureNote writes it.
        renderer.Write("<span class=\"fig\" data-claim=\"").WriteEscape(string.Join(' ', shown.Claims)).Write("\">").WriteEscape(shown.Text);
        if (shown.Standing is { } standing) renderer.Write("<i class=\"standing\">").WriteEscape(standing).Write("</i>");
        foreach (var note in shown.Notes)
        {
            renderer.Write("<sup><a href=\"").WriteEscape(note.Href).Write("\" aria-label=\"").WriteEscape(note.Label).Write("\">")
                .Write(note.Number.ToString(CultureInfo.InvariantCulture)).Write("</a></sup>");
        }

        renderer.Write("</span>");
    }

    private static bool IsInLink(Inline mark)
    {
        for (Inline? at = mark.Parent; at is not null; at = at.Parent)
        {
            if (at is LinkInline) return true;
        }

        return false;
    }
}
