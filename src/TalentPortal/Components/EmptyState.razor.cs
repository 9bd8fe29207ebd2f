using Microsoft.AspNetCore.Components;

namespace TalentPortal.Components;

/// <summary>Nothing here: a sentence, a reason, a way on.</summary>
public sealed partial class EmptyState
{
    /// <summary>The sentence.</summary>
    [Parameter, EditorRequired] public required string Title { get; set; }

    /// <summary>The reason, and what can be done.</summary>
    [Parameter] public string? Text { get; set; }

    /// <summary>Name of an icon.</summary>
    [Parameter] public string? Symbol { get; set; }

    /// <summary>The way on: links and buttons.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }
}
