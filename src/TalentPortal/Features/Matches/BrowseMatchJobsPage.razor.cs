using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Matches;

/// <summary>For which of the employer's positions one wants to see the cards that fit.</summary>
public sealed partial class BrowseMatchJobsPage
{
    private IReadOnlyList<BrowseMatchJobsResult.Item>? _items;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<MatchesText> T { get; set; } = null!;

    protected override async Task OnInitializedAsync() => _items = (await Prerendered.Once(RendererInfo, "matches", async () => (await Sender.Send(new BrowseMatchJobs())).OrNotFound(Navigation)))?.Items;
}
