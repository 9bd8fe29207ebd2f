using Microsoft.AspNetCore.Components;

namespace TalentPortal.Components;

/// <summary>A definition list of <see cref="Fact"/>s.</summary>
public sealed partial class Facts
{
    /// <summary>The facts.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }
}
