using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Corrections.Domain;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Helpfulness;

/// <summary>Asks at the end of a page whether it helped; nothing on pages that do not ask.</summary>
public sealed partial class HelpEnd
{
    private ViewHelpThanksResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<HelpfulnessText> T { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if (ContentPages.Tidy(Links.PageOf(Navigation)) is { } path && ViewHelpThanks.Asks(path) && await Sender.Send(new ViewHelpThanks(path)) is { IsOk: true, Value: var found }) _found = found;
    }
}
