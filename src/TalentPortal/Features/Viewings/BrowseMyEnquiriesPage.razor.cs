using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Viewings;

/// <summary>What a talent asked about flats at every tenant, and when they look at which.</summary>
public sealed partial class BrowseMyEnquiriesPage
{
    private IReadOnlyList<BrowseMyEnquiriesResult.Item>? _items;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<ViewingsText> T { get; set; } = null!;

    [CascadingParameter] private SiteContext? Site { get; set; }

    protected override async Task OnInitializedAsync() => _items = (await Sender.Send(new BrowseMyEnquiries())).OrNotFound(Navigation)?.Items;

    /// <summary>On the site of its own tenant, where it is answered.</summary>
    private string Href(BrowseMyEnquiriesResult.Item item) => item.Tenant.Slug == Site?.Look.Slug ? $"me/viewings/{item.Id}" : SiteAddress.Of(item.Tenant, Languages.Current, $"me/viewings/{item.Id}");
}
