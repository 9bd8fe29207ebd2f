using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Territories;

/// <summary>The team's territories and load, and how new leads are handed out.</summary>
public sealed partial class BrowseTerritoriesPage
{
    private BrowseTerritoriesResult? _found;
    private FormErrors _errors = FormErrors.None;
    private string? _hours;
    private string? _said;
    private Guid _command;
    private bool _isOn;
    private bool _busy;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<TerritoriesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    protected override async Task OnInitializedAsync() => Show(await Prerendered.Once(RendererInfo, "territories", Read));

    private async Task<BrowseTerritoriesResult?> Read() => (await Sender.Send(new BrowseTerritories())).OrNotFound(Navigation);

    private void Show(BrowseTerritoriesResult? found)
    {
        _found = found;
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        if (found is not null) (_isOn, _hours) = (found.IsOn, found.Hours.ToString(CultureInfo.InvariantCulture));
    }

    private async Task Save()
    {
        if (_busy || _found is not { } found) return;
        (_busy, _said) = (true, null);
        var hours = int.TryParse(_hours, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var outcome = await Sender.Send(new ChangeRouting(_isOn, hours, found.Version), commandId: _command);
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk)
        {
            Show(await Read());
            _said = T["ChangeRouting_Done"];
        }
        else if (outcome.Kind == OutcomeKind.Conflict)
        {
            Show(await Read());
        }

        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _busy = false;
    }
}
