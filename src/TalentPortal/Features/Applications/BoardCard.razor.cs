using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Applications.Domain;

namespace TalentPortal.Features.Applications;

/// <summary>
/// One application on the board. Its list of next steps is the one way to move it: dragging and the keys choose in it, so
/// that a card can be moved the same without a pointer.
/// </summary>
public sealed partial class BoardCard
{
    private string _to = "";
    private ElementReference _link;
    private bool _hadFocus;

    [Inject] private IStringLocalizer<ApplicationsText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required ViewBoardResult.Card Card { get; set; }

    /// <summary>The answer is overdue.</summary>
    [Parameter] public bool IsLate { get; set; }

    [Parameter] public bool IsPicked { get; set; }

    /// <summary>Nothing can be chosen now.</summary>
    [Parameter] public bool MustWait { get; set; }

    /// <summary>It was just moved here: the keyboard goes on from it.</summary>
    [Parameter] public bool TakesFocus { get; set; }

    [Parameter] public EventCallback<ViewBoardResult.Card> OnPick { get; set; }

    [Parameter] public EventCallback<(ViewBoardResult.Card Card, ApplicationState To)> OnMove { get; set; }

    private string Css => (IsLate, IsPicked) switch
    {
        (true, true) => "bcard late on",
        (true, false) => "bcard late",
        (false, true) => "bcard on",
        _ => "bcard",
    };

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (TakesFocus && !_hadFocus) await _link.FocusAsync();
        _hadFocus = TakesFocus;
    }

    private async Task Choose(ChangeEventArgs change)
    {
        if (!Enum.TryParse<ApplicationState>((string?)change.Value, out var to) || !Card.Next.Contains(to)) return;
        // Shown as chosen while it moves, and empty again if it stays.
        _to = to.ToString();
        await OnMove.InvokeAsync((Card, to));
        _to = "";
    }
}
