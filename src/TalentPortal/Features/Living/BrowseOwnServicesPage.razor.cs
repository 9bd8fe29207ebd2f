using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Living;

/// <summary>The services that the organisation tells of, the one first that nobody has asked for longest.</summary>
public sealed partial class BrowseOwnServicesPage
{
    private BrowseOwnServicesResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<LivingText> T { get; set; } = null!;

    protected override async Task OnInitializedAsync() =>
        _found = await Prerendered.Once(RendererInfo, "services", async () => (await Sender.Send(new BrowseOwnServices())).OrNotFound(Navigation));
}
