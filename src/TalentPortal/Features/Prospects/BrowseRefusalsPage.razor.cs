using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Prospects;

/// <summary>Whether somebody is not to be contacted, and taking them off that list. What is asked for stays out of the address, which logs and histories keep.</summary>
public sealed partial class BrowseRefusalsPage
{
    private BrowseRefusalsResult? _found;
    private FormErrors _errors = FormErrors.None;
    private IReadOnlyList<Choice> _reasons = [];
    private string? _email;
    private string? _phone;
    private string? _orcid;
    private string? _reason;
    private string? _said;
    private Guid _command;
    private bool _busy;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<ProspectsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _reasons = [.. Enum.GetValues<LiftReason>().Select(reason => new Choice(reason.ToString(), T["Lift_" + reason]))];
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _found = (await Sender.Send(new BrowseRefusals())).OrNotFound(Navigation);
    }

    private Task Look()
    {
        (_said, _reason) = (null, null);
        return Read();
    }

    private async Task Read()
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new BrowseRefusals(_email, _phone, _orcid));
        _busy = false;
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) _found = outcome.Value;
    }

    private async Task Lift(Guid id)
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new LiftRefusal(id, Enum.TryParse<LiftReason>(_reason, out var reason) ? reason : null), commandId: _command);
        _busy = false;
        _errors = outcome.ToErrors(T, Shared);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        if (!outcome.IsOk) return;
        (_said, _email, _phone, _orcid, _reason) = (T["LiftRefusal_Done"], null, null, null, null);
        await Read();
    }
}
