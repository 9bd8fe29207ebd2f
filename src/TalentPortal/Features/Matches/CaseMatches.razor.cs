using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Matches.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Matches;

/// <summary>
/// Positions for the talent of a case, with the reasons, and a sentence to propose one. What is on the screen is asked for again
/// twice a minute, so that what the person takes back leaves an open page too.
/// </summary>
public sealed partial class CaseMatches : IDisposable
{
    /// <summary>How long what was taken back may stand on an open page.</summary>
    private static readonly TimeSpan lookAgain = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _end = new();
    private readonly HashSet<Guid> _restored = [];
    private Dictionary<Guid, string?> _shown = [];
    private Typed _typed = new();
    private DraftKeeper<Typed>? _keeper;
    private ViewCaseMatchesResult? _found;
    private FormErrors _errors = FormErrors.None;
    private string? _said;
    private Guid? _about;
    private Guid _command;
    private int _keepers;
    private int _round;
    private bool _isGone;
    private bool _isReady;
    private bool _isStale;
    private bool _busy;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<MatchesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>Of the case.</summary>
    [Parameter, EditorRequired] public Guid Id { get; set; }

    /// <summary>In whose workspace it is opened.</summary>
    [Parameter, EditorRequired] public CaseTier Tier { get; set; }

    /// <summary>The title of the page, which is given its words.</summary>
    [Parameter] public RenderFragment<string>? ChildContent { get; set; }

    private string Workspace => Tier.Workspace().ToString().ToLowerInvariant();

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _found = (await Sender.Send(new ViewCaseMatches(Id))).OrNotFound(Navigation);
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _ = InvokeAsync(Watch);
    }

    private async Task Watch()
    {
        using var timer = new PeriodicTimer(lookAgain, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
            {
                if (_found is null || _busy) continue;
                await Read();
                StateHasChanged();
            }
        }
        catch (OperationCanceledException)
        {
            // The page goes.
        }
        catch (Exception e)
        {
            // Nobody can say whether it is still open to the reader: the page must not go on showing it.
            await DispatchExceptionAsync(e);
        }
    }

    private async Task Read()
    {
        var again = await Sender.Send(new ViewCaseMatches(Id));
        (_isGone, _found) = (!again.IsOk, again.IsOk ? again.Value : null);
    }

    private string Names(IReadOnlyList<GrantScope> parts) => parts.Count == 0 ? T["CaseMatches_NoPart"] : string.Join(T["Match_Comma"], parts.Select(part => T["Scope_" + part].Value));

    private void Write(Guid job, string? words)
    {
        if (string.IsNullOrEmpty(words)) _typed.Words.Remove(job);
        else _typed.Words[job] = words;
    }

    /// <summary>The sentences of an earlier visit, each in its form. What was proposed meanwhile, perhaps from another window, needs none.</summary>
    private void Restore(Typed kept)
    {
        foreach (var proposal in _found?.Proposals.Where(proposal => proposal.State != ProposalState.Withdrawn) ?? []) kept.Words.Remove(proposal.JobId);
        (_typed, _shown, _round) = (kept, new(kept.Words), _round + 1);
        _restored.Clear();
        _restored.UnionWith(kept.Words.Keys);
    }

    private async Task Propose(ViewCaseMatchesResult.Item item)
    {
        await Send(new ProposeMatch(Id, item.JobId, _typed.Words.GetValueOrDefault(item.JobId)), item.JobId, "ProposeMatch_Done");
        _shown[item.JobId] = _typed.Words.GetValueOrDefault(item.JobId);
    }

    /// <summary>The draft keeps the sentences of the other forms alone, and is gone with the last of them. The server cannot take one out of it: it reads no drafts.</summary>
    private async Task Forget(Guid job)
    {
        _typed.Words.Remove(job);
        _restored.Remove(job);
        if (_keeper is null) return;
        if (_typed.Words.Count > 0)
        {
            await _keeper.Keep();
            return;
        }

        await _keeper.Discard();
        (_isReady, _keepers) = (false, _keepers + 1);
    }

    private Task TakeBack(OpenProposal item) => Send(new WithdrawProposal(item.Id), null, "WithdrawProposal_Done");

    /// <param name="about">The posting at whose form it stands what was wrong; null for none.</param>
    private async Task Send(ICommand<Done> command, Guid? about, string done)
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(command, commandId: _command);
        _isStale = outcome.Kind == OutcomeKind.Conflict;
        (_about, _errors) = outcome.IsOk || _isStale ? (null, FormErrors.None) : (about, outcome.ToErrors(T, Shared));
        _said = _isStale ? T["Proposal_Stale"].Value : outcome.IsOk ? T[done].Value : null;
        if (outcome.IsOk && about is { } job) await Forget(job);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        if (outcome.IsOk || _isStale) await Read();
        _busy = false;
    }

    /// <summary>What is typed, as a draft keeps it: one for all forms of the page, by posting.</summary>
    public sealed record Typed
    {
        public Dictionary<Guid, string?> Words { get; set; } = [];
    }
}
