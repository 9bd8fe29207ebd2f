using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Offers;

/// <summary>The person's offers at every tenant, and a choice of those to lay side by side.</summary>
public sealed partial class BrowseMyOffersPage
{
    private IReadOnlyList<BrowseMyOffersResult.Item>? _items;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<OffersText> T { get; set; } = null!;

    [CascadingParameter] private SiteContext? Site { get; set; }

    /// <summary>Ticked from the start: those that wait for an answer.</summary>
    private IReadOnlyList<Guid> Compared => [.. _items!.Where(item => item.State is OfferState.Sent or OfferState.Accepted).Take(CompareMyOffers.Most).Select(item => item.Id)];

    protected override async Task OnInitializedAsync() => _items = (await Sender.Send(new BrowseMyOffers())).OrNotFound(Navigation)?.Items;

    /// <summary>On the site of its own tenant, where it is answered.</summary>
    private string Href(BrowseMyOffersResult.Item item) => item.Tenant.Slug == Site?.Look.Slug ? $"me/offers/{item.Id}" : SiteAddress.Of(item.Tenant, Languages.Current, $"me/offers/{item.Id}");
}
