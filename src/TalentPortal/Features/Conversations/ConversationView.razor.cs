using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Conversations.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Signals;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Conversations;

/// <summary>
/// Messages as staff read and write them. New ones appear by themselves; they count as read once somebody does something on the
/// page, not because it lies open somewhere. What was sent shows at once, on its way or not sent, and is kept as a draft until it arrived.
/// </summary>
public sealed partial class ConversationView : IDisposable
{
    private ViewConversationResult? _found;
    private MessageForm _typed = new();
    private MessageForm _shown = new();
    private MessageForm? _unsent;
    private FormErrors _errors = FormErrors.None;
    private DraftKeeper<MessageForm>? _keeper;
    private IDisposable? _following;
    private string? _why;
    private Guid _command;
    private int? _from;
    private int? _newFrom;
    private int _round;
    private int _field;
    private bool _isReady;
    private bool _isGone;
    private bool _isMarking;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private LivePages Pages { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<ConversationsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>In whose workspace it is opened.</summary>
    [Parameter, EditorRequired] public CaseTier Tier { get; set; }

    [Parameter, EditorRequired] public Guid Id { get; set; }

    /// <summary>The title of the page, which is given its words.</summary>
    [Parameter] public RenderFragment<string>? ChildContent { get; set; }

    /// <summary>Key of the text that says why a file was not taken.</summary>
    [SupplyParameterFromQuery(Name = "refused")] private string? Refused { get; set; }

    private string CaseAddress => $"{Tier.Address()}/{Id}";

    public void Dispose() => _following?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        Fresh();
        _following = Pages.Follow(Id, () => InvokeAsync(LookAgain));
        Show((await Sender.Send(new ViewConversation(Id))).OrNotFound(Navigation));
        // Whoever opens the page reads what is on it.
        await MarkRead();
    }

    private void Show(ViewConversationResult? found)
    {
        _found = found;
        if (found is null) return;
        // What was new when it was shown stays marked until the reader goes on.
        _newFrom ??= found.Unread > 0 ? found.Messages.Where(m => m.IsByTalent).TakeLast(found.Unread).FirstOrDefault()?.Number : null;
    }

    /// <summary>To whom it goes, and whether they are awake.</summary>
    private string Hint(ViewConversationResult found) => T["Conversation_WordsHint", found.Reference]
        + (found.TimeZone is { } code && ReferenceData.TimeZones.Find(code) is { } zone ? T["Conversation_TheirTime", DateWords.Time(Clock.GetUtcNow(), zone.Info, zone.Name(Languages.Current), Languages.Current.Culture())] : "");

    private async Task LookAgain()
    {
        var again = await Sender.Send(new ViewConversation(Id, _from));
        _isGone = again.Kind == OutcomeKind.NotFound;
        if (again.IsOk) Show(again.Value);
        StateHasChanged();
    }

    private async Task Earlier()
    {
        _from = Math.Max(1, _found!.Messages[0].Number - ViewConversationResult.PageSize);
        await LookAgain();
    }

    /// <summary>The reader does something here: what is shown is read.</summary>
    private Task Seen() => MarkRead();

    private async Task MarkRead()
    {
        if (_isMarking || _found is not { CanWrite: true, Unread: > 0 } found) return;
        _isMarking = true;
        await Sender.Send(new ReadMessages(Id, found.Messages[^1].Number), commandId: Guid.CreateVersion7(Clock.GetUtcNow()));
        _isMarking = false;
        await LookAgain();
    }

    private void Fresh()
    {
        (_typed, _shown, _errors, _unsent, _why, _isReady) = (new(), new(), FormErrors.None, null, null, false);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        (_round, _field) = (_round + 1, _field + 1);
    }

    /// <summary>Of this very form: the keeper looks once more when it goes.</summary>
    private static Func<MessageForm> Holding(MessageForm typed) => () => typed;

    private void Restore(MessageForm kept) => (_typed, _shown, _field) = (kept, kept with { }, _field + 1);

    private async Task Send()
    {
        if (_unsent is not null) return;
        if (string.IsNullOrWhiteSpace(_typed.Words))
        {
            _errors = new([new FormError(nameof(SendMessage.Words), T["Message_Missing"])]);
            return;
        }

        (_errors, _unsent, _shown, _field) = (FormErrors.None, _typed with { }, new(), _field + 1);
        await Deliver();
    }

    /// <summary>Sent again it is the same command: if the first attempt arrived after all, the message is there once.</summary>
    private async Task Deliver()
    {
        if (_unsent is not { } unsent) return;
        _why = null;
        StateHasChanged();
        Outcome<Done>? outcome = null;
        try
        {
            outcome = await Sender.Send(new SendMessage(Id, unsent.Words, unsent.Translation), commandId: _command);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The pipeline has logged what it was. The words are on the page and in the draft.
        }

        if (outcome is not { IsOk: true })
        {
            _why = outcome is null ? T["Conversation_Unreachable"] : outcome.ToErrors(T, Shared).All[0].Message;
            return;
        }

        if (_keeper is not null) await _keeper.Discard();
        _newFrom = null;
        Fresh();
        await LookAgain();
    }

    /// <summary>Back into the field, to be changed: then it is another message.</summary>
    private void TakeBack()
    {
        (_shown, _unsent, _why, _field) = (_typed with { }, null, null, _field + 1);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }
}
