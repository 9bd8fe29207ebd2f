using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Cards;

/// <summary>What the employer asked, and what was answered.</summary>
public sealed partial class BrowseContactsPage
{
    private BrowseContactsResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<CardsText> T { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "page")] private int? AskedPage { get; set; }

    protected override async Task OnParametersSetAsync() =>
        _found = await Prerendered.Once(RendererInfo, $"contacts/{AskedPage}", async () => (await Sender.Send(new BrowseContacts(AskedPage ?? 1))).OrNotFound(Navigation));
}
