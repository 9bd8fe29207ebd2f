using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Tenants;

/// <summary>A new tenant. Afterwards one goes on to it, on its own site, and sees whether its first administrator has accepted.</summary>
public sealed partial class CreateTenantPage
{
    private readonly TenantFields _fields = new();
    private FormErrors _errors = FormErrors.None;
    private Guid _command;
    private string? _slug;
    private string? _place;
    private string? _host;
    private string? _administrator;
    private bool _busy;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private TenantDirectory Tenants { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<TenantsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    protected override void OnInitialized() => _command = Guid.CreateVersion7(Clock.GetUtcNow());

    private async Task Save()
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new CreateTenant(_slug?.Trim(), _fields, _place, _host, _administrator), commandId: _command);
        _busy = false;
        _errors = outcome.ToErrors(T, Shared);
        if (!outcome.IsOk) return;
        Tenants.Forget();
        Navigation.NavigateTo(TenantLinks.Of(outcome.Value.Slug) + "?created=true", forceLoad: true);
    }
}
