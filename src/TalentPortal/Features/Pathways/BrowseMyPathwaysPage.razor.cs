using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Pathways;

/// <summary>The person's checklists, and the ways they have not begun.</summary>
public sealed partial class BrowseMyPathwaysPage
{
    private BrowseMyPathwaysResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<PathwaysText> T { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    protected override async Task OnInitializedAsync() => _found = (await Sender.Send(new BrowseMyPathways())).OrNotFound(Navigation);
}
