using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.CampusHelp.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Signals;
using TalentPortal.Shell;

namespace TalentPortal.Features.CampusHelp;

/// <summary>A student consultant asks for help in a case, reads what became of it, and has the numbers to call before anybody else.</summary>
public sealed partial class ViewCaseHelpPage : IDisposable
{
    private IDisposable? _following;
    private ViewCaseHelpResult? _found;
    private FormErrors _errors = FormErrors.None;
    private IReadOnlyList<Choice> _kinds = [];
    private string? _kind;
    private string? _words;
    private string? _said;
    private Guid _command;
    private bool _busy;

    /// <summary>Nothing can be pressed while an answer is awaited, nor before the page listens.</summary>
    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private LivePages Pages { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<CampusHelpText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    public void Dispose() => _following?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        _kinds = [.. Enum.GetValues<HelpKind>().Select(kind => new Choice(kind.ToString(), T["HelpKind_" + kind]))];
        _following = Pages.Follow(Id, () => InvokeAsync(LookAgain));
        await Read();
    }

    private async Task Read()
    {
        _found = (await Sender.Send(new ViewCaseHelp(Id))).OrNotFound(Navigation);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private async Task LookAgain()
    {
        var again = await Sender.Send(new ViewCaseHelp(Id));
        _found = again.IsOk ? again.Value : null;
        StateHasChanged();
    }

    private async Task Ask()
    {
        if (_busy) return;
        (_busy, _said) = (true, null);
        var outcome = await Sender.Send(new AskForHelp(Id, Enum.TryParse<HelpKind>(_kind, out var kind) ? kind : null, _words), commandId: _command);
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) (_kind, _words, _said) = (null, null, T["AskForHelp_Done"].Value);
        await Read();
        _busy = false;
    }
}
