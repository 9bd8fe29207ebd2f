using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Jobs;

/// <summary>What waits for the tenant's reviewers, the longest waiting first.</summary>
public sealed partial class BrowseReviewQueuePage
{
    private BrowseReviewQueueResult? _found;
    private int _shown;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<JobsText> T { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "page")] private string? AskedPage { get; set; }

    /// <summary>What was decided on the page before.</summary>
    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    private int Page => int.TryParse(AskedPage, out var page) && page is > 0 and < 50_000 ? page : 1;

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == Page) return;
        _shown = Page;
        _found = await Prerendered.Once(RendererInfo, $"review/{Page}", Read);
    }

    private async Task<BrowseReviewQueueResult?> Read() => (await Sender.Send(new BrowseReviewQueue((Page - 1) * BrowseReviewQueue.PageSize))).OrNotFound(Navigation);
}
