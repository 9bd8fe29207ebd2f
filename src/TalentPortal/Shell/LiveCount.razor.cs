using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Signals;

namespace TalentPortal.Shell;

/// <summary>The number behind a link of a workspace's frame: the one part of the frame that is interactive, in the circuit of the page beside it.</summary>
public sealed partial class LiveCount : IDisposable
{
    private IDisposable? _following;
    private int _count;
    private string _words = "";

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private LivePages Pages { get; set; } = null!;

    [Inject] private IStringLocalizerFactory Texts { get; set; } = null!;

    /// <summary>Address of the link.</summary>
    [Parameter, EditorRequired] public required string Href { get; set; }

    /// <summary>The number when the page was made.</summary>
    [Parameter] public int Count { get; set; }

    /// <summary>What it counts, in words.</summary>
    [Parameter] public string Words { get; set; } = "";

    public void Dispose() => _following?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        (_count, _words) = (Count, Words);
        if (!RendererInfo.IsInteractive) return;
        if (await Ask() is { Topic: { } topic }) _following = Pages.Follow(topic, () => InvokeAsync(LookAgain));
        // What came between the two.
        await Ask();
    }

    private async Task LookAgain()
    {
        await Ask();
        StateHasChanged();
    }

    private async Task<FrameCount?> Ask()
    {
        if (SiteFrame.CounterOf(Href) is not { Counter: { } counter } entry || await Sender.Send(counter.Ask()) is not { IsOk: true } counted) return null;
        (_count, _words) = (counted.Value.Value, Texts.Create(entry.Texts).Counted(counter.Key, counted.Value.Value));
        return counted.Value;
    }
}
