using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Cases;

/// <summary>What whoever answers for a case, or leads the team, can do with it. What is typed is kept, action by action.</summary>
public sealed partial class CaseActions
{
    private CaseForm _typed = new();
    private CaseForm _shown = new();
    private FormErrors _errors = FormErrors.None;
    private IReadOnlyList<Choice> _colleagues = [];
    private DraftKeeper<CaseForm>? _keeper;
    private CaseAction? _formOf;
    private Guid _command;
    private int _round;
    private bool _isReady;
    private bool _busy;

    /// <summary>Nothing can be pressed while an answer is awaited, nor before the page listens.</summary>
    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<CasesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter, EditorRequired] public required ViewCaseResult Case { get; set; }

    [Parameter, EditorRequired] public required ViewCaseResult.Choices Moves { get; set; }

    /// <summary>The action whose form is open; that of handing over stands elsewhere on the page.</summary>
    [Parameter] public CaseAction? Open { get; set; }

    [Parameter] public EventCallback<CaseAction?> OpenChanged { get; set; }

    /// <summary>It is done: what was done, in words.</summary>
    [Parameter] public EventCallback<string> OnDone { get; set; }

    /// <summary>A colleague was faster.</summary>
    [Parameter] public EventCallback OnStale { get; set; }

    private IEnumerable<CaseAction> Offered => Enum.GetValues<CaseAction>().Where(action => action switch
    {
        CaseAction.Assign => Moves.CanAssign,
        CaseAction.HandOver => Moves.HandOverTo is not null,
        CaseAction.Arrival => Moves.CanArrive,
        CaseAction.Move => Moves.CanWork && (Moves.Ahead.Count > 0 || Moves.Back is not null),
        _ => Moves.CanWork,
    });

    private DateOnly? On => DateOnly.TryParseExact(_typed.On, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? on : null;

    private static string DraftOf(CaseAction action) => "case-" + action.ToString().ToLowerInvariant();

    private static bool ReadByTalent(CaseAction action) => action is not (CaseAction.Note or CaseAction.HandOver);

    private static bool IsOptional(CaseAction action) => action is CaseAction.Move or CaseAction.Clock or CaseAction.Close or CaseAction.Assign;

    private static string WordsField(CaseAction action) => action switch
    {
        CaseAction.Next => nameof(PlanNextAction.Action),
        CaseAction.Entry or CaseAction.Note => nameof(WriteEntry.Text),
        CaseAction.Move or CaseAction.Assign => nameof(MoveCase.Reason),
        _ => nameof(ChangeClock.Words),
    };

    private static string ChoiceField(CaseAction action) => action switch
    {
        CaseAction.Move => nameof(MoveCase.Stage),
        CaseAction.Clock => nameof(ChangeClock.Clock),
        CaseAction.Note => nameof(WriteNote.Level),
        CaseAction.Close => nameof(CloseCase.Reason),
        _ => nameof(AssignCase.MembershipId),
    };

    private static int MostOf(CaseAction action) => action switch
    {
        CaseAction.Entry or CaseAction.Note => TalentCase.WordsMax,
        CaseAction.Next => TalentCase.NextActionMax,
        _ => HandOver.ReasonMax,
    };

    private static string Symbol(CaseAction action) => action switch
    {
        CaseAction.Entry => "message",
        CaseAction.Next => "calendar",
        CaseAction.Clock => "waiting",
        CaseAction.Move => "flag",
        CaseAction.HandOver => "users",
        CaseAction.Arrival => "pin",
        CaseAction.Note => "lock",
        CaseAction.Assign => "user",
        _ => "stop",
    };

    private IReadOnlyList<Choice>? ChoicesOf(CaseAction action) => action switch
    {
        CaseAction.Move => [.. Moves.Ahead.Select(stage => new Choice(stage.Code, CaseWords.Name(stage)) { Group = T["CaseAction_Move_Ahead"] }), .. Moves.Back is { } back ? [new Choice(back.Code, CaseWords.Name(back)) { Group = T["CaseAction_Move_Back"] }] : Array.Empty<Choice>()],
        CaseAction.Clock => [.. Enum.GetValues<CaseClock>().Where(clock => clock != Case.Age.Clock).Select(clock => new Choice(clock.ToString(), T.Turn(clock, false)))],
        CaseAction.Note => [.. Enum.GetValues<CaseNoteLevel>().Select(level => new Choice(level.ToString(), T["CaseAction_Note_" + level]))],
        CaseAction.Close => [.. Enum.GetValues<CaseCloseReason>().Where(reason => reason != CaseCloseReason.PassedOn && (reason != CaseCloseReason.Settled || Moves.CanSettle)).Select(reason => new Choice(reason.ToString(), T["CloseReason_" + reason]))],
        CaseAction.Assign => _colleagues,
        _ => null,
    };

    protected override async Task OnParametersSetAsync()
    {
        if (Open == _formOf) return;
        _formOf = Open;
        Fresh();
        if (Open != CaseAction.Assign || await Sender.Send(new BrowseCaseColleagues()) is not { IsOk: true, Value.Items: var all }) return;
        _colleagues = [.. all.Select(one => new Choice(one.MembershipId.ToString(), T["CaseAction_Assign_One", one.Name, string.Join(T["CaseAction_Assign_And"], one.Tiers.Select(tier => T["Tier_" + tier].Value).DefaultIfEmpty(T["CaseAction_Assign_Lead"])), one.Open]))];
    }

    private void Fresh()
    {
        _typed = new() { Choice = Open == CaseAction.Note ? nameof(CaseNoteLevel.Private) : null };
        (_shown, _errors, _isReady) = (_typed with { }, FormErrors.None, false);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _round++;
    }

    /// <summary>Of this very form: the keeper looks once more when it goes, and by then another one may be open.</summary>
    private static Func<CaseForm> Holding(CaseForm typed) => () => typed;

    private void Restore(CaseForm kept) => (_typed, _shown) = (kept, kept with { });

    private async Task Toggle(CaseAction action)
    {
        if (_keeper is not null && Open is not (null or CaseAction.HandOver)) await _keeper.Keep();
        await OpenChanged.InvokeAsync(Open == action ? null : action);
    }

    private async Task Send()
    {
        if (_busy || Open is not { } action) return;
        _busy = true;
        var outcome = await Command(action);
        _busy = false;
        // What was typed stays in the fields, whatever the answer.
        _shown = _typed with { };
        _errors = outcome.Kind == OutcomeKind.Conflict ? FormErrors.None : outcome.ToErrors(T, Shared);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        if (outcome.Kind == OutcomeKind.Conflict) await OnStale.InvokeAsync();
        if (!outcome.IsOk) return;
        if (_keeper is not null) await _keeper.Discard();
        await OpenChanged.InvokeAsync(null);
        await OnDone.InvokeAsync(T["CaseAction_" + action + "_Done"]);
    }

    private Task<Outcome<Done>> Command(CaseAction action) => action switch
    {
        CaseAction.Entry => Sender.Send(new WriteEntry(Case.Id, _typed.Words), commandId: _command),
        CaseAction.Note => Sender.Send(new WriteNote(Case.Id, _typed.Words, Chosen(CaseNoteLevel.Private)), commandId: _command),
        CaseAction.Move => Sender.Send(new MoveCase(Case.Id, _typed.Choice, _typed.Words, Case.Version), commandId: _command),
        CaseAction.Clock => Sender.Send(new ChangeClock(Case.Id, Chosen((CaseClock)(-1)), _typed.Words, Case.Version), commandId: _command),
        CaseAction.Next => Sender.Send(new PlanNextAction(Case.Id, _typed.Words, On, Case.Version), commandId: _command),
        CaseAction.Arrival => Sender.Send(new RecordArrival(Case.Id, On, Case.Version), commandId: _command),
        CaseAction.Close => Sender.Send(new CloseCase(Case.Id, Chosen((CaseCloseReason)(-1)), _typed.Words, Case.Version), commandId: _command),
        CaseAction.Assign => Guid.TryParse(_typed.Choice, out var membership)
            ? Sender.Send(new AssignCase(Case.Id, membership, _typed.Words, Case.Version), commandId: _command)
            : Task.FromResult<Outcome<Done>>(Outcome.Invalid(nameof(AssignCase.MembershipId), "CaseAction_Assign_Missing")),
        _ => throw new InvalidOperationException($"{action} has a form of its own."),
    };

    private T2 Chosen<T2>(T2 otherwise)
        where T2 : struct, Enum => Enum.TryParse<T2>(_typed.Choice, out var chosen) ? chosen : otherwise;
}
