using TalentPortal.Platform.Time;

namespace TalentPortal.Features.Figures.Domain;

/// <summary>Office minutes since a day, for very many moments: by a table of all days instead of by walking through the calendar.</summary>
internal sealed class OfficeMinutes
{
    private readonly long[] _begins, _opens;
    private readonly int[] _before, _lengths;

    /// <param name="from">The first day that counts, in the calendar's zone.</param>
    /// <param name="until">Later moments count as this one.</param>
    public OfficeMinutes(WorkingCalendar calendar, DateOnly from, DateTimeOffset until)
    {
        var days = Math.Max(1, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(until, calendar.Zone).DateTime).DayNumber - from.DayNumber + 1);
        (_begins, _opens, _before, _lengths) = (new long[days], new long[days], new int[days], new int[days]);
        for (var i = 0; i < days; i++)
        {
            var day = from.AddDays(i);
            (_begins[i], _opens[i]) = (Ticks(day.ToDateTime(TimeOnly.MinValue)), Ticks(day.ToDateTime(calendar.Opens)));
            _lengths[i] = calendar.IsWorkingDay(day).Value ? (int)(calendar.Closes - calendar.Opens).TotalMinutes : 0;
            if (i > 0) _before[i] = _before[i - 1] + _lengths[i - 1];
        }

        // Where clocks leap over midnight, a day begins with the hour after.
        long Ticks(DateTime local) => TimeZoneInfo.ConvertTimeToUtc(calendar.Zone.IsInvalidTime(local) ? local.AddHours(1) : local, calendar.Zone).Ticks;
    }

    /// <summary>Office minutes until a moment, in ticks of UTC; none before the first day.</summary>
    public double Until(long ticks)
    {
        var day = Array.BinarySearch(_begins, ticks);
        if (day < 0) day = ~day - 1;
        return day < 0 ? 0 : _before[day] + Math.Clamp((ticks - _opens[day]) / (double)TimeSpan.TicksPerMinute, 0, _lengths[day]);
    }
}
