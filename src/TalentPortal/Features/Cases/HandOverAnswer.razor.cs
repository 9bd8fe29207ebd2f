using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Cases;

/// <summary>Accepts an offered case, returns it with a reason, or takes back what one has offered.</summary>
public sealed partial class HandOverAnswer
{
    private CaseForm _typed = new();
    private CaseForm _shown = new();
    private FormErrors _errors = FormErrors.None;
    private DraftKeeper<CaseForm>? _keeper;
    private Guid _command;
    private bool _isReady;
    private bool _busy;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<CasesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter, EditorRequired] public required HandOverPaper Paper { get; set; }

    /// <summary>It is answered: what was done, in words.</summary>
    [Parameter] public EventCallback<string> OnDone { get; set; }

    /// <summary>A colleague was faster.</summary>
    [Parameter] public EventCallback OnStale { get; set; }

    protected override void OnInitialized() => _command = NewId();

    private void Restore(CaseForm kept) => (_typed, _shown) = (kept, kept with { });

    private Task Accept() => Answer(() => Sender.Send(new AcceptHandOver(Paper.Id), commandId: _command), "HandOverAnswer_Accepted");

    private Task Return() => Answer(() => Sender.Send(new ReturnHandOver(Paper.Id, _typed.Words), commandId: _command), "HandOverAnswer_Returned");

    private Task TakeBack() => Answer(() => Sender.Send(new WithdrawHandOver(Paper.Id), commandId: _command), "HandOverAnswer_TakenBack");

    private async Task Answer<TResult>(Func<Task<Outcome<TResult>>> send, string done)
        where TResult : class
    {
        if (_busy) return;
        _busy = true;
        var outcome = await send();
        (_busy, _command, _shown) = (false, NewId(), _typed with { });
        _errors = outcome.Kind == OutcomeKind.Conflict ? FormErrors.None : outcome.ToErrors(T, Shared);
        if (outcome.Kind is OutcomeKind.Conflict or OutcomeKind.NotFound) await OnStale.InvokeAsync();
        if (!outcome.IsOk) return;
        if (_keeper is not null) await _keeper.Discard();
        await OnDone.InvokeAsync(T[done]);
    }

    private Guid NewId() => Guid.CreateVersion7(Clock.GetUtcNow());
}
