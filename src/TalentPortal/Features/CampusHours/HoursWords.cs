using System.Globalization;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.CampusHours.Domain;

namespace TalentPortal.Features.CampusHours;

/// <summary>Recorded time as pages show it.</summary>
internal static class HoursWords
{
    private const int HourMinutes = 60;

    /// <summary>An amount of time in hours and minutes.</summary>
    public static string Amount(IStringLocalizer<CampusHoursText> texts, int minutes) => (minutes / HourMinutes, minutes % HourMinutes) switch
    {
        (0, var rest) => texts["Hours_Minutes", rest],
        (var hours, 0) => texts["Hours_Hours", hours.ToString("N0", CultureInfo.CurrentCulture)],
        var (hours, rest) => texts["Hours_Both", hours.ToString("N0", CultureInfo.CurrentCulture), rest],
    };

    public static string Kind(IStringLocalizer<CampusHoursText> texts, ServiceKind kind) => texts["ServiceKind_" + kind];
}
