using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Signals;
using TalentPortal.Shell;

namespace TalentPortal.Features.Applications;

/// <summary>
/// The board of an employer: a move shows at once and is then made; where a colleague was faster, what they did shows and
/// the choice stays. For some seconds a move can be taken back, and nobody has heard of it.
/// </summary>
public sealed partial class ApplicantBoard : IDisposable
{
    private const string Address = "employer/applications?view=board";
    private readonly Dictionary<ApplicationState, int> _pages = [];
    private readonly HashSet<Guid> _picked = [];
    private readonly CancellationTokenSource _leaving = new();
    private ViewBoardResult? _board;
    private IDisposable? _following;
    private IReadOnlyList<ViewBoardResult.Card> _declined = [];
    private IReadOnlyList<(ViewBoardResult.Card Card, ApplicationState To)> _undo = [];
    private IReadOnlyList<Missed> _missed = [];
    private FormErrors _errors = FormErrors.None;
    private DeclineReason? _because;
    private ElementReference _heading;
    private string? _shown;
    private string? _reason;
    private string? _said;
    private Guid _command;
    private Guid? _focus;
    private bool _busy;
    private bool _asks;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private LivePages Live { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<ApplicationsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>One position; null for all.</summary>
    [Parameter] public Guid? JobId { get; set; }

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    /// <summary>Where all that are chosen may go.</summary>
    private IEnumerable<ApplicationState> Common => Cards.Where(card => _picked.Contains(card.Id)).Select(card => card.Next.AsEnumerable()).DefaultIfEmpty([]).Aggregate((one, other) => one.Intersect(other));

    private IEnumerable<ViewBoardResult.Card> Cards => _board?.Columns.SelectMany(column => column.Cards) ?? [];

    public void Dispose()
    {
        _following?.Dispose();
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        var asked = $"board/{JobId}";
        if (_shown == asked) return;
        _shown = asked;
        _pages.Clear();
        _picked.Clear();
        _board = await Prerendered.Once(RendererInfo, asked, Read);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        if (!RendererInfo.IsInteractive || _following is not null || _board is not { } board) return;
        _following = Live.Follow(board.Topic, () => InvokeAsync(LookAgain));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_asks) return;
        _asks = false;
        await _heading.FocusAsync();
    }

    private int PagesOf(ApplicationState state) => _pages.GetValueOrDefault(state, 1);

    private async Task<ViewBoardResult?> Read()
    {
        if ((await Sender.Send(new ViewBoard(JobId))).OrNotFound(Navigation) is not { } board) return null;
        var columns = board.Columns.ToList();
        for (var i = 0; i < columns.Count; i++)
            if (PagesOf(columns[i].State) is > 1 and var pages && await Sender.Send(new ViewBoard(JobId, columns[i].State, pages)) is { IsOk: true, Value: var longer }) columns[i] = longer.Columns[0];
        return board with { Columns = columns };
    }

    private async Task Load()
    {
        if (await Read() is not { } board) return;
        _board = board;
        _picked.IntersectWith(Cards.Where(card => card.Next.Count > 0).Select(card => card.Id));
    }

    private async Task LookAgain()
    {
        if (_busy) return;
        await Load();
        StateHasChanged();
    }

    private async Task More(ApplicationState state)
    {
        _pages[state] = PagesOf(state) + 1;
        await Load();
    }

    private void Choose(ChangeEventArgs change) => Navigation.NavigateTo(Links.With(Address, "job", Guid.TryParse((string?)change.Value, out var id) ? id.ToString() : null));

    private void Pick(ViewBoardResult.Card card)
    {
        if (!_picked.Remove(card.Id)) _picked.Add(card.Id);
    }

    private Task MovePicked(ApplicationState to) => Move([.. Cards.Where(card => _picked.Contains(card.Id)).Take(MoveApplications.Most)], to);

    private Task Move(ViewBoardResult.Card card, ApplicationState to) => Move([card], to);

    private Task Move(IReadOnlyList<ViewBoardResult.Card> cards, ApplicationState to)
    {
        if (to != ApplicationState.Declined) return Send(cards, to);
        (_declined, _asks, _errors) = (cards, true, FormErrors.None);
        return Task.CompletedTask;
    }

    private void Leave() => (_declined, _errors) = ([], FormErrors.None);

    /// <summary>What somebody else changed is moved from where it stands now.</summary>
    private Task Anyway(Missed missed) => missed.Now is { } now ? Send([now], missed.To) : Task.CompletedTask;

    private async Task Send(IReadOnlyList<ViewBoardResult.Card> cards, ApplicationState to)
    {
        if (_busy || cards.Count == 0) return;
        (_busy, _said, _undo, _missed, _errors) = (true, null, [], [], FormErrors.None);
        if (to != ApplicationState.Declined || _because is not null || !string.IsNullOrWhiteSpace(_reason)) Shift(cards, to);
        StateHasChanged();
        var outcome = await Sender.Send(new MoveApplications([.. cards.Select(card => new MovedCard(card.Id, card.Version))], to, to == ApplicationState.Declined ? _reason : null, to == ApplicationState.Declined ? _because : null), commandId: _command);
        _errors = outcome.ToErrors(T, Shared);
        await Load();
        if (outcome.IsOk) Tell(cards, to, outcome.Value.Cards.ToDictionary(card => card.Id, card => card.Outcome));
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _busy = false;
    }

    private async Task Assign(ChangeEventArgs change)
    {
        if (_busy || !Guid.TryParse((string?)change.Value, out var member)) return;
        (_busy, _said, _undo) = (true, null, []);
        var outcome = await Sender.Send(new AssignInterviewer([.. _picked.Take(MoveApplications.Most)], member), commandId: _command);
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) (_said, _command) = (T["AssignInterviewer_Done", outcome.Value.Asked], Guid.CreateVersion7(Clock.GetUtcNow()));
        _picked.Clear();
        _busy = false;
    }

    /// <summary>As if it had been done: the true state follows at once.</summary>
    private void Shift(IReadOnlyList<ViewBoardResult.Card> cards, ApplicationState to)
    {
        var ids = cards.Select(card => card.Id).ToHashSet();
        _board = _board! with
        {
            Columns = [.. _board.Columns.Select(column => column.State == to
                ? column with { Cards = [.. cards.Select(card => card with { State = to, Next = [] }), .. column.Cards], Count = column.Count + ids.Count }
                : column with { Cards = [.. column.Cards.Where(card => !ids.Contains(card.Id))], Count = column.Count - column.Cards.Count(card => ids.Contains(card.Id)) })],
        };
    }

    private void Tell(IReadOnlyList<ViewBoardResult.Card> cards, ApplicationState to, Dictionary<Guid, CardOutcome> outcomes)
    {
        var moved = cards.Where(card => outcomes[card.Id] == CardOutcome.Moved).ToList();
        _missed = [.. cards.Where(card => outcomes[card.Id] != CardOutcome.Moved).Select(card => new Missed(card, to, Cards.FirstOrDefault(now => now.Id == card.Id)))];
        // What was typed stays while something is left to decide.
        if (_missed.Count == 0) (_reason, _because) = (null, null);
        _declined = [];
        _picked.Clear();
        if (moved.Count == 0) return;
        _said = moved is [var one] ? T["Board_Moved", one.Reference, T["State_" + to]] : T["Board_MovedMany", moved.Count, T["State_" + to]];
        _focus = moved[0].Id;
        if (to is not (ApplicationState.Screening or ApplicationState.Interview or ApplicationState.Declined)) return;
        _undo = [.. moved.Select(card => (card, to))];
        _ = ForgetUndo(_undo);
    }

    private async Task ForgetUndo(IReadOnlyList<(ViewBoardResult.Card Card, ApplicationState To)> offered)
    {
        try
        {
            await Task.Delay(UndoMove.Offered, Clock, _leaving.Token);
            if (_undo == offered) await InvokeAsync(() => { _undo = []; StateHasChanged(); });
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
    }

    private async Task Undo()
    {
        if (_busy) return;
        var undo = _undo;
        (_busy, _undo, _said) = (true, [], null);
        var failed = 0;
        foreach (var (card, to) in undo)
        {
            var outcome = await Sender.Send(new UndoMove(card.Id, card.State, to), commandId: Guid.CreateVersion7(Clock.GetUtcNow()));
            if (outcome.IsOk) continue;
            failed++;
            _errors = outcome.ToErrors(T, Shared);
        }

        await Load();
        if (failed == 0) (_said, _focus) = (T["Board_Undone"], undo[0].Card.Id);
        _busy = false;
    }

    /// <summary>A card that did not move because it was no longer where it was seen.</summary>
    /// <param name="Now">How it stands; null where it is not on the board.</param>
    private sealed record Missed(ViewBoardResult.Card Card, ApplicationState To, ViewBoardResult.Card? Now);
}
