using TalentPortal.Features.Appointments;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Absences;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Profiles;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Appointments;

public sealed class OfferTimeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_time_beside_the_hours_is_offered_once_by_the_clock_of_the_hours()
    {
        var of = await portal.Bookable(AppointmentScene.Hours(lead: 72, perDay: 1));
        var sunday = portal.InDays(1);
        while (sunday.DayOfWeek != DayOfWeek.Sunday) sunday = sunday.AddDays(1);
        Assert.DoesNotContain(await portal.Times(of.Case), time => time.From == At(sunday, 20));
        Assert.True((await Offer(of, sunday, new(20, 0))).IsOk);
        Assert.True((await Offer(of, sunday, new(20, 30))).IsOk);
        Assert.Equal([At(sunday, 20), At(sunday, 20).AddMinutes(30)], (await portal.Times(of.Case)).Where(time => time.From >= At(sunday, 0) && time.From < At(sunday, 24)).Select(time => time.From));
        // Whoever has booked one leaves the other to the next.
        Assert.True((await portal.Book(of.Case, At(sunday, 20))).IsOk);
        Assert.Equal([At(sunday, 20).AddMinutes(30)], (await portal.Times(await portal.Given(of.Membership))).Where(time => time.From >= At(sunday, 20)).Take(1).Select(time => time.From));
    }

    [Fact]
    public async Task What_cannot_be_is_told_by_field_and_nothing_is_offered_twice()
    {
        var of = await portal.Bookable();
        var day = portal.InDays(9);
        Assert.Equal(["At", "On"], (await Offer(of, null, null)).Errors.Select(error => error.Field).Order());
        Assert.True((await Offer(of, day, new(20, 0))).IsOk);
        foreach (var (on, at, why) in new (DateOnly, TimeOnly, string)[]
        {
            (day, new(20, 15), "OfferTime_Overlaps"), (portal.InDays(0), new(10, 30), "OfferTime_NotThen"), (portal.InDays(-1), new(12, 0), "OfferTime_NotThen"), (portal.InDays(BookingHours.SingleDaysAhead + 2), new(12, 0), "OfferTime_NotThen"),
        })
            Assert.Equal(("On", why), (await Offer(of, on, at)).Errors.Select(error => (error.Field, error.Text.Name)).Single());
        for (var i = 1; i < BookingHours.SinglesMost; i++) Assert.True((await Offer(of, day.AddDays(i / 20), new(1 + i % 20 / 2, i % 2 * 30))).IsOk);
        Assert.Equal("OfferTime_TooMany", (await Offer(of, day.AddDays(4), new(23, 0))).Errors.Single().Text.Name);
        Assert.Equal(BookingHours.SinglesMost, await portal.Scalar<int>("select cardinality(singles) from booking_hours where user_id = $1", of.Consultant.UserId));
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(of.Consultant).Send(new OfferTime(day, new(22, 0), 1))).Kind);
        Assert.Equal("OfferTime_HoursFirst", (await portal.As(CaseScene.Lead).Send(new OfferTime(day, new(22, 0), null))).Reason!.Name);
    }

    [Fact]
    public void When_clocks_go_forward_there_is_no_such_time_and_the_cut_of_the_week_leaves_room_for_single_times()
    {
        var now = new DateTimeOffset(2027, 3, 22, 6, 0, 0, TimeSpan.Zero);
        var hours = BookingHours.Of(Guid.NewGuid(), Guid.NewGuid(), now);
        hours.Describe(true, "Europe/London", TalentPortal.Features.Territories.Domain.WorkingWeek.Usual, 60, 1, 20, [AppointmentKind.Call], now);
        var first = OpenTimes.Of(hours, "x", [], [], now).First().From;
        Assert.Null(hours.Offer(first.AddMinutes(30), now));
        var times = OpenTimes.Of(hours, "x", [], [], now).OrderBy(time => time.From).ToList();
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.First.To <= pair.Second.From));
        Assert.Contains(times, time => time.From == first.AddMinutes(30));
        Assert.Empty(OpenTimes.Of(hours, "x", [], [new(now, now.AddDays(60))], now));
        Assert.DoesNotContain(OpenTimes.Of(hours, "x", [], [], now.AddDays(60)), time => time.From == first.AddMinutes(30));
    }

    private static DateTimeOffset At(DateOnly day, int hour) => new DateTimeOffset(day, default, TimeSpan.FromHours(8)).AddHours(hour).ToUniversalTime();

    private async Task<Outcome<Done>> Offer(Bookable of, DateOnly? on, TimeOnly? at) =>
        await portal.As(of.Consultant).Send(new OfferTime(on, at, (await portal.As(of.Consultant).Get(new BrowseAppointments())).Hours.Version));
}

public sealed class TakeBackTimeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_is_no_longer_offered_and_whoever_booked_it_keeps_it()
    {
        var of = await portal.Bookable();
        var me = portal.As(of.Consultant);
        async Task<BrowseAppointmentsResult.Offer> Mine() => (await me.Get(new BrowseAppointments())).Hours;
        foreach (var hour in new[] { 20, 21 }) await me.Get(new OfferTime(portal.InDays(3), new(hour, 0), (await Mine()).Version));
        var singles = (await Mine()).Singles;
        Assert.Equal(2, singles.Count);
        Assert.True((await portal.Book(of.Case, singles[0])).IsOk);
        foreach (var at in singles) Assert.True((await me.Send(new TakeBackTime(at, (await Mine()).Version))).IsOk);
        Assert.Empty((await Mine()).Singles);
        Assert.Equal(singles[0], (await portal.Item(of.Case)).StartsAt);
        Assert.DoesNotContain(await portal.Times(of.Case), time => time.From == singles[1]);
        Assert.Equal(OutcomeKind.Conflict, (await me.Send(new TakeBackTime(singles[1], 1))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Lead).Send(new TakeBackTime(singles[1], null))).Kind);
    }
}
