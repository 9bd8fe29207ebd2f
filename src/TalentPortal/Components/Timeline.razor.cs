using Microsoft.AspNetCore.Components;

namespace TalentPortal.Components;

/// <summary>What happened, what is happening and what comes next, from top to bottom. Holds <see cref="TimelineItem"/>s.</summary>
public sealed partial class Timeline
{
    /// <summary>The items.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }
}
