using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Viewings;

/// <summary>What the talent of a case asks about a flat: whoever answers for the case goes along, or answers for the talent.</summary>
public sealed partial class CaseViewingView
{
    private ViewCaseViewingResult? _found;
    private IReadOnlyList<Choice> _slots = [];
    private FormErrors _errors = FormErrors.None;
    private string? _slot;
    private string? _words;
    private string? _said;
    private Guid _command;
    private bool _busy;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<ViewingsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter, EditorRequired] public required Guid Id { get; set; }

    [Parameter, EditorRequired] public required CaseTier Tier { get; set; }

    /// <summary>The title of the page, which the page itself sets.</summary>
    [Parameter, EditorRequired] public required RenderFragment<string> ChildContent { get; set; }

    /// <summary>Nothing can be pressed while an answer is awaited, nor before the page listens.</summary>
    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    protected override Task OnInitializedAsync() => Read();

    private async Task Read()
    {
        _found = (await Sender.Send(new ViewCaseViewing(Id))).OrNotFound(Navigation);
        _slots = [.. (_found?.Times ?? []).Select(time => new Choice(time.Local, ViewingWords.Moment(time.At, _found!.Zone, _found.TalentZone)))];
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private async Task Do(Accompaniment what)
    {
        if (_busy || _found is null) return;
        (_busy, _said) = (true, null);
        var outcome = await Sender.Send(new AccompanyViewing(Id, what, what == Accompaniment.Choose ? _slot : null, what == Accompaniment.Write ? _words : null), commandId: _command);
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) (_said, _words, _slot) = ("AccompanyViewing_" + what, null, null);
        await Read();
        _busy = false;
    }
}
