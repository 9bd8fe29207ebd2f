using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Living;

/// <summary>Where one can live and work, and what helps everywhere.</summary>
public sealed partial class BrowseLivingPage
{
    private BrowseLivingResult? _found;
    private FigureNotes _notes = FigureNotes.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<LivingText> T { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if ((await Sender.Send(new BrowseLiving())).OrNotFound(Navigation) is not { } found) return;
        (_found, _notes) = (found, new(found.Claims, found.Services.SelectMany(service => service.Facts.Claims)));
    }
}
