using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Profiles;

/// <summary>
/// What is shared, part by part, and a way to ask for the rest. What is on the screen is asked for again twice a minute, so that
/// what the person takes back leaves an open page too.
/// </summary>
public sealed partial class SharedCareerView : IDisposable
{
    /// <summary>How long what was taken back may stand on an open page.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _end = new();
    private readonly HashSet<GrantScope> _asked = [];
    private ViewSharedCareerResult? _found;
    private FormErrors _errors = FormErrors.None;
    private string? _said;
    private Guid _command;
    private bool _isGone;
    private bool _hasChanged;
    private bool _busy;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<ProfilesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>In whose workspace it is opened.</summary>
    [Parameter, EditorRequired] public CaseTier Tier { get; set; }

    [Parameter, EditorRequired] public Guid CaseId { get; set; }

    /// <summary>The title of the page, which is given its words.</summary>
    [Parameter] public RenderFragment<string>? ChildContent { get; set; }

    private string Workspace => Tier.Workspace().ToString().ToLowerInvariant();

    private IReadOnlyList<GrantScope> Closed => [.. (_found?.Parts ?? []).Where(part => part.OpenUntil is null).Select(part => part.Scope)];

    private string NameOf(GrantScope part) => part == GrantScope.CareerIntentions ? T["ViewSharedCareer_Intentions"] : FactWords.Of(part, T);

    protected override async Task OnInitializedAsync()
    {
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _found = (await Sender.Send(new ViewSharedCareer(CaseId))).OrNotFound(Navigation);
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _ = InvokeAsync(Watch);
    }

    private async Task Watch()
    {
        using var timer = new PeriodicTimer(LookAgain, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token)) await Renew();
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

    private async Task Renew()
    {
        if (_found is not { } before) return;
        var again = await Sender.Send(new ViewSharedCareer(CaseId));
        (_isGone, _found) = (!again.IsOk, again.IsOk ? again.Value : null);
        _hasChanged |= _found is not null && !_found.Parts.SequenceEqual(before.Parts);
        StateHasChanged();
    }

    private void Tick(GrantScope part, bool isOn) => _ = isOn ? _asked.Add(part) : _asked.Remove(part);

    private async Task Ask()
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new AskForCareer(CaseId, [.. _asked.Intersect(Closed)]), commandId: _command);
        (_busy, _command, _errors) = (false, Guid.CreateVersion7(Clock.GetUtcNow()), outcome.ToErrors(T, Shared));
        _said = outcome.IsOk ? T["AskForCareer_Done"].Value : null;
        if (outcome.IsOk) _asked.Clear();
    }

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }
}
