using TalentPortal.Platform.Time;

namespace TalentPortal.Features.Pathways.Domain;

/// <summary>The day it is at the offices: all that ways tell of lies in one zone of time.</summary>
internal static class ChinaDay
{
    public static DateOnly Of(TimeProvider clock) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), WorkingCalendar.China.Zone).DateTime);
}
