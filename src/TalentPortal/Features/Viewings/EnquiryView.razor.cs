using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Viewings.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Viewings;

/// <summary>One enquiry: answers it, agrees to a time or names others, says no, says how the viewing went.</summary>
public sealed partial class EnquiryView
{
    private ViewEnquiryResult? _found;
    private IReadOnlyList<Choice> _slots = [];
    private FormErrors _errors = FormErrors.None;
    private string? _words;
    private string? _slot;
    private string? _first;
    private string? _second;
    private string? _third;
    private string? _reason;
    private string? _outcome;
    private string? _said;
    private Guid _command;
    private bool _busy;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<ViewingsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter, EditorRequired] public required Guid Id { get; set; }

    /// <summary>The title of the page, which the page itself sets.</summary>
    [Parameter, EditorRequired] public required RenderFragment<string> ChildContent { get; set; }

    /// <summary>First word of the addresses of its workspace.</summary>
    [Parameter, EditorRequired] public required string Workspace { get; set; }

    /// <summary>Nothing can be pressed while an answer is awaited, nor before the page listens.</summary>
    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    private IReadOnlyList<Choice> Reasons => [.. Enum.GetValues<DeclineReason>().Select(reason => new Choice(reason.ToString(), T["Decline_" + reason]))];

    private IReadOnlyList<Choice> Outcomes => [.. AnswerEnquiry.Outcomes.Select(outcome => new Choice(outcome.ToString(), T["End_" + outcome]))];

    protected override Task OnInitializedAsync() => Read();

    private async Task Read()
    {
        _found = (await Sender.Send(new ViewEnquiry(Id))).OrNotFound(Navigation);
        _slots = [.. (_found?.Times ?? []).Select(time => new Choice(time.Local, ViewingWords.Moment(time.At, _found!.Zone, _found.TalentZone)))];
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private async Task Do(EnquiryAnswer answer)
    {
        if (_busy || _found is not { } one) return;
        (_busy, _said) = (true, null);
        var outcome = await Sender.Send(
            new AnswerEnquiry(Id, answer, _slot, ViewingWords.Slots(_first, _second, _third), Enum.TryParse<DeclineReason>(_reason, out var reason) ? reason : null, Enum.TryParse<EnquiryEnd>(_outcome, out var how) ? how : null, _words, one.Version),
            commandId: _command);
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) (_said, _words, _slot, _first, _second, _third, _reason, _outcome) = ("AnswerEnquiry_" + answer, null, null, null, null, null, null, null);
        await Read();
        _busy = false;
    }
}
