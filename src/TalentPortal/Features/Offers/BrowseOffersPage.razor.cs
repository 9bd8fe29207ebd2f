using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Offers;

/// <summary>An employer's offers at one tenant, and the applications that are ready for one.</summary>
public sealed partial class BrowseOffersPage
{
    private BrowseOffersResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<OffersText> T { get; set; } = null!;

    protected override async Task OnInitializedAsync() => _found = await Prerendered.Once(RendererInfo, "offers", async () => (await Sender.Send(new BrowseOffers())).OrNotFound(Navigation));
}
