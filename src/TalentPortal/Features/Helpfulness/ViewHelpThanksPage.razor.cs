using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Helpfulness;

/// <summary>Thanks for an answer, and says what is kept of it.</summary>
public sealed partial class ViewHelpThanksPage
{
    private ViewHelpThanksResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<HelpfulnessText> T { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "about")] private string? About { get; set; }

    protected override async Task OnInitializedAsync() => _found = (await Sender.Send(new ViewHelpThanks(About))).OrNotFound(Navigation);
}
