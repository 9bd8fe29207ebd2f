using TalentPortal.Features.Appointments;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Features.Territories.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Absences;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Appointments;

public sealed class OpenTimesTests
{
    private static readonly DateTimeOffset Now = new(2027, 3, 22, 6, 0, 0, TimeSpan.Zero);

    private static BookingHours Hours(string zone, int from, int to, int length = 60, int lead = 1, int perDay = 20)
    {
        var hours = BookingHours.Of(Guid.NewGuid(), Guid.NewGuid(), Now);
        hours.Describe(true, zone, WorkingWeek.Of([.. Enumerable.Range(0, 7).SelectMany(day => day < 5 ? new[] { from, to } : [0, 0])]), length, lead, perDay, [AppointmentKind.Call], Now);
        return hours;
    }

    private static List<OpenTime> Times(BookingHours hours, TimeSpanOf[]? busy = null, TimeSpanOf[]? away = null) => [.. OpenTimes.Of(hours, "x", busy ?? [], away ?? [], Now)];

    [Fact]
    public void Times_keep_to_the_consultants_clock_when_summer_time_begins()
    {
        // The clocks of London go forward on 28 March 2027.
        var nine = Times(Hours("Europe/London", 9 * 60, 10 * 60)).ToDictionary(time => DateOnly.FromDateTime(time.From.UtcDateTime), time => time.From.UtcDateTime.Hour);
        Assert.Equal((9, 8), (nine[new DateOnly(2027, 3, 25)], nine[new DateOnly(2027, 3, 30)]));
        // Good Friday and Easter Monday are holidays there.
        Assert.False(nine.ContainsKey(new DateOnly(2027, 3, 26)));
        Assert.False(nine.ContainsKey(new DateOnly(2027, 3, 29)));
        var shanghai = Times(Hours("Asia/Shanghai", 9 * 60, 10 * 60)).Select(time => time.From.UtcDateTime.Hour).Distinct();
        Assert.Equal([1], shanghai);
    }

    [Fact]
    public void Nothing_is_offered_that_is_too_soon_taken_away_or_one_too_many_of_a_day()
    {
        var all = Times(Hours("Asia/Shanghai", 14 * 60, 17 * 60));
        Assert.All(all, time => Assert.True(time.From >= Now.AddHours(1)));
        Assert.Equal(new DateTimeOffset(2027, 3, 22, 7, 0, 0, TimeSpan.Zero), all[0].From);
        Assert.DoesNotContain(Times(Hours("Asia/Shanghai", 14 * 60, 17 * 60, lead: 24)), time => time.From < Now.AddHours(24));
        TimeSpanOf taken = new(all[1].From.AddMinutes(30), all[1].To.AddMinutes(15));
        var left = Times(Hours("Asia/Shanghai", 14 * 60, 17 * 60), busy: [taken]);
        Assert.DoesNotContain(left, time => taken.Overlaps(time.From, time.To));
        Assert.Equal(all.Count - left.Count, all.Count(time => taken.Overlaps(time.From, time.To)));
        Assert.DoesNotContain(Times(Hours("Asia/Shanghai", 14 * 60, 17 * 60), away: [new(Now, Now.AddDays(3))]), time => time.From < Now.AddDays(3));
        Assert.DoesNotContain(Times(Hours("Asia/Shanghai", 14 * 60, 17 * 60, perDay: 1), busy: [new(all[3].From, all[3].To)]), time => time.From.UtcDateTime.Date == all[3].From.UtcDateTime.Date);
    }
}

public sealed class SaveBookingHoursTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_cannot_be_is_told_and_of_two_at_once_the_later_one_looks_again()
    {
        var of = await portal.Bookable();
        var me = portal.As(of.Consultant);
        foreach (var (wrong, field) in new (SaveBookingHours, string)[]
        {
            (AppointmentScene.Hours(zone: "GMT"), "TimeZone"), (AppointmentScene.Hours(week: new int[14]), "Hours"), (AppointmentScene.Hours(length: 31), "Length"), (AppointmentScene.Hours(lead: 0), "LeadHours"),
            (AppointmentScene.Hours(perDay: 0), "PerDay"), (AppointmentScene.Hours() with { Kinds = [] }, "Kinds"), (AppointmentScene.Hours() with { Kinds = [(AppointmentKind)9] }, "Kinds"),
        })
            Assert.Contains(field, (await me.Send(wrong)).Errors.Select(error => error.Field));
        Assert.Equal(OutcomeKind.Conflict, (await me.Send(AppointmentScene.Hours())).Kind);
        var version = (await me.Get(new BrowseAppointments())).Hours.Version;
        Assert.NotEmpty(await portal.Times(of.Case));
        await me.Get(AppointmentScene.Hours(version, on: false));
        Assert.Empty(await portal.Times(of.Case));
    }

    [Fact]
    public async Task An_absence_takes_its_days_away_and_whoever_stands_in_offers_theirs()
    {
        var c = await portal.CoveredCase();
        await portal.As(c.Absent).Get(AppointmentScene.Hours());
        var until = await portal.Scalar<DateTime>("select ends_at from absences where id = $1", c.Absence);
        var from = await portal.Scalar<DateTime>("select starts_at from absences where id = $1", c.Absence);
        Assert.DoesNotContain(await portal.Times(c.Case), time => time.To.UtcDateTime > from && time.From.UtcDateTime < until);
        await portal.As(c.Deputy).Get(AppointmentScene.Hours());
        var times = await portal.Times(c.Case);
        Assert.All(times.Where(time => time.UserId == c.Deputy.UserId), time => Assert.True(time.From.UtcDateTime >= from && time.To.UtcDateTime <= until));
        Assert.All(times.Where(time => time.UserId == c.Absent.UserId), time => Assert.True(time.To.UtcDateTime <= from || time.From.UtcDateTime >= until));
    }
}
