using TalentPortal.Platform.Text;

namespace TalentPortal.Components;

/// <summary>A text as <see cref="SafeMarkdown"/> wrote it. Nobody else can make one, so whatever is in it may be shown as markup.</summary>
public sealed class RenderedMarkdown
{
    internal RenderedMarkdown(string html, IReadOnlyList<MarkdownHeading> headings) => (Html, Headings) = (html, headings);

    /// <summary>Its headings, in their order.</summary>
    public IReadOnlyList<MarkdownHeading> Headings { get; }

    internal string Html { get; }
}

/// <summary>A heading that can be jumped to.</summary>
/// <param name="Level">2 for the highest: the page's own title is 1.</param>
public sealed record MarkdownHeading(string Id, int Level, string Text);

/// <summary>What a text with marks needs to be shown.</summary>
/// <param name="Anchor">What the ids of its headings begin with: letters, digits and hyphens.</param>
/// <param name="Show">What stands for a mark; null leaves the mark as it was typed.</param>
public sealed record MarkdownMarks(string Anchor, Func<TextToken, MarkShown?> Show)
{
    /// <summary>Whether an address within the portal leads somewhere. Where it does not, the words stand alone.</summary>
    public Func<string, bool> Leads { get; init; } = _ => true;
}

/// <summary>What stands for a mark. All of it is text: nothing in it becomes markup.</summary>
/// <param name="Text">The words; empty where only a source is cited.</param>
/// <param name="Claims">Codes of the claims that it rests on.</param>
public sealed record MarkShown(string Text, IReadOnlyList<string> Claims)
{
    /// <summary>A word beside it that says what kind of figure it is: an estimate, an example.</summary>
    public string? Standing { get; init; }

    /// <summary>The notes behind it.</summary>
    public IReadOnlyList<NoteShown> Notes { get; init; } = [];

    /// <summary>Id of the explanation that opens at it, where it is a word to be explained.</summary>
    public string? Explanation { get; init; }
}

/// <summary>A note behind a figure.</summary>
/// <param name="Label">What a screen reader says instead of the bare number.</param>
public sealed record NoteShown(int Number, string Href, string Label);
