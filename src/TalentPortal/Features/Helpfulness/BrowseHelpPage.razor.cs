using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Helpfulness;

/// <summary>Which of the organisation's pages help, and which do not.</summary>
public sealed partial class BrowseHelpPage
{
    private BrowseHelpResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<HelpfulnessText> T { get; set; } = null!;

    protected override async Task OnInitializedAsync() => _found = await Prerendered.Once(RendererInfo, "helpfulness", async () => (await Sender.Send(new BrowseHelp())).OrNotFound(Navigation));
}
