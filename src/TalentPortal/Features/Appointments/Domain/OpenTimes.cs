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

/// <summary>Cuts the hours of a consultant into times that can be booked.</summary>
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
        var first = WorkingWeek.LocalDay(now, zone);
        for (var day = first; day <= first.AddDays(Days); day = day.AddDays(1))
        {
            // Days off and public holidays of the zone have no hours.
            if (hours.Week.SpanOn(day, zone) is not { } span) continue;
            if (busy.Count(one => WorkingWeek.LocalDay(one.From, zone) == day) >= hours.PerDay) continue;
            for (var from = span.From; from + length <= span.To; from += length)
            {
                var to = from + length;
                if (from < earliest || busy.Any(one => one.Overlaps(from, to)) || away.Any(one => one.Overlaps(from, to))) continue;
                yield return new(hours.UserId, name, hours.TimeZone, from.ToUniversalTime(), to.ToUniversalTime(), hours.Kinds);
            }
        }
    }
}
