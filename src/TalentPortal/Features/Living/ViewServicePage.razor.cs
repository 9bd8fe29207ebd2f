using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Living;

/// <summary>One service at an address of its own.</summary>
public sealed partial class ViewServicePage
{
    private ViewServiceResult? _found;
    private FigureNotes _notes = FigureNotes.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<LivingText> T { get; set; } = null!;

    [Parameter] public Guid ServiceId { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if ((await Sender.Send(new ViewService(ServiceId))).OrNotFound(Navigation) is not { } found) return;
        (_found, _notes) = (found, new(found.Claims, found.Service.Facts.Claims));
    }
}
