using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Tenants;

/// <summary>Where platform administrators begin: all tenants with what is public of their work.</summary>
public sealed partial class BrowseTenantsPage
{
    private BrowseTenantsResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<TenantsText> T { get; set; } = null!;

    protected override async Task OnInitializedAsync() => _found = (await Sender.Send(new BrowseTenants())).OrNotFound(Navigation);

    private static string? Place(string? code) => ReferenceData.Divisions.Find(code)?.ShortName(Languages.Current);
}
