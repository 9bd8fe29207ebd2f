using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Cards;

/// <summary>What a person disclosed to the employer. Opening it is written into their access log.</summary>
public sealed partial class ViewContactPage
{
    private ViewContactResult? _open;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<CardsText> T { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    protected override async Task OnParametersSetAsync() => _open = await Prerendered.Once(RendererInfo, $"contact/{Id}", async () => (await Sender.Send(new ViewContact(Id))).OrNotFound(Navigation));
}
