using TalentPortal.Platform.Time;

namespace TalentPortal.Features.Territories.Domain;

/// <summary>The hours of one weekday, in minutes after midnight by the clock of whoever works.</summary>
public readonly record struct WorkingSpan(int From, int To)
{
    public bool IsOff => To <= From;
}

/// <summary>In which hours of a week somebody works, by their own clock. Public holidays are left out where the portal knows them for the zone.</summary>
public sealed class WorkingWeek
{
    public const int Days = 7;
    public const int MinutesOfDay = 24 * 60;

    /// <summary>A week needs at least this, so that every promise of working hours comes to an end.</summary>
    public const int MinutesLeast = 60;

    /// <summary>It is day for a person from then to then, minutes after midnight: calls at other hours are not counted on.</summary>
    public static readonly WorkingSpan Waking = new(8 * 60, 22 * 60);

    private const int LongestDays = 400;

    private readonly WorkingSpan[] spans;

    private WorkingWeek(WorkingSpan[] spans) => this.spans = spans;

    /// <summary>Monday to Friday, nine to five.</summary>
    public static WorkingWeek Usual { get; } = new([.. Enumerable.Range(0, Days).Select(day => day < 5 ? new WorkingSpan(9 * 60, 17 * 60) : default)]);

    /// <summary>From begin and end of each day from Monday on, fourteen numbers; a day off is twice 0.</summary>
    /// <exception cref="ArgumentException">They do not fit, see <see cref="Fits"/>.</exception>
    public static WorkingWeek Of(IReadOnlyList<int> minutes) => Fits(minutes)
        ? new([.. Enumerable.Range(0, Days).Select(day => new WorkingSpan(minutes[2 * day], minutes[(2 * day) + 1]))])
        : throw new ArgumentException("These are not the hours of a week.", nameof(minutes));

    /// <summary>Whether these are the hours of a week that has some.</summary>
    public static bool Fits(IReadOnlyList<int>? minutes)
    {
        if (minutes is not { Count: 2 * Days }) return false;
        var total = 0;
        for (var day = 0; day < Days; day++)
        {
            var (from, to) = (minutes[2 * day], minutes[(2 * day) + 1]);
            if (from < 0 || to > MinutesOfDay || from > to || (from == to && from != 0)) return false;
            total += to - from;
        }

        return total >= MinutesLeast;
    }

    /// <summary>As <see cref="Of"/> takes them.</summary>
    public IReadOnlyList<int> Minutes => [.. spans.SelectMany(span => new[] { span.From, span.To })];

    public WorkingSpan this[DayOfWeek day] => spans[((int)day + 6) % Days];

    /// <summary>The moment, in UTC, by which so many of these hours have passed since <paramref name="from"/>.</summary>
    /// <param name="zone">By whose clock they are.</param>
    public DateTimeOffset AddHours(DateTimeOffset from, TimeSpan hours, TimeZoneInfo zone)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hours, TimeSpan.Zero);
        var left = hours;
        var (first, end) = (LocalDay(from, zone), from.ToUniversalTime());
        // A short week with a long promise comes to an end too: whatever is left after a year counts as passed.
        for (var day = first; day < first.AddDays(LongestDays); day = day.AddDays(1))
        {
            if (SpanOn(day, zone) is not { } span) continue;
            var begin = from > span.From ? from : span.From;
            if (begin >= span.To) continue;
            end = (begin + left).ToUniversalTime();
            if (end <= span.To) return end;
            left -= span.To - begin;
            end = span.To.ToUniversalTime();
        }

        return end;
    }

    /// <summary>Whole hours of the seven days from <paramref name="now"/> on in which they work while it is day for somebody else.</summary>
    public int OverlapHours(TimeZoneInfo zone, TimeZoneInfo other, DateTimeOffset now)
    {
        var total = TimeSpan.Zero;
        var first = LocalDay(now, zone);
        for (var day = first; day < first.AddDays(Days); day = day.AddDays(1))
        {
            if (this[day.DayOfWeek] is not { IsOff: false } hours) continue;
            var (from, to) = (At(day, hours.From, zone), At(day, hours.To, zone));
            for (var there = LocalDay(from, other); there <= LocalDay(to, other); there = there.AddDays(1))
            {
                var (wakes, sleeps) = (At(there, Waking.From, other), At(there, Waking.To, other));
                var (begin, end) = (from > wakes ? from : wakes, to < sleeps ? to : sleeps);
                if (end > begin) total += end - begin;
            }
        }

        return (int)total.TotalHours;
    }

    /// <summary>The day it is by a clock.</summary>
    public static DateOnly LocalDay(DateTimeOffset moment, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    /// <summary>The hours of a day as moments; null for a day off, and for a public holiday where the portal knows those of the zone.</summary>
    public (DateTimeOffset From, DateTimeOffset To)? SpanOn(DateOnly day, TimeZoneInfo zone)
    {
        var calendar = WorkingCalendar.ForZone(zone.Id);
        if (calendar.Zone.Id == zone.Id && calendar.Exception(day) is { Works: false }) return null;
        return this[day.DayOfWeek] is { IsOff: false } span ? (At(day, span.From, zone), At(day, span.To, zone)) : null;
    }

    private static DateTimeOffset At(DateOnly day, int minutes, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minutes);
        return new(local, zone.GetUtcOffset(local));
    }
}
