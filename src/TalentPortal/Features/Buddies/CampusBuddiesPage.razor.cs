using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Buddies;

/// <summary>Where a student consultant says what they offer, and answers who asks.</summary>
public sealed partial class CampusBuddiesPage
{
    private readonly Dictionary<Guid, string?> _reasons = [];
    private readonly BuddyTyped _typed = new();
    private ViewBuddyCardResult? _card;
    private BrowseBuddyRequestsResult? _requests;
    private FormErrors _errors = FormErrors.None;
    private FormErrors _answerErrors = FormErrors.None;
    private string? _hours;
    private string? _people;
    private string? _said;
    private Guid _command;
    private bool _isOpen;
    private bool _isStale;
    private bool _busy;

    /// <summary>Nothing can be pressed while an answer is awaited, nor before the page listens.</summary>
    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<BuddiesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        await Read();
        if (_card is not { } card) return;
        _typed.Show(card.Facts);
        (_hours, _people, _isOpen) = (card.WeeklyHours.ToString(CultureInfo.InvariantCulture), card.MostPeople.ToString(CultureInfo.InvariantCulture), card.IsOpen);
    }

    private static int? Number(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private async Task Read()
    {
        _card = (await Sender.Send(new ViewBuddyCard())).OrNotFound(Navigation);
        _requests = (await Sender.Send(new BrowseBuddyRequests())).OrNotFound(Navigation);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private async Task Save() => _errors = await Do(
        new SaveBuddyCard(_typed.Languages, _typed.Places, _typed.Field, _typed.Countries, _typed.Helps, _typed.Liked, _typed.Preferred, Number(_hours), Number(_people), _isOpen, _card!.Version), T["SaveBuddyCard_Done"]);

    private async Task Answer(BrowseBuddyRequestsResult.Item item, bool accept) =>
        _answerErrors = await Do(new AnswerBuddy(item.Id, accept, _reasons.GetValueOrDefault(item.Id), item.Version), T[accept ? "AnswerBuddy_Accepted" : "AnswerBuddy_Declined"]);

    private async Task End(BrowseBuddyRequestsResult.Item item) => _answerErrors = await Do(new EndBuddy(item.Id), T["EndBuddy_Done"]);

    private async Task<FormErrors> Do(ICommand<Done> command, string said)
    {
        if (_busy) return FormErrors.None;
        _busy = true;
        var outcome = await Sender.Send(command, commandId: _command);
        _isStale = outcome.Kind == OutcomeKind.Conflict;
        _said = _isStale ? T["Buddy_Stale"].Value : outcome.IsOk ? said : null;
        await Read();
        _busy = false;
        return _isStale ? FormErrors.None : outcome.ToErrors(T, Shared);
    }
}
