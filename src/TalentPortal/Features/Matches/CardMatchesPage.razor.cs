using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Matches;

/// <summary>Which blind cards fit one posting of the employer, with the reasons.</summary>
public sealed partial class CardMatchesPage
{
    private BrowseCardMatchesResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<MatchesText> T { get; set; } = null!;

    [Parameter] public Guid JobId { get; set; }

    protected override async Task OnParametersSetAsync() => _found = await Prerendered.Once(RendererInfo, $"matches/{JobId}", async () => (await Sender.Send(new BrowseCardMatches(JobId))).OrNotFound(Navigation));
}
