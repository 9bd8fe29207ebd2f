using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Signals;
using TalentPortal.Shell;

namespace TalentPortal.Features.Viewings;

/// <summary>What was asked about the flats that the reader answers for, who has waited longest first; it follows them.</summary>
public sealed partial class EnquiryDesk : IDisposable
{
    private IDisposable? _following;
    private BrowseEnquiriesResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private LivePages Pages { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<ViewingsText> T { get; set; } = null!;

    /// <summary>The title of the page, which the page itself sets.</summary>
    [Parameter, EditorRequired] public required RenderFragment<string> ChildContent { get; set; }

    /// <summary>First word of the addresses of its workspace.</summary>
    [Parameter, EditorRequired] public required string Workspace { get; set; }

    public void Dispose() => _following?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        _found = await Prerendered.Once(RendererInfo, "enquiries", async () => (await Sender.Send(new BrowseEnquiries())).OrNotFound(Navigation));
        if (RendererInfo.IsInteractive && _found is { } found) _following = Pages.Follow(found.Topic, () => InvokeAsync(LookAgain));
    }

    private async Task LookAgain()
    {
        var again = await Sender.Send(new BrowseEnquiries());
        if (again.IsOk) _found = again.Value;
        StateHasChanged();
    }
}
