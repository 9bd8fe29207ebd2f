using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Supervision;

/// <summary>One of a student's first messages, and what whoever supervises says about it.</summary>
public sealed partial class ViewFirstMessagePage
{
    private ViewFirstMessageResult? _found;
    private FormErrors _errors = FormErrors.None;
    private string? _comment;
    private string? _said;
    private Guid _command;
    private bool _busy;

    /// <summary>Nothing can be pressed while an answer is awaited, nor before the page listens.</summary>
    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<SupervisionText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    protected override Task OnInitializedAsync() => Read();

    private async Task Read()
    {
        _found = (await Sender.Send(new ViewFirstMessage(Id))).OrNotFound(Navigation);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    /// <param name="says">Whether something is said, or it is fine.</param>
    private async Task Review(bool says)
    {
        if (_busy || (says && string.IsNullOrWhiteSpace(_comment))) return;
        (_busy, _said) = (true, null);
        var outcome = await Sender.Send(new ReviewMessage(Id, says ? _comment : null), commandId: _command);
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) _said = T["ReviewMessage_Done"].Value;
        await Read();
        _busy = false;
    }
}
