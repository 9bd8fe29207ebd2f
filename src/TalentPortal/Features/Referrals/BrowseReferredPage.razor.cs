using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Referrals;

/// <summary>What the employer was sent and has not closed.</summary>
public sealed partial class BrowseReferredPage
{
    private BrowseReferredResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<ReferralsText> T { get; set; } = null!;

    protected override async Task OnInitializedAsync() => _found = await Prerendered.Once(RendererInfo, "referred", async () => (await Sender.Send(new BrowseReferred())).OrNotFound(Navigation));
}
