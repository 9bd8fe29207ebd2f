using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Guides;

/// <summary>The guides that the organisation keeps: what waits for a reader first.</summary>
public sealed partial class BrowseOwnGuidesPage
{
    private BrowseOwnGuidesResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<GuidesText> T { get; set; } = null!;

    protected override async Task OnInitializedAsync() =>
        _found = await Prerendered.Once(RendererInfo, "guides", async () => (await Sender.Send(new BrowseOwnGuides())).OrNotFound(Navigation));
}
