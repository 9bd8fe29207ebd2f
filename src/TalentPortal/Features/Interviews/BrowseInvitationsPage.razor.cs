using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Interviews;

/// <summary>A talent's interviews at every tenant: where a time is to be chosen, when and with whom the next one is.</summary>
public sealed partial class BrowseInvitationsPage
{
    private IReadOnlyList<BrowseInvitationsResult.Item>? _items;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<InterviewsText> T { get; set; } = null!;

    [CascadingParameter] private SiteContext? Site { get; set; }

    protected override async Task OnInitializedAsync() => _items = (await Sender.Send(new BrowseInvitations())).OrNotFound(Navigation)?.Items;

    /// <summary>On the site of its own tenant, where it is answered.</summary>
    private string Href(BrowseInvitationsResult.Item item) =>
        item.Tenant.Slug == Site?.Look.Slug ? $"me/interviews/{item.ApplicationId}" : SiteAddress.Of(item.Tenant, Languages.Current, $"me/interviews/{item.ApplicationId}");
}
