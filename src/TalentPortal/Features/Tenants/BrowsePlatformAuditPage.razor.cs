using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Tenants;

/// <summary>What was done to the platform itself.</summary>
public sealed partial class BrowsePlatformAuditPage
{
    private BrowseAuditResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<TenantsText> T { get; set; } = null!;

    [SupplyParameterFromQuery] private int? Page { get; set; }

    private int Shown => Page ?? 1;

    protected override async Task OnParametersSetAsync() => _found = (await Sender.Send(new BrowsePlatformAudit(Shown))).OrNotFound(Navigation);
}
