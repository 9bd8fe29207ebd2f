using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Schools;

/// <summary>The schools that the organisation keeps, the one first that was checked longest ago.</summary>
public sealed partial class BrowseOwnSchoolsPage
{
    private BrowseOwnSchoolsResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<SchoolsText> T { get; set; } = null!;

    protected override async Task OnInitializedAsync() =>
        _found = await Prerendered.Once(RendererInfo, "schools", async () => (await Sender.Send(new BrowseOwnSchools())).OrNotFound(Navigation));
}
