using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Tenants;

/// <summary>One tenant, to be changed.</summary>
public sealed partial class EditTenantPage
{
    private ViewTenantResult? _tenant;
    private FormErrors _errors = FormErrors.None;
    private Guid _command;
    private string _name = "";
    private string? _place;
    private string? _host;
    private bool _busy;
    private bool _saved;

    [Parameter] public string Slug { get; set; } = "";

    [SupplyParameterFromQuery] private bool Created { get; set; }

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private TenantDirectory Tenants { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<TenantsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    protected override Task OnInitializedAsync() => Load();

    private async Task Load()
    {
        _tenant = (await Sender.Send(new ViewTenant(Slug))).OrNotFound(Navigation);
        if (_tenant is null) return;
        (_place, _host, _command) = (_tenant.DivisionCode, _tenant.Host, Guid.CreateVersion7(Clock.GetUtcNow()));
        _name = (Languages.Current == Language.Chinese ? _tenant.Fields.NameZh : _tenant.Fields.NameEn) ?? _tenant.Slug;
    }

    /// <summary>Reads how the invitation stands now; what was typed into the form stays.</summary>
    private async Task LoadAdministrator()
    {
        if ((await Sender.Send(new ViewTenant(Slug))) is { IsOk: true, Value: var now } && _tenant is not null) _tenant = _tenant with { Administrator = now.Administrator };
    }

    private async Task Save()
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new EditTenant(_tenant!.Slug, _tenant.Fields, _place, _host, _tenant.Version), commandId: _command);
        _busy = false;
        (_errors, _saved) = (outcome.ToErrors(T, Shared), outcome.IsOk);
        if (!outcome.IsOk) return;
        Tenants.Forget();
        await Load();
    }
}
