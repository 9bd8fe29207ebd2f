using Microsoft.AspNetCore.Components;

namespace TalentPortal.Components;

/// <summary>
/// A text in Markdown: headings, lists, emphasis, links. HTML in it is shown as it was typed, links lead only where
/// <see cref="SafeMarkdown"/> lets them. The one place where a text becomes markup.
/// </summary>
public sealed partial class Markdown
{
#pragma warning disable RS0030 // The ban's one exception: what SafeMarkdown returns is markup it wrote itself.
    private MarkupString? _blocks;

    protected override void OnParametersSet() => _blocks = (Rendered?.Html ?? SafeMarkdown.ToHtml(Text)) is { } html ? new MarkupString(html) : null;
#pragma warning restore RS0030

    /// <summary>The text; above <see cref="SafeMarkdown.MaxLength"/> it is shown as plain paragraphs.</summary>
    [Parameter, EditorRequired] public required string? Text { get; set; }

    /// <summary>The text where it has been made into markup already, with what only its own page knows.</summary>
    [Parameter] public RenderedMarkdown? Rendered { get; set; }

    private IEnumerable<string> Paragraphs => (Text ?? "").ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
