using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Appointments;

/// <summary>Offers single times and takes them back, for <see cref="AppointmentDesk"/>.</summary>
public sealed partial class SingleTimes
{
    private string? _on;
    private string? _at;

    [Inject] private IStringLocalizer<AppointmentsText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required BrowseAppointmentsResult.Offer Offer { get; set; }

    [Parameter] public bool Disabled { get; set; }

    /// <summary>Sends a command and says a word when it is done; whether it was.</summary>
    [Parameter, EditorRequired] public required Func<ICommand<Done>, string, Task<bool>> Say { get; set; }

    private string Words(DateTimeOffset at) => AppointmentWords.Moment(at, Offer.TimeZone, Offer.TimeZone);

    private Task TakeBack(DateTimeOffset at) => Say(new TakeBackTime(at, Offer.Version), T["TakeBackTime_Done"]);

    private async Task Add()
    {
        DateOnly? on = DateOnly.TryParseExact(_on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        TimeOnly? at = TimeOnly.TryParseExact(_at, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
        if (await Say(new OfferTime(on, at, Offer.Version), T["OfferTime_Done"])) (_on, _at) = (null, null);
    }
}
