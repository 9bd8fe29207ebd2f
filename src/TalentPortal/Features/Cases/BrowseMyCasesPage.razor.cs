using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Cases;

/// <summary>The person's own cases: where each stands and who must act.</summary>
public sealed partial class BrowseMyCasesPage
{
    private IReadOnlyList<BrowseMyCasesResult.Item>? _items;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<CasesText> T { get; set; } = null!;

    [CascadingParameter] private SiteContext? Site { get; set; }

    protected override async Task OnInitializedAsync() => _items = (await Sender.Send(new BrowseMyCases())).OrNotFound(Navigation)?.Items;

    private string Href(BrowseMyCasesResult.Item item) =>
        item.Tenant.Slug == Site?.Look.Slug ? $"me/cases/{item.Id}" : SiteAddress.Of(item.Tenant, Languages.Current, $"me/cases/{item.Id}");
}
