using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Supervision;

/// <summary>Until when the students see their cases, and where somebody asks for some days more.</summary>
public sealed partial class BrowseSupervisionPage
{
    private BrowseSupervisionResult? _found;
    private BrowseFirstMessagesResult? _first;
    private FormErrors _errors = FormErrors.None;
    private Guid? _asked;
    private string? _days;
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

    protected override Task OnInitializedAsync() => Read();

    private void Begin(Guid? id) => (_asked, _days, _errors, _said) = (id, null, FormErrors.None, null);

    private async Task Read()
    {
        _found = (await Sender.Send(new BrowseSupervision())).OrNotFound(Navigation);
        _first = (await Sender.Send(new BrowseFirstMessages())).OrNotFound(Navigation);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private Task Ask(BrowseSupervisionResult.Item item) => Do(new AskCampusTime(item.Id, int.TryParse(_days, NumberStyles.Integer, CultureInfo.InvariantCulture, out var days) ? days : null, item.Version), T["AskCampusTime_Done"]);

    private async Task Do<TResult>(ICommand<TResult> command, string said)
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(command, commandId: _command);
        if (outcome.IsOk) Begin(null);
        (_errors, _said) = (outcome.ToErrors(T, Shared), outcome.IsOk ? said : null);
        await Read();
        _busy = false;
    }
}
