using Microsoft.AspNetCore.Components;

namespace TalentPortal.Components;

/// <summary>A line icon of 20 px. Decoration beside a word unless <see cref="Label"/> says what it means.</summary>
public sealed partial class Icon
{
    /// <summary>One of <see cref="Icons.Names"/>.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>What the icon says to those who do not see it; null where the text beside it says so already.</summary>
    [Parameter] public string? Label { get; set; }
}
