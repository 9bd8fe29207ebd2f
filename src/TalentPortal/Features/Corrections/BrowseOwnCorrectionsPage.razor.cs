using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Corrections;

/// <summary>The reports that readers sent to the tenant.</summary>
public sealed partial class BrowseOwnCorrectionsPage
{
    private BrowseOwnCorrectionsResult? _found;
    private FormErrors _errors = FormErrors.None;
    private string? _days;
    private string? _said;
    private bool _busy;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<CorrectionsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _found = await Prerendered.Once(RendererInfo, "corrections", Read);
        _days = _found?.WorkingDays.ToString(CultureInfo.InvariantCulture);
    }

    private async Task<BrowseOwnCorrectionsResult?> Read() => (await Sender.Send(new BrowseOwnCorrections())).OrNotFound(Navigation);

    private async Task Promise()
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new PromiseCorrections(int.TryParse(_days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : 0));
        (_busy, _errors, _said) = (false, outcome.ToErrors(T, Shared), outcome.IsOk ? T["PromiseCorrections_Done"].Value : null);
        if (outcome.IsOk) _found = await Read();
    }
}
