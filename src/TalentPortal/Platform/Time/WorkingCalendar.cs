using System.Collections.Frozen;
using System.Globalization;
using TalentPortal.Platform.Text;

namespace TalentPortal.Platform.Time;

/// <summary>
/// The working days of one country: Monday to Friday, less public holidays, plus the weekend days that are worked to make
/// up for a bridge. Holidays come from dated files (Data/Seed/Reference) because governments announce them year by year.
/// </summary>
/// <remarks>
/// Every answer says whether it is certain. Outside <see cref="KnownFrom"/> to <see cref="KnownTo"/> the authority has not
/// announced the year (or the file does not have it): the answer then rests on the plain week and on those holidays that
/// the law fixes by itself, and <see cref="CalendarAnswer{T}.Known"/> is false.
/// </remarks>
public sealed class WorkingCalendar
{
    private static readonly FrozenDictionary<string, WorkingCalendar> calendars = ReadAll();

    private readonly FrozenDictionary<DateOnly, WorkingDayException> exceptions;

    internal WorkingCalendar(string code, string nameZh, string nameEn, TimeZoneInfo zone, TimeOnly opens, TimeOnly closes,
        DateOnly knownFrom, DateOnly knownTo, IEnumerable<WorkingDayException> exceptions)
    {
        (Code, NameZh, NameEn, Zone, Opens, Closes, KnownFrom, KnownTo) = (code, nameZh, nameEn, zone, opens, closes, knownFrom, knownTo);
        this.exceptions = exceptions.ToFrozenDictionary(e => e.Date);
    }

    /// <summary>The Chinese mainland, by the notices of the State Council.</summary>
    public static WorkingCalendar China => calendars["CN"];

    /// <summary>England, by the British government's list of bank holidays.</summary>
    public static WorkingCalendar England => calendars["GB"];

    /// <summary>The calendar of an ISO 3166 country code, or null where there is no data.</summary>
    public static WorkingCalendar? Find(string countryCode) => calendars.GetValueOrDefault(countryCode);

    /// <summary>The calendar whose days begin by an IANA zone, such as a tenant's; the Chinese mainland's where there is none.</summary>
    public static WorkingCalendar ForZone(string timeZone) => calendars.Values.FirstOrDefault(c => c.Zone.Id == timeZone) ?? China;

    /// <summary>ISO 3166 code of the country.</summary>
    public string Code { get; }

    public string NameZh { get; }

    public string NameEn { get; }

    /// <summary>The zone in which its days begin and its offices open.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>When a working day begins, local time.</summary>
    public TimeOnly Opens { get; }

    /// <summary>When a working day ends, local time.</summary>
    public TimeOnly Closes { get; }

    /// <summary>First day for which every exception is announced.</summary>
    public DateOnly KnownFrom { get; }

    /// <summary>Last day for which every exception is announced.</summary>
    public DateOnly KnownTo { get; }

    public bool Knows(DateOnly date) => date >= KnownFrom && date <= KnownTo;

    /// <summary>Why a date differs from the plain week, or null where it does not.</summary>
    public WorkingDayException? Exception(DateOnly date) => exceptions.GetValueOrDefault(date);

    public CalendarAnswer<bool> IsWorkingDay(DateOnly date) => new(Works(date), Knows(date));

    /// <summary>
    /// The date <paramref name="days"/> working days after (negative: before) <paramref name="start"/>, which is itself not
    /// counted. Zero gives <paramref name="start"/>, or the next working day where it is none.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">More than 10,000 days either way, or a date outside years 1 to 9999.</exception>
    public CalendarAnswer<DateOnly> AddWorkingDays(DateOnly start, int days)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs((long)days), 10_000);
        var date = start;
        var known = Knows(start);
        var step = days < 0 ? -1 : 1;
        for (var left = Math.Abs(days); left > 0 || days == 0 && !Works(date);)
        {
            date = date.AddDays(step);
            known &= Knows(date);
            if (left > 0 && Works(date))
                left--;
        }
        return new(date, known);
    }

    /// <summary>How many working days lie after <paramref name="from"/> up to and including <paramref name="to"/>; negative when <paramref name="to"/> is earlier.</summary>
    public CalendarAnswer<int> WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            var back = WorkingDaysBetween(to, from);
            return new(-back.Value, back.Known);
        }
        var count = 0;
        for (var date = from; date < to;)
        {
            date = date.AddDays(1);
            if (Works(date))
                count++;
        }
        return new(count, Knows(from) && Knows(to));
    }

    /// <summary>Office hours between two moments, as the country's clock counts them; negative when <paramref name="to"/> is earlier.</summary>
    public CalendarAnswer<TimeSpan> WorkingHoursBetween(DateTimeOffset from, DateTimeOffset to)
    {
        if (to < from)
        {
            var back = WorkingHoursBetween(to, from);
            return new(-back.Value, back.Known);
        }
        var total = TimeSpan.Zero;
        var (first, last) = (LocalDate(from), LocalDate(to));
        for (var date = first; date <= last; date = date.AddDays(1))
        {
            if (!Works(date))
                continue;
            var (opens, closes) = Hours(date);
            var begin = from > opens ? from : opens;
            var end = to < closes ? to : closes;
            if (end > begin)
                total += end - begin;
        }
        return new(total, Knows(first) && Knows(last));
    }

    /// <summary>The moment, in UTC, by which <paramref name="hours"/> of office time have passed since <paramref name="from"/>: what a promised answer is due.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or more than 10,000 hours.</exception>
    public CalendarAnswer<DateTimeOffset> AddWorkingHours(DateTimeOffset from, TimeSpan hours)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hours, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hours, TimeSpan.FromHours(10_000));
        var date = LocalDate(from);
        var known = Knows(date);
        for (var left = hours; ; date = date.AddDays(1))
        {
            known &= Knows(date);
            if (!Works(date))
                continue;
            var (opens, closes) = Hours(date);
            var begin = from > opens ? from : opens;
            if (begin > closes)
                continue;
            if (begin + left <= closes)
                return new((begin + left).ToUniversalTime(), known);
            left -= closes - begin;
        }
    }

    /// <summary>The moment, in UTC, by which <paramref name="days"/> whole working days have passed since <paramref name="from"/>: Tuesday at ten gives Wednesday at ten.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or more than 1,000 days.</exception>
    public CalendarAnswer<DateTimeOffset> AddWorkingTime(DateTimeOffset from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, 1_000);
        return AddWorkingHours(from, (Closes - Opens) * days);
    }

    private bool Works(DateOnly date) =>
        exceptions.TryGetValue(date, out var exception) ? exception.Works : date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private DateOnly LocalDate(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    private (DateTimeOffset Opens, DateTimeOffset Closes) Hours(DateOnly date) => (Moment(date, Opens), Moment(date, Closes));

    private DateTimeOffset Moment(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        return new(local, Zone.GetUtcOffset(local));
    }

    private static FrozenDictionary<string, WorkingCalendar> ReadAll()
    {
        var assembly = typeof(WorkingCalendar).Assembly;
        return CsvTable.FromResource(assembly, "working_calendars.csv", "code", "file", "time_zone", "opens", "closes", "known_from", "known_to", "name_zh", "name_en")
            .Rows.Select(r => new WorkingCalendar(r.Text("code"), r.Text("name_zh"), r.Text("name_en"),
                TimeZoneInfo.FindSystemTimeZoneById(r.Text("time_zone")), Clock(r, "opens"), Clock(r, "closes"), r.Date("known_from"), r.Date("known_to"),
                ReadDays(CsvTable.FromResource(assembly, r.Text("file"), DayColumns))))
            .ToFrozenDictionary(c => c.Code, StringComparer.Ordinal);
    }

    internal static string[] DayColumns => ["date", "kind", "name_zh", "name_en"];

    internal static IReadOnlyList<WorkingDayException> ReadDays(CsvTable table)
    {
        var days = new List<WorkingDayException>();
        foreach (var row in table.Rows)
        {
            var day = new WorkingDayException(row.Date("date"), row.Choice<WorkingDayKind>("kind"), row.Text("name_zh"), row.Text("name_en"));
            if (days.Count > 0 && days[^1].Date >= day.Date)
                throw row.Bad("date", "does not come after the one before it: the file is sorted, each date once");
            if (day.Works && day.Date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                throw row.Bad("kind", "makes a working day of a day that is one anyway");
            days.Add(day);
        }
        return days;
    }

    private static TimeOnly Clock(CsvRow row, string column) =>
        TimeOnly.TryParseExact(row.Text(column), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time : throw row.Bad(column, $"is not a time: '{row.Text(column)}'");
}

public enum WorkingDayKind { Holiday, Working }

/// <summary>A date that differs from the plain week: a public holiday, or a weekend day that is worked.</summary>
public sealed record WorkingDayException(DateOnly Date, WorkingDayKind Kind, string NameZh, string NameEn)
{
    public bool Works => Kind == WorkingDayKind.Working;
}

/// <summary>An answer of a calendar.</summary>
/// <param name="Known">Whether every date it rests on lies in the announced range.</param>
public readonly record struct CalendarAnswer<T>(T Value, bool Known);
