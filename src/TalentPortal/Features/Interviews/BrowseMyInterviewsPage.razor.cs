using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Interviews;

/// <summary>The applicants whom the member was asked about or talks with.</summary>
public sealed partial class BrowseMyInterviewsPage
{
    private BrowseMyInterviewsResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<InterviewsText> T { get; set; } = null!;

    protected override async Task OnInitializedAsync() => _found = await Prerendered.Once(RendererInfo, "my-interviews", Read);

    private async Task<BrowseMyInterviewsResult?> Read() => (await Sender.Send(new BrowseMyInterviews())).OrNotFound(Navigation);
}
