using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Events.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Events;

/// <summary>Plans an event, or changes one.</summary>
public sealed partial class SaveEventPage
{
    private IReadOnlyList<Choice> _kinds = [];
    private IReadOnlyList<Choice> _countries = [];
    private IReadOnlyList<Choice> _zones = [];
    private FormErrors _errors = FormErrors.None;
    private EventKind _kind;
    private EventState _state;
    private string? _titleZh;
    private string? _titleEn;
    private string? _textZh;
    private string? _textEn;
    private string? _placeZh;
    private string? _placeEn;
    private string? _country;
    private string? _zone;
    private string? _day;
    private string? _from;
    private string? _to;
    private string? _closes;
    private string? _capacity;
    private string? _cohost;
    private uint? _version;
    private Guid _command;
    private bool _isReady;
    private bool _busy;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<EventsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>The event to change; null for a new one.</summary>
    [Parameter] public Guid? Id { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _kinds = [.. Enum.GetValues<EventKind>().Select(kind => new Choice(kind.ToString(), T["Kind_" + kind]))];
        _countries = CountryChoices.Of(T["SignUp_Often"], T["SignUp_AllCountries"]);
        _zones = EventWords.Zones(Clock.GetUtcNow());
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        if (Id is { } id)
        {
            if ((await Sender.Send(new ViewOwnEvent(id))).OrNotFound(Navigation) is not { } found) return;
            Show(found);
        }

        _isReady = true;
    }

    private void Show(ViewOwnEventResult found)
    {
        var f = found.Facts;
        (_kind, _state, _version, _titleZh, _titleEn, _textZh, _textEn) = (f.Kind, found.State, found.Version, f.Title.Zh, f.Title.En, f.Text.Zh, f.Text.En);
        (_placeZh, _placeEn, _country, _zone, _cohost) = (f.Place.Zh, f.Place.En, f.CountryCode, f.TimeZone, f.Cohost);
        (_closes, _capacity) = (f.ClosesOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), f.Capacity?.ToString(CultureInfo.InvariantCulture));
        if (f is not { StartsAt: { } starts, EndsAt: { } ends }) return;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(f.TimeZone);
        var (from, to) = (TimeZoneInfo.ConvertTime(starts, zone), TimeZoneInfo.ConvertTime(ends, zone));
        (_day, _from, _to) = (from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), from.ToString("HH:mm", CultureInfo.InvariantCulture), to.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    private async Task Save(bool publish)
    {
        if (_busy) return;
        _busy = true;
        int? capacity = string.IsNullOrWhiteSpace(_capacity) ? null : int.TryParse(_capacity, NumberStyles.None, CultureInfo.InvariantCulture, out var places) ? places : 0;
        var outcome = await Sender.Send(
            new SaveEvent(Id, _kind, _titleZh, _titleEn, _textZh, _textEn, _placeZh, _placeEn, _country, _zone, Day(_day), Time(_from), Time(_to), Day(_closes), capacity, _cohost, publish, _version), commandId: _command);
        _errors = outcome.ToErrors(T, Shared);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _busy = false;
        if (outcome.IsOk) Navigation.NavigateTo($"overseas/events/{outcome.Value.Id}");
    }

    private static DateOnly? Day(string? typed) => DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static TimeOnly? Time(string? typed) => TimeOnly.TryParseExact(typed?.Trim(), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
