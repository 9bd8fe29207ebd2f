using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Tenants;

/// <summary>A tenant's administrator changes name, tagline, seal and colour of the own site.</summary>
public sealed partial class DescribeSitePage
{
    private ViewSiteResult? _site;
    private FormErrors _errors = FormErrors.None;
    private Guid _command;
    private bool _busy;
    private bool _saved;
    private bool _conflict;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private TenantDirectory Tenants { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<TenantsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    protected override async Task OnInitializedAsync() => Take(await Prerendered.Once(RendererInfo, "site", Read));

    private async Task<ViewSiteResult?> Read() => (await Sender.Send(new ViewSite())).OrNotFound(Navigation);

    private async Task Load() => Take(await Read());

    private void Take(ViewSiteResult? site)
    {
        _site = site;
        (_errors, _conflict, _command) = (FormErrors.None, false, Guid.CreateVersion7(Clock.GetUtcNow()));
    }

    private async Task Save()
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new DescribeSite(_site!.Fields, _site.Version), commandId: _command);
        _busy = false;
        _saved = outcome.IsOk;
        if (outcome.IsOk)
        {
            Tenants.Forget();
            await Load();
            return;
        }

        (_errors, _conflict) = (outcome.ToErrors(T, Shared), outcome.Kind == OutcomeKind.Conflict);
    }
}
