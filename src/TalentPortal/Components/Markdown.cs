using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace TalentPortal.Components;

/// <summary>
/// Shows a text that is written in Markdown. HTML in it is shown as text; links lead to https, http, mailto or a place of
/// this site; pictures become links. The only place where a text becomes markup.
/// </summary>
public sealed class Markdown : ComponentBase
{
    private static readonly MarkdownPipeline pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().Build();

    /// <summary>The text.</summary>
    [Parameter, EditorRequired] public required string Text { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddMarkupContent(0, ToHtml(Text));

    /// <summary>The text as HTML that holds nothing but what Markdown can say.</summary>
    public static string ToHtml(string text)
    {
        var document = Markdig.Markdown.Parse(text, pipeline);
        foreach (var link in document.Descendants<LinkInline>())
        {
            link.IsImage = false;
            link.Url = IsSafe(link.Url) ? link.Url : "";
        }

        foreach (var link in document.Descendants<AutolinkInline>()) link.Url = link.IsEmail || IsSafe(link.Url) ? link.Url : "";
        // The page has its own headings of the first and second rank.
        foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Clamp(heading.Level, 3, 6);
        return document.ToHtml(pipeline);
    }

    private static bool IsSafe(string? address) =>
        address is not null && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\')
        && (Uri.TryCreate(address, UriKind.Absolute, out var absolute) && !address.StartsWith('/') ? absolute.Scheme is "https" or "http" or "mailto" : !address.Contains(':') && Uri.TryCreate(address, UriKind.Relative, out _));
}
