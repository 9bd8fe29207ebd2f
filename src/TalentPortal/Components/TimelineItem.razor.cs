using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Components;

/// <summary>Where an item of a timeline lies.</summary>
public enum TimelineState { Done, Now, Next }

/// <summary>One item of a <see cref="Timeline"/>.</summary>
public sealed partial class TimelineItem
{
    [Inject] private IStringLocalizer<ComponentsText> T { get; set; } = null!;

    /// <summary>Past, present or to come.</summary>
    [Parameter, EditorRequired] public TimelineState State { get; set; }

    /// <summary>What happened, in a few words.</summary>
    [Parameter, EditorRequired] public required string Title { get; set; }

    /// <summary>When, or by when and who must act: usually a <see cref="DateText"/>.</summary>
    [Parameter] public RenderFragment? When { get; set; }

    /// <summary>Details, the responsible person, links.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    private string Css => State switch
    {
        TimelineState.Done => "done",
        TimelineState.Now => "now",
        _ => "next",
    };

    private string Word => State switch
    {
        TimelineState.Done => T["Timeline_Done"],
        TimelineState.Now => T["Timeline_Now"],
        _ => T["Timeline_Next"],
    };
}
