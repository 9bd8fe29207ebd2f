using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Leads;

/// <summary>One lead as staff open it: what the person wants, who they are, and the answer.</summary>
public sealed partial class ViewLeadPage
{
    private ViewLeadResult? _found;
    private FormErrors _errors = FormErrors.None;
    private IReadOnlyList<Choice> _colleagues = [];
    private string? _colleague;
    private string? _reason;
    private string? _said;
    private Guid _command;
    private bool _busy;
    private bool _isGone;
    private bool _wasFaster;
    private bool _passed;

    /// <summary>Nothing can be pressed while an answer is awaited, nor before the page listens.</summary>
    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<LeadsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    protected override async Task OnInitializedAsync() => Show((await Sender.Send(new ViewLead(Id))).OrNotFound(Navigation));

    private void Show(ViewLeadResult? found)
    {
        _found = found;
        _colleagues = [.. (found?.Colleagues ?? []).Select(colleague => new Choice(colleague.Id.ToString(), colleague.Name))];
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private Task Take() => Answer(found => Sender.Send(new TakeLead(found.Id, found.Version), commandId: _command), () => T["TakeLead_Done"]);

    private Task Pass() => Answer(found => Sender.Send(new PassLead(found.Id, found.Version), commandId: _command), () =>
    {
        _passed = true;
        return T["PassLead_Done"];
    });

    private Task Decline() => Answer(found => Sender.Send(new DeclineLead(found.Id, _reason, found.Version), commandId: _command), () => T["DeclineLead_Done"]);

    private Task Assign()
    {
        var chosen = Guid.TryParse(_colleague, out var id) ? id : Guid.Empty;
        return Answer(found => Sender.Send(new AssignLead(found.Id, chosen, found.Version), commandId: _command), () => T["AssignLead_Done", _colleagues.First(choice => choice.Value == _colleague).Text]);
    }

    private async Task Answer(Func<ViewLeadResult, Task<Outcome<Done>>> send, Func<string> done)
    {
        if (_busy || _found is not { } found) return;
        (_busy, _said, _wasFaster) = (true, null, false);
        var outcome = await send(found);
        _busy = false;
        _wasFaster = outcome.Kind == OutcomeKind.Conflict;
        _errors = _wasFaster ? FormErrors.None : outcome.ToErrors(T, Shared);
        if (outcome.IsOk) _said = done();
        if (outcome.Kind is not (OutcomeKind.Ok or OutcomeKind.Conflict or OutcomeKind.NotFound)) return;

        // What a colleague has taken is theirs: the page then leads back to the queue.
        var again = await Sender.Send(new ViewLead(Id));
        _isGone = !again.IsOk;
        Show(again.IsOk ? again.Value : null);
    }
}
