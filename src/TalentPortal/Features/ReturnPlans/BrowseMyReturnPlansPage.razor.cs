using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.ReturnPlans;

/// <summary>The plans that the person kept.</summary>
public sealed partial class BrowseMyReturnPlansPage
{
    private BrowseMyReturnPlansResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<ReturnPlansText> T { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    protected override async Task OnInitializedAsync() => _found = (await Sender.Send(new BrowseMyReturnPlans())).OrNotFound(Navigation);
}
