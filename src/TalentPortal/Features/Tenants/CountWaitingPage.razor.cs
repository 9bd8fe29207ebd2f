using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Tenants;

/// <summary>Where a tenant's administration begins: what waits, each a link to where it is dealt with.</summary>
public sealed partial class CountWaitingPage
{
    private CountWaitingResult? _waiting;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<TenantsText> T { get; set; } = null!;

    protected override async Task OnInitializedAsync() => _waiting = await Prerendered.Once(RendererInfo, "waiting", Read);

    private async Task<CountWaitingResult?> Read() => (await Sender.Send(new CountWaiting())).OrNotFound(Navigation);
}
