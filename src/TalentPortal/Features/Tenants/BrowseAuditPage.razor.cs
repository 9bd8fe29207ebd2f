using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Tenants;

/// <summary>What was done in the own tenant.</summary>
public sealed partial class BrowseAuditPage
{
    private BrowseAuditResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<TenantsText> T { get; set; } = null!;

    [SupplyParameterFromQuery] private int? Page { get; set; }

    private int Shown => Page ?? 1;

    protected override async Task OnParametersSetAsync() => _found = await Prerendered.Once(RendererInfo, $"audit/{Shown}", Read);

    private async Task<BrowseAuditResult?> Read() => (await Sender.Send(new BrowseAudit(Shown))).OrNotFound(Navigation);
}
