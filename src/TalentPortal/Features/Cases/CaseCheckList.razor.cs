using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Cases;

/// <summary>The tests of the stage at hand, and where the end is next, those of being settled.</summary>
public sealed partial class CaseCheckList
{
    private string? _why;
    private bool _busy;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<CasesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter, EditorRequired] public required ViewCaseResult Case { get; set; }

    /// <summary>Something was ticked, or no longer: what, in words.</summary>
    [Parameter] public EventCallback<string> OnDone { get; set; }

    private async Task Tick(OpenCheck check)
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new TickCheck(Case.Id, check.Test.Key, !check.IsPassed), commandId: Guid.CreateVersion7(Clock.GetUtcNow()));
        _busy = false;
        _why = outcome.IsOk ? null : outcome.ToErrors(T, Shared).All[0].Message;
        if (outcome.IsOk) await OnDone.InvokeAsync(T[check.IsPassed ? "CaseCheckList_Unticked" : "CaseCheckList_Done"]);
    }
}
