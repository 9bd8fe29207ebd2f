using TalentPortal.Features.Territories.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Appointments.Domain;

/// <summary>When a consultant can be booked. The tenant's own; the consultant may read and export it.</summary>
public sealed class BookingHours : ITenantOwned
{
    public const string Table = "booking_hours";

    /// <summary>Hours of notice at most.</summary>
    public const int LeadMost = 240;
    public const int PerDayMost = 20;

    /// <summary>Single times at once, and how many days ahead they may lie.</summary>
    public const int SinglesMost = 40;
    public const int SingleDaysAhead = 90;

    /// <summary>Who opens a time by hand means it: it can be booked until shortly before.</summary>
    public static readonly TimeSpan SingleNotice = TimeSpan.FromHours(1);

    /// <summary>Lengths to choose from, in minutes.</summary>
    public static readonly IReadOnlyList<int> Lengths = [15, 30, 45, 60];

    private BookingHours()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid UserId { get; private set; }

    /// <summary>Whether times are offered at all.</summary>
    public bool IsOn { get; private set; }

    /// <summary>IANA zone of the hours.</summary>
    public string TimeZone { get; private set; } = "";

    /// <summary>See <see cref="WorkingWeek.Of"/>.</summary>
    public List<int> Hours { get; private set; } = [];

    /// <summary>Of one appointment, in minutes.</summary>
    public int Length { get; private set; }

    /// <summary>Hours of notice that the consultant needs.</summary>
    public int LeadHours { get; private set; }

    /// <summary>Appointments of one day at most.</summary>
    public int PerDay { get; private set; }

    public bool Call { get; private set; }

    public bool Video { get; private set; }

    public bool InPerson { get; private set; }

    /// <summary>Beginnings of times beside the hours: a free hour on a holiday, an evening for one time zone. The earliest first.</summary>
    public List<DateTimeOffset> Singles { get; private set; } = [];

    public DateTimeOffset ChangedAt { get; private set; }

    public uint Version { get; private set; }

    public WorkingWeek Week => WorkingWeek.Of(Hours);

    public TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    public IReadOnlyList<AppointmentKind> Kinds =>
        [.. new[] { (Call, AppointmentKind.Call), (Video, AppointmentKind.Video), (InPerson, AppointmentKind.InPerson) }.Where(one => one.Item1).Select(one => one.Item2)];

    public static BookingHours Of(Guid tenantId, Guid userId, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), TenantId = tenantId, UserId = userId };

    /// <summary>Offers a time beside the hours. Returns why not, or null.</summary>
    public TextKey? Offer(DateTimeOffset at, DateTimeOffset now)
    {
        if (at < now + SingleNotice || at > now.AddDays(SingleDaysAhead)) return new TextKey("OfferTime_NotThen", SingleDaysAhead);
        var (from, length) = (at.ToUniversalTime(), TimeSpan.FromMinutes(Length));
        List<DateTimeOffset> coming = [.. Singles.Where(one => one > now)];
        if (coming.Exists(one => (one - from).Duration() < length)) return "OfferTime_Overlaps";
        if (coming.Count >= SinglesMost) return new TextKey("OfferTime_TooMany", SinglesMost);
        (Singles, ChangedAt) = ([.. coming.Append(from).Order()], now);
        return null;
    }

    /// <summary>No longer offers it; what was booked stays.</summary>
    public void TakeBack(DateTimeOffset at, DateTimeOffset now) => (Singles, ChangedAt) = ([.. Singles.Where(one => one != at && one > now)], now);

    public void Describe(bool isOn, string timeZone, WorkingWeek week, int length, int leadHours, int perDay, IReadOnlyCollection<AppointmentKind> kinds, DateTimeOffset now)
    {
        (IsOn, TimeZone, Hours, Length, LeadHours, PerDay, ChangedAt) = (isOn, timeZone, [.. week.Minutes], length, leadHours, perDay, now);
        (Call, Video, InPerson) = (kinds.Contains(AppointmentKind.Call), kinds.Contains(AppointmentKind.Video), kinds.Contains(AppointmentKind.InPerson));
    }
}
