using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Supervision;

/// <summary>What was said to a student about their first messages.</summary>
public sealed partial class BrowseMyReviewsPage
{
    private BrowseMyReviewsResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<SupervisionText> T { get; set; } = null!;

    protected override async Task OnInitializedAsync() => _found = (await Sender.Send(new BrowseMyReviews())).OrNotFound(Navigation);
}
