using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Cases;

/// <summary>The tasks of a case as its talent sees them: first what can be done now, then what waits, what others do, and what is over.</summary>
public sealed partial class MyTasks
{
    private FormErrors _errors = FormErrors.None;
    private IReadOnlyList<OpenTask> _next = [];
    private IReadOnlyList<OpenTask> _waiting = [];
    private IReadOnlyList<OpenTask> _others = [];
    private IReadOnlyList<OpenTask> _ended = [];

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<CasesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter, EditorRequired] public required ViewMyCaseResult Case { get; set; }

    /// <summary>Whether this is the site of the tenant whose case it is: that is where tasks are marked.</summary>
    [Parameter] public bool IsHere { get; set; }

    /// <summary>Whether one was marked just before: what is done is shown unfolded, to be taken back.</summary>
    [Parameter] public bool HasMarked { get; set; }

    /// <summary>By whose clock days are told.</summary>
    [Parameter] public TimeZoneInfo? Zone { get; set; }

    [SupplyParameterFromForm] private Typed Marked { get; set; } = null!;

    private bool IsOpen => Case.ClosedAt is null;

    private string Elsewhere => SiteAddress.Of(Case.Tenant, Languages.Current, $"me/cases/{Case.Id}");

    protected override void OnInitialized() => Marked ??= new();

    protected override void OnParametersSet()
    {
        var open = Case.Tasks.Where(task => task.IsOpen && IsOpen).ToLookup(task => (IsMine: task.Party == TaskParty.Talent, task.IsBlocked));
        (_next, _waiting) = ([.. open[(true, false)]], [.. open[(true, true)]]);
        (_others, _ended) = ([.. open[(false, false)].Concat(open[(false, true)]).OrderBy(task => task.DueOn)], [.. Case.Tasks.Where(task => !task.IsOpen)]);
    }

    private async Task Mark()
    {
        var isDone = Marked.Done == "true";
        var outcome = await Sender.Send(new MarkMyTask(Guid.TryParse(Marked.Id, out var id) ? id : Guid.Empty, isDone));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) Navigation.NavigateTo($"me/cases/{Case.Id}?done={(isDone ? "task" : "task-open")}");
    }

    /// <summary>The form as it was sent.</summary>
    public sealed class Typed
    {
        public string? Id { get; set; }

        public string? Done { get; set; }
    }
}
