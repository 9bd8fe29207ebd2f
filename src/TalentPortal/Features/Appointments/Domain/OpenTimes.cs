using TalentPortal.Features.Territories.Domain;

namespace TalentPortal.Features.Appointments.Domain;

/// <summary>A time that can be booked, and with whom.</summary>
/// <param name="TimeZone">IANA zone of the consultant's hours.</param>
public sealed record OpenTime(Guid UserId, string Name, string TimeZone, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<AppointmentKind> Kinds);

/// <summary>A stretch of time, the end not included.</summary>
public readonly record struct TimeSpanOf(DateTimeOffset From, DateTimeOffset To)
{
    public bool Overlaps(DateTimeOffset from, DateTimeOffset to) => From < to && from < To;
}

/// <summary>The times of a consultant that can be booked: cut from the hours of the week, and single ones beside them.</summary>
public static class OpenTimes
{
    /// <summary>Days ahead for which times are offered.</summary>
    public const int Days = 21;

    /// <param name="busy">Appointments that hold a time.</param>
    /// <param name="away">When nobody is to be met.</param>
    public static IEnumerable<OpenTime> Of(BookingHours hours, string name, IReadOnlyCollection<TimeSpanOf> busy, IReadOnlyCollection<TimeSpanOf> away, DateTimeOffset now)
    {
        if (!hours.IsOn || hours.Kinds.Count == 0) yield break;
        var (zone, length, earliest) = (hours.Zone, TimeSpan.FromMinutes(hours.Length), now.AddHours(hours.LeadHours));
        bool IsFree(DateTimeOffset from) => !busy.Any(one => one.Overlaps(from, from + length)) && !away.Any(one => one.Overlaps(from, from + length));
        OpenTime At(DateTimeOffset from) => new(hours.UserId, name, hours.TimeZone, from.ToUniversalTime(), (from + length).ToUniversalTime(), hours.Kinds);
        // Neither notice nor the most of a day hold back what was opened by hand.
        List<DateTimeOffset> singles = [.. hours.Singles.Where(from => from >= now + BookingHours.SingleNotice && IsFree(from))];
        foreach (var from in singles) yield return At(from);
        var first = WorkingWeek.LocalDay(now, zone);
        for (var day = first; day <= first.AddDays(Days); day = day.AddDays(1))
        {
            // Days off and public holidays of the zone have no hours.
            if (hours.Week.SpanOn(day, zone) is not { } span) continue;
            if (busy.Count(one => WorkingWeek.LocalDay(one.From, zone) == day) >= hours.PerDay) continue;
            for (var from = span.From; from + length <= span.To; from += length)
            {
                if (from < earliest || !IsFree(from) || singles.Exists(single => (single - from).Duration() < length)) continue;
                yield return At(from);
            }
        }
    }
}
