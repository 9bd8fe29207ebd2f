using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Cases;

/// <summary>Shows the tasks that are usual on a route, each with its day and where its facts are from; what is not wanted is left out.</summary>
public sealed partial class TaskPlanForm
{
    private readonly HashSet<string> _chosen = new(StringComparer.Ordinal);
    private ViewTaskPlanResult? _plan;
    private IReadOnlyList<Choice> _routes = [];
    private ElementReference _heading;
    private string? _why;
    private Guid _command;
    private bool _busy;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    private string? Who => _plan?.Routes.FirstOrDefault(route => route.Code == _plan.Route)?.Who.In(Languages.Current);

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<CasesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter, EditorRequired] public Guid CaseId { get; set; }

    /// <summary>They are added: what was done, in words.</summary>
    [Parameter] public EventCallback<string> OnAdded { get; set; }

    [Parameter] public EventCallback OnGivenUp { get; set; }

    protected override Task OnInitializedAsync() => Look(null);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) await _heading.FocusAsync();
    }

    private async Task Look(string? route)
    {
        var outcome = await Sender.Send(new ViewTaskPlan(CaseId, route is { Length: > 0 } ? route : null));
        _why = outcome.IsOk ? null : outcome.ToErrors(T, Shared).All[0].Message;
        if (!outcome.IsOk) return;
        _plan = outcome.Value;
        _routes = [.. _plan.Routes.Select(one => new Choice(one.Code, one.Name.In(Languages.Current)))];
        _chosen.Clear();
        _chosen.UnionWith(_plan.Lines.Where(item => !item.IsThere).Select(item => item.Line.Code));
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private void Choose(string line, bool isChosen)
    {
        if (isChosen) _chosen.Add(line);
        else _chosen.Remove(line);
    }

    private async Task Send()
    {
        if (_busy || _plan is not { } plan) return;
        _busy = true;
        var outcome = await Sender.Send(new AddTaskPlan(CaseId, plan.Route, plan.Plan, [.. _chosen]), commandId: _command);
        _busy = false;
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        if (outcome.IsOk)
        {
            await OnAdded.InvokeAsync(T.Counted("TaskPlanForm_Added", outcome.Value.Added));
            return;
        }

        // The plan or the case changed meanwhile: what can be added now is shown.
        if (outcome.Kind == OutcomeKind.Conflict) await Look(plan.Route);
        _why = outcome.Kind == OutcomeKind.Conflict ? T["TaskPlanForm_Stale"] : outcome.ToErrors(T, Shared).All[0].Message;
    }
}
