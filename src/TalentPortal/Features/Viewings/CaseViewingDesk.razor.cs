using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Signals;
using TalentPortal.Shell;

namespace TalentPortal.Features.Viewings;

/// <summary>What the talents of the reader's cases ask about flats, and when they look at which; it follows them.</summary>
public sealed partial class CaseViewingDesk : IDisposable
{
    private IDisposable? _following;
    private BrowseCaseViewingsResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private LivePages Pages { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<ViewingsText> T { get; set; } = null!;

    /// <summary>The title of the page, which the page itself sets.</summary>
    [Parameter, EditorRequired] public required RenderFragment<string> ChildContent { get; set; }

    [Parameter, EditorRequired] public required CaseTier Tier { get; set; }

    private string Address => ViewingWords.Address(Tier);

    public void Dispose() => _following?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        _found = await Prerendered.Once(RendererInfo, "case-viewings", async () => (await Sender.Send(new BrowseCaseViewings(Tier))).OrNotFound(Navigation));
        if (RendererInfo.IsInteractive && _found is { } found) _following = Pages.Follow(found.Topic, () => InvokeAsync(LookAgain));
    }

    private async Task LookAgain()
    {
        var again = await Sender.Send(new BrowseCaseViewings(Tier));
        if (again.IsOk) _found = again.Value;
        StateHasChanged();
    }
}
