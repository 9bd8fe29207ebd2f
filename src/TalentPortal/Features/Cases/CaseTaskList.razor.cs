using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Cases;

/// <summary>What is to be done in a case, by whom and until when; whoever answers for it marks, changes and adds.</summary>
public sealed partial class CaseTaskList
{
    private IReadOnlyList<(CaseTrack Track, IReadOnlyList<OpenTask> Tasks)> _tracks = [];
    private IReadOnlyList<OpenTask> _ended = [];
    private Form? _open;
    private OpenTask? _changing;
    private string? _why;
    private bool _busy;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<CasesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter, EditorRequired] public required ViewCaseResult Case { get; set; }

    /// <summary>Something was done: what, in words.</summary>
    [Parameter] public EventCallback<string> OnDone { get; set; }

    /// <summary>A colleague or the talent was faster.</summary>
    [Parameter] public EventCallback OnStale { get; set; }

    private bool CanWork => Case.Moves is { CanWork: true };

    protected override void OnParametersSet()
    {
        // The tasks come in order, what is overdue first: so do the tracks.
        _tracks = [.. Case.Tasks.Where(task => task.IsOpen).GroupBy(task => task.Track).OrderBy(group => !group.First().IsOverdue).ThenBy(group => group.Key).Select(group => (group.Key, (IReadOnlyList<OpenTask>)[.. group]))];
        _ended = [.. Case.Tasks.Where(task => !task.IsOpen)];
    }

    private void Turn(Form form, OpenTask? task) => (_open, _changing, _why) = (_open == form && _changing?.Id == task?.Id ? null : form, task, null);

    private Task Finish(string said)
    {
        (_open, _changing) = (null, null);
        return OnDone.InvokeAsync(said);
    }

    private async Task Mark(OpenTask task, CaseTaskState to)
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new MarkTask(task.Id, to, task.Version), commandId: Guid.CreateVersion7(Clock.GetUtcNow()));
        _busy = false;
        _why = outcome.IsOk || outcome.Kind == OutcomeKind.Conflict ? null : outcome.ToErrors(T, Shared).All[0].Message;
        if (outcome.Kind == OutcomeKind.Conflict) await OnStale.InvokeAsync();
        if (outcome.IsOk) await OnDone.InvokeAsync(T["Task_Marked_" + to]);
    }

    private enum Form
    {
        One,
        Plan,
    }
}
