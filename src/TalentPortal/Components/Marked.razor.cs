using Microsoft.AspNetCore.Components;

namespace TalentPortal.Components;

/// <summary>A text in which the words that were searched for are marked.</summary>
public sealed partial class Marked
{
    /// <summary>The text, plain.</summary>
    [Parameter, EditorRequired] public required string Text { get; set; }

    /// <summary>The words searched for.</summary>
    [Parameter, EditorRequired] public required IReadOnlyCollection<string> Terms { get; set; }
}
