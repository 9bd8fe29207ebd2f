using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Playbooks;

/// <summary>Where an organisation's way of working is written. Each change is kept as a draft at once; cases follow what is published.</summary>
public sealed partial class ViewPlaybookPage
{
    private ViewPlaybookResult? _found;
    private PlaybookTyped? _typed;
    private LineTyped? _line;
    private FormErrors _errors = FormErrors.None;
    private IReadOnlyList<Choice> _routes = [];
    private string? _route;
    private string? _note;
    private string? _said;
    private Guid _command;
    private bool _isStale;
    private bool _isDirty;
    private bool _asked;
    private bool _busy;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<PlaybooksText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    private IEnumerable<LineTyped> Shown => _typed!.Lines.Where(line => string.IsNullOrEmpty(_route) || line.Routes.Contains(_route));

    protected override async Task OnInitializedAsync()
    {
        _routes = [.. TaskPlan.Current.Routes.Select(route => new Choice(route.Code, route.Name.In(Languages.Current)))];
        await Read(true);
    }

    private static string Name(StageTyped stage) => (Languages.Current == Language.Chinese ? stage.Zh : stage.En) ?? "";

    private static string Title(LineTyped line) => new Bilingual(line.TitleZh, line.TitleEn).In(Languages.Current);

    private bool HasErrors(string code) => _errors.All.Any(error => error.Field.StartsWith($"Stages.{code}", StringComparison.Ordinal));

    /// <param name="anew">Whether what is typed is replaced by what is kept.</param>
    private async Task Read(bool anew)
    {
        _found = (await Sender.Send(new ViewPlaybook())).OrNotFound(Navigation);
        if (anew && _found is not null) (_typed, _line) = (PlaybookTyped.Of(_found.Changes), null);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    /// <summary>Takes a change over and keeps the draft; what changed while one is being kept is kept after it.</summary>
    private async Task Set(Action change)
    {
        change();
        (_isDirty, _said, _isStale) = (true, null, false);
        if (_busy) return;
        _busy = true;
        while (_isDirty && _typed is { } typed && _found is { } found)
        {
            _isDirty = false;
            var outcome = await Sender.Send(new SavePlaybookDraft(typed.Changes(), found.Draft?.Version), commandId: Guid.CreateVersion7(Clock.GetUtcNow()));
            _isStale = outcome.Kind == OutcomeKind.Conflict;
            _errors = _isStale ? FormErrors.None : outcome.ToErrors(T, Shared);
            // A colleague was faster: what stands now is shown, so that nobody overwrites it unseen.
            if (outcome.IsOk || _isStale) await Read(_isStale);
        }

        _busy = false;
    }

    private Task Shift(LineTyped line, int by) => Set(() =>
    {
        var (all, shown) = (_typed!.Lines, Shown.ToList());
        var at = shown.IndexOf(line) + by;
        if (at < 0 || at >= shown.Count) return;
        var target = all.IndexOf(shown[at]);
        all.Remove(line);
        all.Insert(target, line);
    });

    private Task LeaveOut(LineTyped line) => Set(() =>
    {
        line.IsLeftOut = !line.IsLeftOut;
        if (_line == line) _line = null;
        if (line is not { Usual: null, IsLeftOut: true }) return;
        // What the organisation wrote itself has nowhere to stay; nothing waits for it any more.
        _typed!.Lines.Remove(line);
        foreach (var other in _typed.Lines) other.After.Remove(line.Code);
    });

    private void AddLine()
    {
        _line = new(_typed!.NewCode(), null);
        if (!string.IsNullOrEmpty(_route)) _line.Routes.Add(_route);
    }

    /// <summary>A new line stays out of the draft until it can stand in it.</summary>
    private Task KeepNew() => Set(() =>
    {
        if (_line is { } line && !_typed!.Lines.Contains(line)) _typed.Lines.Add(line);
    });

    private Task BackToPortals() => Set(() => (_typed, _line) = (PlaybookTyped.Of(PlaybookChanges.None), null));

    private async Task Publish()
    {
        if (_busy || _found?.Draft is not { } draft) return;
        _busy = true;
        var outcome = await Sender.Send(new PublishPlaybook(_note, draft.Version), commandId: _command);
        (_said, _isStale) = (outcome.IsOk ? T["PublishPlaybook_Done", outcome.Value.Number].Value : null, outcome.Kind == OutcomeKind.Conflict);
        _errors = _isStale ? FormErrors.None : outcome.ToErrors(T, Shared);
        if (outcome.IsOk) _note = null;
        await Read(outcome.IsOk || _isStale);
        _busy = false;
    }

    private async Task Discard()
    {
        if (_busy || _found?.Draft is not { } draft) return;
        _busy = true;
        var outcome = await Sender.Send(new DiscardPlaybookDraft(draft.Version), commandId: _command);
        (_said, _isStale, _asked) = (outcome.IsOk ? T["DiscardPlaybookDraft_Done"].Value : null, outcome.Kind == OutcomeKind.Conflict, false);
        _errors = FormErrors.None;
        await Read(true);
        _busy = false;
    }
}
