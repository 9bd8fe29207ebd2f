using Microsoft.AspNetCore.Components;

namespace TalentPortal.Components;

/// <summary>A term and what holds for it. Without a text and without content nothing is shown.</summary>
public sealed partial class Fact
{
    /// <summary>The term.</summary>
    [Parameter, EditorRequired] public required string Term { get; set; }

    /// <summary>What holds, as plain text.</summary>
    [Parameter] public string? Text { get; set; }

    /// <summary>What holds, with components in it.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }
}
