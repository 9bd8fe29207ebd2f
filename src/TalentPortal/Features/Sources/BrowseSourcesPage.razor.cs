using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Sources;

/// <summary>What the content rests on, and how sure it is.</summary>
public sealed partial class BrowseSourcesPage
{
    private BrowseSourcesResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<SourcesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<ComponentsText> Shared { get; set; } = null!;

    protected override async Task OnInitializedAsync() => _found = (await Sender.Send(new BrowseSources())).OrNotFound(Navigation);
}
