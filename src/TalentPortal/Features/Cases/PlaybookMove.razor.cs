using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Cases;

/// <summary>Shows what a newer edition would change for a case, and moves it there.</summary>
public sealed partial class PlaybookMove
{
    private ViewPlaybookMoveResult? _found;
    private string? _why;
    private bool _busy;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<CasesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter, EditorRequired] public required ViewCaseResult Case { get; set; }

    /// <summary>The case follows it now: that, in words.</summary>
    [Parameter] public EventCallback<string> OnDone { get; set; }

    /// <summary>The case or the playbook changed meanwhile.</summary>
    [Parameter] public EventCallback OnStale { get; set; }

    private string Word(Difference one, Bilingual word) => one.Kind is DifferenceKind.TestRequired or DifferenceKind.PacketRequired
        ? T[word.En == bool.TrueString ? "PlaybookMove_Required" : "PlaybookMove_Optional"] : word.In(Languages.Current);

    private async Task Look()
    {
        var outcome = await Sender.Send(new ViewPlaybookMove(Case.Id));
        _found = outcome.IsOk ? outcome.Value : null;
        _why = outcome.IsOk ? null : outcome.ToErrors(T, Shared).All[0].Message;
    }

    private async Task Follow(int number, uint version)
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new FollowPlaybook(Case.Id, number, version), commandId: Guid.CreateVersion7(Clock.GetUtcNow()));
        (_busy, _found) = (false, null);
        _why = outcome.IsOk || outcome.Kind == OutcomeKind.Conflict ? null : outcome.ToErrors(T, Shared).All[0].Message;
        if (outcome.Kind == OutcomeKind.Conflict) await OnStale.InvokeAsync();
        if (outcome.IsOk) await OnDone.InvokeAsync(T["PlaybookMove_Done", number]);
    }
}
