using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Applications;

/// <summary>Employers that opened unusually many people's applications; what closed by that is opened again here.</summary>
public sealed partial class BrowseReadingAlarmsPage
{
    private BrowseReadingAlarmsResult? _found;
    private BrowseReadingAlarmsResult.Item? _chosen;
    private FormErrors _errors = FormErrors.None;
    private ElementReference _heading;
    private string? _reason;
    private string? _said;
    private Guid _command;
    private bool _busy;
    private bool _focus;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<ApplicationsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    protected override async Task OnInitializedAsync() => _found = await Prerendered.Once(RendererInfo, "readings", Read);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_focus) return;
        _focus = false;
        await _heading.FocusAsync();
    }

    private async Task<BrowseReadingAlarmsResult?> Read() => (await Sender.Send(new BrowseReadingAlarms())).OrNotFound(Navigation);

    private void Choose(BrowseReadingAlarmsResult.Item item)
    {
        (_chosen, _errors, _reason, _said, _focus) = (item, FormErrors.None, null, null, true);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private async Task Reopen()
    {
        if (_busy || _chosen is not { } chosen) return;
        _busy = true;
        var outcome = await Sender.Send(new ReopenReading(chosen.Id, _reason, chosen.Version), commandId: _command);
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.Kind == OutcomeKind.Conflict) _errors = new FormErrors([new FormError("", T["ReopenReading_NotClosed"])]);
        if (outcome.IsOk) (_said, _chosen) = (T["ReopenReading_Done"], null);
        if (outcome.Kind is OutcomeKind.Ok or OutcomeKind.Conflict or OutcomeKind.NotFound) _found = await Read();
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _busy = false;
    }
}
