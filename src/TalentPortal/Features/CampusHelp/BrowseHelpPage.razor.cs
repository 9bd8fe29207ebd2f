using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Signals;
using TalentPortal.Shell;

namespace TalentPortal.Features.CampusHelp;

/// <summary>The calls for help of the students whom the reader looks after; it follows them.</summary>
public sealed partial class BrowseHelpPage : IDisposable
{
    private IDisposable? _following;
    private BrowseHelpResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private LivePages Pages { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<CampusHelpText> T { get; set; } = null!;

    public void Dispose() => _following?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        _found = (await Sender.Send(new BrowseHelp())).OrNotFound(Navigation);
        if (RendererInfo.IsInteractive && _found is { } found) _following = Pages.Follow(found.Topic, () => InvokeAsync(LookAgain));
    }

    private async Task LookAgain()
    {
        var again = await Sender.Send(new BrowseHelp());
        if (again.IsOk) _found = again.Value;
        StateHasChanged();
    }
}
