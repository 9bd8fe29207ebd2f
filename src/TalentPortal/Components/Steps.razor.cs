using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Components;

/// <summary>A step of a long form.</summary>
/// <param name="Text">Its name.</param>
/// <param name="State">Whether it is saved, being filled, or still to come.</param>
/// <param name="Href">Its page, if it can be opened already.</param>
public sealed record Step(string Text, TimelineState State, string? Href = null);

/// <summary>The named steps of a long form, and how many are left.</summary>
public sealed partial class Steps
{
    [Inject] private IStringLocalizer<ComponentsText> T { get; set; } = null!;

    /// <summary>All steps, in order.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<Step> Items { get; set; }

    private int Left => Items.Count(step => step.State != TimelineState.Done);

    private static string Css(TimelineState state) => state switch
    {
        TimelineState.Done => "done",
        TimelineState.Now => "now",
        _ => "next",
    };
}
