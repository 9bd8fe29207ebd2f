using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Guides;

/// <summary>The versions of a guide: when each was shown, and when what it says holds.</summary>
public sealed partial class BrowseGuideVersionsPage
{
    private BrowseGuideVersionsResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<GuidesText> T { get; set; } = null!;

    /// <summary>The guide's name in the address.</summary>
    [Parameter] public string Key { get; set; } = "";

    protected override async Task OnInitializedAsync() => _found = (await Sender.Send(new BrowseGuideVersions(Key))).OrNotFound(Navigation);
}
