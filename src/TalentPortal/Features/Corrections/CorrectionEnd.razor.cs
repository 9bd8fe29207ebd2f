using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Corrections.Domain;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Corrections;

/// <summary>The way to report a fault, and how those of the page were dealt with; nothing on pages without content.</summary>
public sealed partial class CorrectionEnd
{
    private CountCorrectionsResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<CorrectionsText> T { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if (ContentPages.Tidy(Links.PageOf(Navigation)) is { } path && await Sender.Send(new CountCorrections(path)) is { IsOk: true, Value: var found }) _found = found;
    }
}
