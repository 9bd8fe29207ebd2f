using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Folders;

/// <summary>A shared list in a workspace. It is asked for again twice a minute, so that what the person takes back leaves an open page too.</summary>
public sealed partial class CaseFolder : IDisposable
{
    /// <summary>How long what was taken back may stand on an open page.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _end = new();
    private ViewCaseFolderResult? _found;
    private bool _isGone;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<FoldersText> T { get; set; } = null!;

    /// <summary>In whose workspace it is opened.</summary>
    [Parameter, EditorRequired] public CaseTier Tier { get; set; }

    [Parameter, EditorRequired] public Guid CaseId { get; set; }

    /// <summary>The title of the page, which is given its words.</summary>
    [Parameter] public RenderFragment<string>? ChildContent { get; set; }

    protected override async Task OnInitializedAsync() => _found = (await Sender.Send(new ViewCaseFolder(CaseId))).OrNotFound(Navigation);

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _ = InvokeAsync(Watch);
    }

    private async Task Watch()
    {
        using var timer = new PeriodicTimer(LookAgain, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
            {
                var again = await Sender.Send(new ViewCaseFolder(CaseId));
                (_isGone, _found) = (!again.IsOk, again.IsOk ? again.Value : null);
                StateHasChanged();
            }
        }
        catch (OperationCanceledException)
        {
            // The page goes.
        }
        catch (Exception e)
        {
            // Nobody can say whether it is still shared: the page must not go on showing it.
            await DispatchExceptionAsync(e);
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }
}
