using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Components;

/// <summary>How a thing stands with its clock.</summary>
public enum StatusKind { Waiting, New, Due, Overdue, Done, Closed }

/// <summary>A state as an icon and a word on its colour; colour alone never says it.</summary>
public sealed partial class StatusBadge
{
    [Inject] private IStringLocalizer<ComponentsText> T { get; set; } = null!;

    /// <summary>The state.</summary>
    [Parameter, EditorRequired] public StatusKind State { get; set; }

    /// <summary>The feature's own word for it ("Awaiting review"); without it a general one.</summary>
    [Parameter] public string? Text { get; set; }

    private string Css => State switch
    {
        StatusKind.New => "new",
        StatusKind.Due => "due",
        StatusKind.Overdue => "overdue",
        StatusKind.Done => "done",
        _ => "",
    };

    private string Symbol => State switch
    {
        StatusKind.New => "star",
        StatusKind.Due => "clock",
        StatusKind.Overdue => "alert",
        StatusKind.Done => "done",
        StatusKind.Closed => "minus",
        _ => "waiting",
    };

    private string Word => State switch
    {
        StatusKind.New => T["Status_New"],
        StatusKind.Due => T["Status_Due"],
        StatusKind.Overdue => T["Status_Overdue"],
        StatusKind.Done => T["Status_Done"],
        StatusKind.Closed => T["Status_Closed"],
        _ => T["Status_Waiting"],
    };
}
