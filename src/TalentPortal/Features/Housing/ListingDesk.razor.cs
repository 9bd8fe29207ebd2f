using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Housing;

/// <summary>The flats that the caller keeps.</summary>
public sealed partial class ListingDesk
{
    private BrowseOwnListingsResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<HousingText> T { get; set; } = null!;

    /// <summary>The title of the page, which the page itself sets.</summary>
    [Parameter, EditorRequired] public required RenderFragment<string> ChildContent { get; set; }

    /// <summary>First word of the addresses of its workspace.</summary>
    [Parameter, EditorRequired] public required string Workspace { get; set; }

    protected override async Task OnInitializedAsync() =>
        _found = await Prerendered.Once(RendererInfo, "listings", async () => (await Sender.Send(new BrowseOwnListings())).OrNotFound(Navigation));
}
