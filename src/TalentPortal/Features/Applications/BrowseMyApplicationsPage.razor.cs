using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Applications;

/// <summary>The person's applications at every tenant: those under way first.</summary>
public sealed partial class BrowseMyApplicationsPage
{
    private IReadOnlyList<BrowseMyApplicationsResult.Item>? _items;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<ApplicationsText> T { get; set; } = null!;

    [CascadingParameter] private SiteContext? Site { get; set; }

    protected override async Task OnInitializedAsync() => _items = (await Sender.Send(new BrowseMyApplications())).OrNotFound(Navigation)?.Items;

    private IEnumerable<(string Heading, IReadOnlyList<BrowseMyApplicationsResult.Item> Items)> Groups(IReadOnlyList<BrowseMyApplicationsResult.Item> items)
    {
        var (open, over) = (items.Where(item => item.IsOpen).ToList(), items.Where(item => !item.IsOpen).ToList());
        if (open.Count > 0) yield return (T["BrowseMyApplications_Open", open.Count], open);
        if (over.Count > 0) yield return (T["BrowseMyApplications_Over", over.Count], over);
    }

    /// <summary>On the site of its own tenant, where it can also be taken back.</summary>
    private string Href(BrowseMyApplicationsResult.Item item) =>
        item.Tenant.Slug == Site?.Look.Slug ? $"me/applications/{item.Id}" : SiteAddress.Of(item.Tenant, Languages.Current, $"me/applications/{item.Id}");
}
