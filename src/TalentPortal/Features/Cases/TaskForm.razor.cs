using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Cases;

/// <summary>Asks what is to be done, by whom, until when and after what, and keeps what was typed until it is sent.</summary>
public sealed partial class TaskForm
{
    private TaskTyped _typed = new();
    private TaskTyped _shown = new();
    private FormErrors _errors = FormErrors.None;
    private IReadOnlyList<Choice> _tracks = [];
    private IReadOnlyList<Choice> _parties = [];
    private IReadOnlyList<OpenTask> _firsts = [];
    private DraftKeeper<TaskTyped>? _keeper;
    private ElementReference _heading;
    private Guid _command;
    private int _round;
    private bool _isReady;
    private bool _busy;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    private bool IsNamed => _typed.Party is nameof(TaskParty.Employer) or nameof(TaskParty.Authority) or nameof(TaskParty.Other);

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<CasesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter, EditorRequired] public required ViewCaseResult Case { get; set; }

    /// <summary>The one to change; null for a new one.</summary>
    [Parameter] public OpenTask? Task { get; set; }

    /// <summary>It is saved: what was done, in words.</summary>
    [Parameter] public EventCallback<string> OnSaved { get; set; }

    [Parameter] public EventCallback OnGivenUp { get; set; }

    /// <summary>Somebody was faster.</summary>
    [Parameter] public EventCallback OnStale { get; set; }

    protected override void OnInitialized()
    {
        _tracks = [.. Enum.GetValues<CaseTrack>().Where(track => !Case.IsCampus || track.IsOfCampus()).Select(track => new Choice(track.ToString(), T["Track_" + track]))];
        _parties = [.. Enum.GetValues<TaskParty>().Select(party => new Choice(party.ToString(), party == TaskParty.Talent ? T["By_Talent"] : T["TaskParty_" + party]))];
        if (Task is { } task)
        {
            _typed = new()
            {
                TitleZh = task.Title.Zh, TitleEn = task.Title.En, Track = task.Track.ToString(), Party = task.Party.ToString(), PartyName = task.PartyName,
                DueOn = task.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), After = [.. task.After],
            };
        }

        _shown = Copy(_typed);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    protected override void OnParametersSet() => _firsts = [.. Case.Tasks.Where(other => other.Id != Task?.Id && (other.IsOpen || _typed.After.Contains(other.Id)))];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The button that opened it stands elsewhere: whoever works by keyboard would have to look for the form.
        if (firstRender) await _heading.FocusAsync();
    }

    private void Choose(Guid first, bool isChosen)
    {
        _typed.After.Remove(first);
        if (isChosen) _typed.After.Add(first);
    }

    private void Restore(TaskTyped kept)
    {
        // What a draft names and is no longer there cannot come first.
        kept.After.RemoveAll(id => Case.Tasks.All(task => task.Id != id));
        (_typed, _shown) = (kept, Copy(kept));
        _round++;
    }

    private static TaskTyped Copy(TaskTyped typed) => typed with { After = [.. typed.After] };

    private async Task GiveUp()
    {
        if (_keeper is not null) await _keeper.Keep();
        await OnGivenUp.InvokeAsync();
    }

    private async Task Send()
    {
        if (_busy) return;
        _busy = true;
        // As it stands now: after a conflict, what was typed can be sent over what the colleague wrote.
        var version = Case.Tasks.FirstOrDefault(task => task.Id == Task?.Id)?.Version ?? 0;
        var outcome = await Sender.Send(
            new PlanTask(Case.Id, Task?.Id, _typed.TitleZh, _typed.TitleEn, Chosen((CaseTrack)(-1), _typed.Track), Chosen((TaskParty)(-1), _typed.Party), _typed.PartyName,
                DateOnly.TryParseExact(_typed.DueOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? on : null, _typed.After, version),
            commandId: _command);
        _busy = false;
        _shown = Copy(_typed);
        _errors = outcome.Kind == OutcomeKind.Conflict ? FormErrors.None : outcome.ToErrors(T, Shared);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        if (outcome.Kind == OutcomeKind.Conflict) await OnStale.InvokeAsync();
        if (!outcome.IsOk) return;
        if (_keeper is not null) await _keeper.Discard();
        await OnSaved.InvokeAsync(T[Task is null ? "TaskForm_Added" : "TaskForm_Changed"]);
    }

    private static TEnum Chosen<TEnum>(TEnum otherwise, string? typed)
        where TEnum : struct, Enum => Enum.TryParse<TEnum>(typed, out var chosen) ? chosen : otherwise;
}
