using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Time;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>Working time as cases count it, by the calendar of the tenant.</summary>
public static class CaseTime
{
    /// <summary>Working days in which a hand-over must be answered.</summary>
    public const int AnswerDays = 2;

    /// <summary>Working days after which a case has been silent for long.</summary>
    public const int SilentDays = 5;

    /// <summary>Days after which a talent who answers no check-in shows up by itself.</summary>
    public const int CheckInDays = 10;

    /// <summary>Working days in which whoever takes a case on gets in touch.</summary>
    public const int FirstContactDays = 1;

    public static WorkingCalendar CalendarOf(TenantRef tenant) => WorkingCalendar.ForZone(tenant.TimeZone);

    /// <summary>Office minutes between two moments.</summary>
    public static int Minutes(this WorkingCalendar calendar, DateTimeOffset from, DateTimeOffset to) => (int)calendar.WorkingHoursBetween(from, to).Value.TotalMinutes;

    /// <summary>Office minutes as working days with one decimal.</summary>
    public static decimal Days(this WorkingCalendar calendar, int minutes) => Math.Round(minutes / (decimal)calendar.Day().TotalMinutes, 1, MidpointRounding.AwayFromZero);

    /// <summary>Cases of which nothing was heard since then are silent.</summary>
    public static DateTimeOffset SilentSince(this WorkingCalendar calendar, TenantRef tenant, DateTimeOffset now) => calendar.EndOfDayBefore(SilentDays, tenant, now);

    /// <summary>Talents who wait for an answer since then wait for too long.</summary>
    public static DateTimeOffset AnswerLateSince(this WorkingCalendar calendar, TenantRef tenant, DateTimeOffset now) => calendar.EndOfDayBefore(Conversation.AnswerDays + 1, tenant, now);

    private static DateTimeOffset EndOfDayBefore(this WorkingCalendar calendar, int days, TenantRef tenant, DateTimeOffset now) =>
        new DateTimeOffset(calendar.AddWorkingDays(tenant.DayAt(now), -days).Value.ToDateTime(TimeOnly.MaxValue), TimeSpan.Zero) - calendar.Zone.GetUtcOffset(now);

    private static TimeSpan Day(this WorkingCalendar calendar) => calendar.Closes - calendar.Opens;
}
