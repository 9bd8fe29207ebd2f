using Microsoft.AspNetCore.Components;
using TalentPortal.Platform.Text;

namespace TalentPortal.Components;

/// <summary>A plain text with marks of claims in it: figures stand there with their notes, all else as it is written. Never markup.</summary>
public sealed partial class ClaimedText
{
    private IReadOnlyList<(string? Words, TextToken? Token)> _parts = [];

    /// <summary>The text, see <see cref="TextToken"/>.</summary>
    [Parameter, EditorRequired] public required string Text { get; set; }

    /// <summary>The notes of the page, which name its claims.</summary>
    [Parameter, EditorRequired] public required FigureNotes Notes { get; set; }

    protected override void OnParametersSet() => _parts = [.. TextTokens.Parts(Text)];

    /// <summary>Claims that share a note are cited once.</summary>
    private IEnumerable<string> CodesOf(TextToken token) => token.Kind switch
    {
        TextTokenKind.Term => [],
        TextTokenKind.Cite => token.Codes.Where(code => Notes.Find(code) is not null).DistinctBy(code => Notes.NumberOf(Notes.Find(code)!)),
        _ => token.Codes,
    };

    private static FigureShow ShowOf(TextTokenKind kind) => kind switch
    {
        TextTokenKind.Value => FigureShow.Whole,
        TextTokenKind.Number => FigureShow.Number,
        _ => FigureShow.NoteOnly,
    };
}
