using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Caseloads;

/// <summary>Who has how many cases.</summary>
public sealed partial class BrowseCaseloadsPage
{
    private BrowseCaseloadsResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<CaseloadsText> T { get; set; } = null!;

    protected override async Task OnInitializedAsync() => _found = (await Sender.Send(new BrowseCaseloads())).OrNotFound(Navigation);
}
