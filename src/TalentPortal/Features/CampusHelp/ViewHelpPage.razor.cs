using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.CampusHelp;

/// <summary>One call for help: what it is about, who takes care of it, and what was done.</summary>
public sealed partial class ViewHelpPage
{
    private ViewHelpResult? _found;
    private FormErrors _errors = FormErrors.None;
    private string? _done;
    private string? _said;
    private Guid _command;
    private bool _busy;

    /// <summary>Nothing can be pressed while an answer is awaited, nor before the page listens.</summary>
    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<CampusHelpText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    protected override Task OnInitializedAsync() => Read();

    private async Task Read()
    {
        _found = (await Sender.Send(new ViewHelp(Id))).OrNotFound(Navigation);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private async Task Answer(bool close)
    {
        if (_busy || _found is null) return;
        (_busy, _said) = (true, null);
        var outcome = await Sender.Send(new AnswerHelp(Id, close, close ? _done : null, _found.Version), commandId: _command);
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) _said = T[close ? "AnswerHelp_Closed" : "AnswerHelp_Taken"].Value;
        await Read();
        _busy = false;
    }
}
