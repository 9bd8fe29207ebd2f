using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Territories.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Appointments;

/// <summary>A consultant's appointments and hours; for team leads also what waits for their choice.</summary>
public sealed partial class AppointmentDesk
{
    private readonly Dictionary<Guid, string> _where = [];
    private readonly Dictionary<Guid, string> _given = [];
    private readonly HashSet<AppointmentKind> _kinds = [];
    private readonly string?[] _times = new string?[2 * WorkingWeek.Days];
    private BrowseAppointmentsResult? _found;
    private FormErrors _errors = FormErrors.None;
    private IReadOnlyList<Choice> _zones = [];
    private IReadOnlyList<Choice> _lengths = [];
    private IReadOnlyList<string> _days = [];
    private bool _isOn;
    private string? _zone;
    private string? _length;
    private string? _lead;
    private string? _perDay;
    private string? _said;
    private Guid _command;
    private int _round;
    private bool _busy;

    /// <summary>Nothing can be pressed while an answer is awaited, nor before the page listens.</summary>
    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<AppointmentsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>In whose workspace it is opened.</summary>
    [Parameter, EditorRequired] public CaseTier Tier { get; set; }

    /// <summary>The title of the page, which is given its words.</summary>
    [Parameter] public RenderFragment<string>? ChildContent { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var names = CultureInfo.CurrentUICulture.DateTimeFormat;
        _days = [.. Enumerable.Range(0, WorkingWeek.Days).Select(day => names.GetDayName((DayOfWeek)((day + 1) % WorkingWeek.Days)))];
        _zones = AppointmentWords.Zones(Clock.GetUtcNow());
        _lengths = [.. BookingHours.Lengths.Select(minutes => new Choice(minutes.ToString(CultureInfo.InvariantCulture), T["SaveBookingHours_Minutes", minutes]))];
        await Read();
        Show();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static int Minutes(string? typed) => TimeOnly.TryParseExact(typed, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? (int)time.ToTimeSpan().TotalMinutes : 0;

    private async Task Read()
    {
        _found = (await Sender.Send(new BrowseAppointments())).OrNotFound(Navigation);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private void Show()
    {
        if (_found?.Hours is not { } hours) return;
        (_isOn, _zone, _length, _lead, _perDay, _round) = (hours.IsOn, hours.TimeZone, Number(hours.Length), Number(hours.LeadHours), Number(hours.PerDay), _round + 1);
        _kinds.Clear();
        _kinds.UnionWith(hours.Kinds);
        // A day off is empty; midnight at its end cannot be typed.
        for (var i = 0; i < _times.Length; i++) _times[i] = hours.Hours[i & ~1] == hours.Hours[i | 1] ? null : TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(Math.Min(hours.Hours[i], WorkingWeek.MinutesOfDay - 1))).ToString("HH:mm", CultureInfo.InvariantCulture);
    }

    private void Set(AppointmentKind kind, bool on)
    {
        _kinds.Remove(kind);
        if (on) _kinds.Add(kind);
    }

    private async Task Save()
    {
        if (_found is not { } found) return;
        if (await Do(new SaveBookingHours(_isOn, _zone, [.. _times.Select(Minutes)], Number(_length), Number(_lead), Number(_perDay), [.. _kinds], found.Hours.Version), T["SaveBookingHours_Done"])) Show();
    }

    private Task Answer(BrowseAppointmentsResult.Item item, bool confirms) =>
        Do(new AnswerAppointment(item.Id, confirms, confirms ? _where.GetValueOrDefault(item.Id) : null, item.Version), T[confirms ? "AnswerAppointment_Confirmed" : "AnswerAppointment_OffDone"]);

    private Task Mark(BrowseAppointmentsResult.Item item, bool attended) => Do(new MarkAppointment(item.Id, attended, item.Version), T["MarkAppointment_Done"]);

    private Task Give(BrowseAppointmentsResult.Item item) =>
        Guid.TryParse(_given.GetValueOrDefault(item.Id), out var colleague) ? Do(new GiveAppointment(item.Id, colleague, item.Version), T["GiveAppointment_Done"]) : Task.CompletedTask;

    private async Task<bool> Do<TResult>(ICommand<TResult> command, string said)
    {
        if (_busy) return false;
        _busy = true;
        var outcome = await Sender.Send(command, commandId: _command);
        (_errors, _said) = (outcome.ToErrors(T, Shared), outcome.IsOk ? said : null);
        await Read();
        _busy = false;
        return outcome.IsOk;
    }
}
