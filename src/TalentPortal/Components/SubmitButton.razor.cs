using Microsoft.AspNetCore.Components;

namespace TalentPortal.Components;

/// <summary>Weight of a button. One primary button to a page.</summary>
public enum ButtonKind { Primary, Secondary, Quiet, Danger }

/// <summary>Sends the form it stands in. Its text is a verb.</summary>
public sealed partial class SubmitButton
{
    /// <summary>Weight.</summary>
    [Parameter] public ButtonKind Kind { get; set; }

    /// <summary>Name of an icon before the text.</summary>
    [Parameter] public string? Symbol { get; set; }

    /// <summary>Name sent with the form when this button was used.</summary>
    [Parameter] public string? Name { get; set; }

    /// <summary>Value sent under <see cref="Name"/>.</summary>
    [Parameter] public string? Value { get; set; }

    /// <summary>Question asked before sending, where scripts run. What cannot be undone asks on a page of its own.</summary>
    [Parameter] public string? Confirm { get; set; }

    /// <summary>The text.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <summary>Everything else, for the button element.</summary>
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    private string Css => Kind switch
    {
        ButtonKind.Secondary => "secondary",
        ButtonKind.Quiet => "quiet",
        ButtonKind.Danger => "danger",
        _ => "",
    };
}
