using TalentPortal.Features.Appointments;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Absences;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Appointments;

public sealed class BookAppointmentTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_time_is_held_at_once_told_to_both_sides_and_stands_on_the_timeline()
    {
        var of = await portal.Bookable();
        var (id, at) = await portal.Booked(of);
        var item = await portal.Item(of.Case);
        Assert.Equal((AppointmentState.Asked, true, AppointmentKind.Video, "Europe/London", "Asia/Shanghai"), (item.State, item.IsOpen, item.Kind, item.TalentZone, item.ConsultantZone));
        // Pressed twice it has one effect.
        Assert.True((await portal.Book(of.Case, at)).IsOk);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from appointments where case_id = $1", of.Case.Id));
        var mine = Assert.Single((await portal.As(of.Consultant).Get(new BrowseAppointments())).Items);
        Assert.Equal((id, true), (mine.Id, mine.IsMine));
        foreach (var address in new[] { of.Consultant.Email, of.Case.Talent.Email })
        {
            var mail = (await portal.Mails(address))[0];
            Assert.DoesNotContain("photonics", mail.Subject + mail.Text, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains((await portal.Mine(of.Case).Get(new ViewMyCase(of.Case.Id))).Entries, entry => entry is { Kind: CaseEntryKind.Appointment, To: "Asked" });
    }

    [Fact]
    public async Task Of_many_who_want_the_same_time_one_gets_it_and_the_others_are_told()
    {
        var of = await portal.Bookable();
        List<Opened> all = [of.Case];
        for (var i = 0; i < 4; i++) all.Add(await portal.Given(of.Membership));
        var at = (await portal.Times(of.Case))[0].From;
        var outcomes = await Task.WhenAll(all.Select(one => portal.Book(one, at)));
        Assert.Single(outcomes, outcome => outcome.IsOk);
        Assert.All(outcomes.Where(outcome => !outcome.IsOk), outcome => Assert.Equal("BookAppointment_Taken", outcome.Reason!.Name));
        Assert.DoesNotContain(await portal.Times(all[1]), time => time.From == at);
    }

    [Fact]
    public async Task The_database_itself_refuses_two_that_overlap_and_two_open_ones_of_a_case()
    {
        var of = await portal.Bookable();
        var (id, _) = await portal.Booked(of);
        var other = await portal.Given(of.Membership);
        const string Copy = "insert into appointments select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'case_id', $2::uuid, 'starts_at', a.starts_at + $3::interval, 'ends_at', a.ends_at + $3::interval))).* from appointments a where id = $1";
        Task Insert(Guid of, string later) => portal.Run(Copy.Replace("$3", $"'{later}'", StringComparison.Ordinal), id, of);
        Assert.Equal("23P01", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Insert(other.Id, "15 minutes"))).SqlState);
        Assert.Equal("23505", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Insert(of.Case.Id, "30 minutes"))).SqlState);
        await Insert(other.Id, "30 minutes");
    }

    [Fact]
    public async Task It_is_moved_under_the_same_name_and_has_to_be_confirmed_anew()
    {
        var of = await portal.Bookable();
        var (id, at) = await portal.Booked(of);
        Assert.True((await portal.Answer(id, of.Consultant)).IsOk);
        var next = (await portal.Times(of.Case)).First(time => time.From > at).From;
        Assert.True((await portal.Book(of.Case, next)).IsOk);
        var item = await portal.Item(of.Case);
        Assert.Equal((id, AppointmentState.Asked, next, null), (item.Id, item.State, item.StartsAt, item.Where));
        Assert.Equal(2, await portal.Scalar<int>("select sequence from appointments where id = $1", id));
        // The old time is free again.
        Assert.Contains(await portal.Times(await portal.Given(of.Membership)), time => time.From == at);
    }

    [Fact]
    public async Task Nobody_books_in_a_case_of_others_elsewhere_or_one_that_has_ended()
    {
        var of = await portal.Bookable();
        var at = (await portal.Times(of.Case))[0].From;
        var stranger = await portal.Opened();
        Assert.Equal(OutcomeKind.NotFound, (await portal.Mine(stranger).Send(new BookAppointment(of.Case.Id, at, AppointmentKind.Call, "Europe/London"))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Mine(stranger).Send(new ViewMyAppointments(of.Case.Id))).Kind);
        foreach (var elsewhere in new[] { "greater-bay", "" }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(of.Case.Talent, elsewhere).Send(new BookAppointment(of.Case.Id, at, AppointmentKind.Call, "Europe/London"))).Kind);
        Assert.Equal("BookAppointment_Taken", (await portal.Book(of.Case, at.AddMinutes(7))).Reason!.Name);
        Assert.Equal("BookAppointment_Taken", (await portal.Book(of.Case, at, AppointmentKind.InPerson)).Reason!.Name);
        foreach (var (wrong, field) in new (BookAppointment, string)[] { (new(of.Case.Id, null, AppointmentKind.Call, "Europe/London"), "StartsAt"), (new(of.Case.Id, at, null, "Europe/London"), "Kind"), (new(of.Case.Id, at, AppointmentKind.Call, "GMT"), "TimeZone") })
            Assert.Contains(field, (await portal.Mine(of.Case).Send(wrong)).Errors.Select(error => error.Field));
        await portal.As(of.Consultant).Get(new CloseCase(of.Case.Id, CaseCloseReason.Family, null, await portal.VersionOf(of.Case)));
        Assert.Equal("BookAppointment_Ended", (await portal.Book(of.Case, at)).Reason!.Name);
    }
}

public sealed class ViewMyAppointmentsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_page_shows_each_time_by_both_clocks()
    {
        var of = await portal.Bookable();
        await portal.Booked(of);
        var found = await portal.Mine(of.Case).Get(new ViewMyAppointments(of.Case.Id));
        Assert.Equal(("Europe/Dublin", true), (found.TimeZone, found.CanBook));
        Assert.All(found.Times, time => Assert.Equal("Asia/Shanghai", time.TimeZone));
        var words = AppointmentWords.Moment(new DateTimeOffset(2027, 3, 30, 8, 0, 0, TimeSpan.Zero), "Europe/London", "Asia/Shanghai");
        Assert.Contains("09:00", words, StringComparison.Ordinal);
        Assert.Contains("16:00", words, StringComparison.Ordinal);
    }
}

/// <summary>What the system does for a talent is asked by nobody else.</summary>
public sealed class ReadMyAppointmentsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nobody_but_the_system_sends_it()
    {
        var of = await portal.Bookable();
        foreach (var stranger in new[] { portal.Mine(of.Case), portal.As(of.Consultant), portal.As(null) }) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new ReadMyAppointments(of.Case.Id))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.AsSystem().Send(new ReadMyAppointments(of.Case.Id))).Kind);
    }
}

public sealed class EnterAppointmentTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nobody_but_the_system_sends_it()
    {
        var of = await portal.Bookable();
        var request = new EnterAppointment(of.Case.Id, (await portal.Times(of.Case))[0].From, AppointmentKind.Call, "Europe/London");
        foreach (var stranger in new[] { portal.Mine(of.Case), portal.As(of.Consultant), portal.As(null) }) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(request)).Kind);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from appointments where case_id = $1", of.Case.Id));
    }
}

public sealed class CancelMyAppointmentTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_time_is_free_again_and_both_calendars_are_told()
    {
        var of = await portal.Bookable();
        var (id, at) = await portal.Booked(of);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Mine(await portal.Opened()).Send(new CancelMyAppointment(id))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(of.Case.Talent, "greater-bay").Send(new CancelMyAppointment(id))).Kind);
        Assert.True((await portal.Mine(of.Case).Send(new CancelMyAppointment(id))).IsOk);
        Assert.True((await portal.Mine(of.Case).Send(new CancelMyAppointment(id))).IsOk);
        Assert.Equal("Cancelled", await portal.StateOfAppointment(id));
        Assert.Contains(await portal.Times(of.Case), time => time.From == at);
        Assert.Equal("Appointment_NoLongerOpen", (await portal.Answer(id, of.Consultant)).Reason!.Name);
        Assert.Equal(2, (await portal.Mails(of.Consultant.Email)).Count(mail => mail.Link!.EndsWith("overseas/appointments", StringComparison.Ordinal)));
    }
}

public sealed class RateAppointmentTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_talent_rates_once_what_took_place_and_only_the_team_lead_reads_it()
    {
        var of = await portal.Bookable();
        var (id, at) = await portal.Booked(of);
        await portal.Answer(id, of.Consultant);
        Assert.Equal("RateAppointment_Closed", (await portal.Mine(of.Case).Send(new RateAppointment(id, 5, null))).Reason!.Name);
        portal.GoTo(at.AddHours(1));
        await portal.PassOn();
        Assert.Equal("Over", await portal.StateOfAppointment(id));
        foreach (var wrong in new int?[] { null, 0, 6 }) Assert.Contains("Score", (await portal.Mine(of.Case).Send(new RateAppointment(id, wrong, null))).Errors.Select(error => error.Field));
        Assert.Equal(OutcomeKind.NotFound, (await portal.Mine(await portal.Opened()).Send(new RateAppointment(id, 1, null))).Kind);
        Assert.True((await portal.Mine(of.Case).Send(new RateAppointment(id, 4, "Längere Zeit, bitte."))).IsOk);
        Assert.Equal("RateAppointment_Closed", (await portal.Mine(of.Case).Send(new RateAppointment(id, 1, null))).Reason!.Name);
        // Whoever held it is told neither; the words lie sealed, and go along with their person.
        Assert.Equal((null, null), (await portal.As(of.Consultant).Get(new BrowseAppointments())).Items.Where(item => item.Id == id).Select(item => (item.Score, item.Words)).Single());
        Assert.Equal((4, "Längere Zeit, bitte."), (await portal.As(CaseScene.Lead).Get(new BrowseAppointments())).Items.Where(item => item.Id == id).Select(item => (item.Score!.Value, item.Words)).Single());
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from appointments where position('bitte'::bytea in words) > 0"));
        Assert.Contains("Words", (await portal.Mine(of.Case).Send(new RateAppointment(id, 1, new string('x', Appointment.WordsMax + 1)))).Errors.Select(error => error.Field));
        Assert.Null(Assert.Single((await portal.As(of.Consultant).Get(new BrowseAppointments())).Items).Score);
        Assert.Equal(4, (await portal.As(CaseScene.Lead).Get(new BrowseAppointments())).Items.Single(item => item.Id == id).Score);
    }
}
