using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Transfers;

/// <summary>Where an administrator says whether the organisation takes on cases of others.</summary>
public sealed partial class ViewIntakePage
{
    private readonly List<CaseTier> _tiers = [];
    private ViewIntakeResult? _found;
    private FormErrors _errors = FormErrors.None;
    private string? _zh;
    private string? _en;
    private string? _said;
    private Guid _command;
    private int _round;
    private bool _isOpen;
    private bool _isStale;
    private bool _busy;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<TransfersText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    protected override async Task OnInitializedAsync() => Take(await Prerendered.Once(RendererInfo, "intake", Read));

    private async Task<ViewIntakeResult?> Read() => (await Sender.Send(new ViewIntake())).OrNotFound(Navigation);

    private void Take(ViewIntakeResult? found)
    {
        _found = found;
        _tiers.Clear();
        _tiers.AddRange(found?.Tiers ?? []);
        (_isOpen, _zh, _en, _errors, _command, _round) = (found?.IsOpen ?? false, found?.Takes.Zh, found?.Takes.En, FormErrors.None, Guid.CreateVersion7(Clock.GetUtcNow()), _round + 1);
    }

    private void Choose(CaseTier tier, bool isChosen)
    {
        _tiers.Remove(tier);
        if (isChosen) _tiers.Add(tier);
    }

    private async Task Save()
    {
        if (_busy || _found is not { } found) return;
        _busy = true;
        var outcome = await Sender.Send(new SaveIntake(_isOpen, [.. _tiers], _zh, _en, found.Version), commandId: _command);
        _busy = false;
        _isStale = outcome.Kind == OutcomeKind.Conflict;
        _said = _isStale ? T["Transfer_Stale"].Value : outcome.IsOk ? T[_isOpen ? "SaveIntake_Open" : "SaveIntake_Closed"].Value : null;
        if (outcome.IsOk || _isStale) Take(await Read());
        else (_errors, _command) = (outcome.ToErrors(T, Shared), Guid.CreateVersion7(Clock.GetUtcNow()));
    }
}
