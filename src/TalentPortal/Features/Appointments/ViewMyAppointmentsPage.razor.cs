using System.Globalization;
using Microsoft.AspNetCore.Components;
using TalentPortal.Components;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Appointments;

/// <summary>Where a talent books a time with the consultant of a case, moves or cancels it, and says how it was.</summary>
public sealed partial class ViewMyAppointmentsPage
{
    private static readonly IReadOnlyList<Choice> Scores = [.. Enumerable.Range(1, Appointment.ScoreMost).Select(score => score.ToString(CultureInfo.InvariantCulture)).Select(score => new Choice(score, score))];

    private ViewMyAppointmentsResult? _found;
    private ViewMyAppointmentsResult.Item? _open;
    private ViewMyAppointmentsResult.Item? _rate;
    private IReadOnlyList<ViewMyAppointmentsResult.Item> _past = [];
    private IReadOnlyList<Choice> _zones = [];
    private IReadOnlyList<Choice> _times = [];
    private IReadOnlyList<Choice> _kinds = [];
    private FormErrors _rateErrors = FormErrors.None;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    /// <summary>Of the case.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <summary>The clock to read times by; the one of the case without it.</summary>
    [SupplyParameterFromQuery(Name = "zone")] private string? Chosen { get; set; }

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "book")] private Input Form { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "rate")] private Rating Rated { get; set; } = null!;

    private string Zone => ReferenceData.TimeZones.Has(Form.TimeZone) ? Form.TimeZone! : ReferenceData.TimeZones.Has(Chosen) ? Chosen! : _found?.TimeZone is { } own && ReferenceData.TimeZones.Has(own) ? own : _found?.Tenant.TimeZone ?? "";

    private string? Said => Done switch
    {
        "booked" => T["BookAppointment_Done"].Value,
        "cancelled" => T["MyAppointments_Cancelled"].Value,
        "rated" => T["RateAppointment_Done"].Value,
        _ => null,
    };

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        Rated ??= new();
        await Read();
    }

    private async Task Read()
    {
        _found = (await Sender.Send(new ViewMyAppointments(Id), Http.RequestAborted)).OrNotFound(Navigation);
        if (_found is not { } found) return;
        _open = found.Items.FirstOrDefault(item => item.IsOpen);
        _rate = found.Items.FirstOrDefault(item => item.CanRate);
        _past = [.. found.Items.Where(item => !item.IsOpen)];
        _zones = AppointmentWords.Zones(Clock.GetUtcNow());
        _times = [.. found.Times.Select(time => new Choice(AppointmentWords.Sent(time.From), AppointmentWords.Moment(time.From, Zone, time.TimeZone)) { Group = AppointmentWords.Day(time.From, Zone) })];
        _kinds = [.. found.Times.SelectMany(time => time.Kinds).Distinct().Order().Select(kind => new Choice(kind.ToString(), T["Kind_" + kind]))];
    }

    private async Task Book()
    {
        DateTimeOffset? at = DateTimeOffset.TryParseExact(Form.StartsAt, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read) ? read : null;
        AppointmentKind? kind = Enum.TryParse<AppointmentKind>(Form.Kind, out var chosen) && Enum.IsDefined(chosen) ? chosen : null;
        if (await Submit(new BookAppointment(Id, at, kind, Form.TimeZone)) is not null) Go("booked");
        // Whoever was too late chooses among what is left.
        else await Read();
    }

    private async Task CancelIt()
    {
        if (_open is not { } open) Go("cancelled");
        else if (await Submit(new CancelMyAppointment(open.Id)) is not null) Go("cancelled");
    }

    private async Task RateIt()
    {
        if (_rate is not { } rate) return;
        int? score = int.TryParse(Rated.Score, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (await Submit(new RateAppointment(rate.Id, score, Rated.Words)) is not null) Go("rated");
        else _rateErrors = Errors;
    }

    private void Go(string done) => Navigation.NavigateTo($"me/appointments/{Id}?done={done}&zone={Uri.EscapeDataString(Zone)}");

    /// <summary>What is chosen, as it was sent.</summary>
    public sealed class Input
    {
        public string? StartsAt { get; set; }

        public string? Kind { get; set; }

        public string? TimeZone { get; set; }
    }

    public sealed class Rating
    {
        public string? Score { get; set; }

        public string? Words { get; set; }
    }
}
