using System.Text;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Features.Appointments;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Absences;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Appointments;

public sealed class AnswerAppointmentTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Confirmed_with_a_link_that_the_talent_reads_and_calendars_get_a_request_that_says_nothing()
    {
        var of = await portal.Bookable();
        var (id, at) = await portal.Booked(of);
        foreach (var link in new[] { null, "meet", "http://meet.example.org" }) Assert.Equal("Where", (await portal.Answer(id, of.Consultant, where: link)).Errors.Single().Field);
        foreach (var stranger in new[] { CaseScene.Overseas, CaseScene.Lead }) Assert.Equal(OutcomeKind.NotFound, (await portal.Answer(id, stranger)).Kind);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(of.Consultant).Send(new AnswerAppointment(id, true, "https://meet.example.org/a", 1))).Kind);
        Assert.True((await portal.Answer(id, of.Consultant)).IsOk);
        Assert.Equal(("https://meet.example.org/a", AppointmentState.Confirmed), ((await portal.Item(of.Case)).Where, (await portal.Item(of.Case)).State));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from appointments where position('meet'::bytea in meet_at) > 0"));

        var calendar = await Calendar(of.Case.Talent.Email);
        foreach (var line in new[] { "METHOD:REQUEST", $"UID:{id}@talentportal", "SEQUENCE:1", "STATUS:CONFIRMED", $"DTSTART:{at:yyyyMMdd'T'HHmmss'Z'}", $"mailto:{of.Case.Talent.Email}" }) Assert.Contains(line, calendar, StringComparison.OrdinalIgnoreCase);
        foreach (var secret in new[] { "meet.example", "photonics", of.Consultant.Email, "DESCRIPTION", "LOCATION" }) Assert.DoesNotContain(secret, calendar, StringComparison.OrdinalIgnoreCase);

        Assert.True((await portal.Answer(id, of.Consultant, confirms: false)).IsOk);
        calendar = await Calendar(of.Case.Talent.Email);
        foreach (var line in new[] { "METHOD:CANCEL", $"UID:{id}@talentportal", "SEQUENCE:2", "STATUS:CANCELLED" }) Assert.Contains(line, calendar, StringComparison.Ordinal);
    }

    /// <summary>The calendar part of the newest mail to an address, its folded lines put together.</summary>
    private async Task<string> Calendar(string address)
    {
        var mail = (await portal.Mails(address))[0];
        var file = await File.ReadAllTextAsync(portal.Services.GetRequiredService<MailFolder>().FileOf(mail.Id));
        Assert.Contains("text/calendar; method=", file, StringComparison.Ordinal);
        var part = file[file.IndexOf("text/calendar", StringComparison.Ordinal)..];
        part = part[(part.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        return Encoding.UTF8.GetString(Convert.FromBase64String(part[..part.IndexOf("--", StringComparison.Ordinal)])).Replace("\r\n ", "", StringComparison.Ordinal);
    }
}

public sealed class MarkAppointmentTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Whether_it_took_place_is_said_afterwards_by_whoever_held_it()
    {
        var of = await portal.Bookable();
        var (id, at) = await portal.Booked(of);
        await portal.Answer(id, of.Consultant);
        Assert.Equal("MarkAppointment_NotYet", (await portal.As(of.Consultant).Send(new MarkAppointment(id, true, await portal.VersionOfAppointment(id)))).Reason!.Name);
        portal.GoTo(at.AddHours(1));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(new MarkAppointment(id, true, await portal.VersionOfAppointment(id)))).Kind);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(of.Consultant).Send(new MarkAppointment(id, false, 1))).Kind);
        Assert.True((await portal.As(of.Consultant).Send(new MarkAppointment(id, false, await portal.VersionOfAppointment(id)))).IsOk);
        Assert.Equal((false, false), ((await portal.Item(of.Case)).Attended!.Value, (await portal.Item(of.Case)).CanRate));
        Assert.Contains((await portal.Mine(of.Case).Get(new ViewMyCase(of.Case.Id))).Entries, entry => entry is { Kind: CaseEntryKind.Appointment, To: "Missed" });
        // The next one can be booked.
        await portal.Booked(of);
    }
}

public sealed class PassOnAppointmentsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_nobody_confirms_goes_to_the_team_lead_and_is_called_off_at_its_time()
    {
        var of = await portal.Bookable();
        var times = await portal.Times(of.Case);
        var far = times.First(time => time.From > portal.Clock.GetUtcNow().AddDays(3)).From;
        Assert.True((await portal.Book(of.Case, far)).IsOk);
        var id = (await portal.Item(of.Case)).Id;
        var by = (await portal.As(of.Consultant).Get(new BrowseAppointments())).Items.Single(item => item.Id == id).ConfirmBy;
        portal.GoTo(by.AddMinutes(-1));
        await portal.PassOn();
        Assert.False((await portal.As(CaseScene.Lead).Get(new BrowseAppointments())).Items.Single(item => item.Id == id).IsWaiting);
        portal.GoTo(by);
        var before = (await portal.Mails(CaseScene.Lead.Email)).Count;
        await portal.PassOn(1);
        await portal.PassOn(2);
        Assert.True((await portal.As(CaseScene.Lead).Get(new BrowseAppointments())).Items.Single(item => item.Id == id).IsWaiting);
        Assert.Equal(before + 1, (await portal.Mails(CaseScene.Lead.Email)).Count);
        Assert.EndsWith("overseas/appointments", (await portal.Mails(CaseScene.Lead.Email))[0].Link, StringComparison.Ordinal);
        portal.GoTo(far);
        await portal.PassOn(3);
        Assert.Equal("Cancelled", await portal.StateOfAppointment(id));
        foreach (var stranger in new[] { portal.As(null), portal.As(CaseScene.Lead) }) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new PassOnAppointments(4))).Kind);
    }

    [Fact]
    public async Task Whoever_stands_in_is_asked_first_and_the_talent_is_told()
    {
        var c = await portal.CoveredCase();
        portal.GoTo(10);
        await portal.As(c.Absent).Get(AppointmentScene.Hours());
        await portal.Tell();
        var far = (await portal.Times(c.Case)).First(time => time.From > portal.Clock.GetUtcNow().AddDays(5)).From;
        Assert.True((await portal.Book(c.Case, far)).IsOk);
        var id = (await portal.Item(c.Case)).Id;
        await portal.Run("update appointments set confirm_by = $2 where id = $1", id, portal.Clock.GetUtcNow());
        await portal.PassOn();
        Assert.Equal(c.Deputy.UserId, await portal.Scalar<Guid>("select consultant_user_id from appointments where id = $1", id));
        Assert.Equal(2, (await portal.Mails(c.Case.Talent.Email)).Count(mail => mail.Link!.EndsWith($"me/appointments/{c.Case.Id}", StringComparison.Ordinal)));
        Assert.True((await portal.Answer(id, c.Deputy)).IsOk);
    }
}

public sealed class GiveAppointmentTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_team_lead_chooses_a_colleague_who_is_free()
    {
        var of = await portal.Bookable();
        var (id, at) = await portal.Booked(of);
        var ((colleague, membership), (busy, taken)) = (await portal.NewStaff(PortalRole.OverseasConsultant), await portal.NewStaff(PortalRole.OverseasConsultant));
        async Task<Outcome<Done>> Give(Guid to) => await portal.As(CaseScene.Lead).Send(new GiveAppointment(id, to, await portal.VersionOfAppointment(id)));
        Assert.Equal("Appointment_NoLongerOpen", (await Give(membership)).Reason!.Name);
        await portal.Run("update appointments set escalated_at = now() where id = $1", id);
        await portal.As(busy).Get(AppointmentScene.Hours());
        var other = await portal.Given(taken);
        Assert.True((await portal.Book(other, at)).IsOk);
        Assert.Equal("GiveAppointment_NotFree", (await Give(taken)).Reason!.Name);
        foreach (var stranger in new[] { of.Consultant, colleague }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger).Send(new GiveAppointment(id, membership, await portal.VersionOfAppointment(id)))).Kind);
        Assert.True((await Give(membership)).IsOk);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Answer(id, of.Consultant)).Kind);
        Assert.True((await portal.Answer(id, colleague)).IsOk);
    }
}

public sealed class BrowseAppointmentsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task One_sees_ones_own_and_team_leads_see_all_of_their_organisation()
    {
        var of = await portal.Bookable();
        var (id, _) = await portal.Booked(of);
        Assert.Equal(id, Assert.Single((await portal.As(of.Consultant).Get(new BrowseAppointments())).Items).Id);
        Assert.Empty((await portal.As(CaseScene.Domestic).Get(new BrowseAppointments())).Items);
        var lead = await portal.As(CaseScene.Lead).Get(new BrowseAppointments());
        Assert.Equal((1, false), (lead.Items.Count, lead.Items[0].IsMine));
        Assert.NotEmpty(lead.Colleagues);
        Assert.Empty((await portal.As(Personas.Staff(PortalRole.TeamLead, "greater-bay"), "greater-bay").Get(new BrowseAppointments())).Items);
        foreach (var stranger in new[] { portal.As(of.Case.Talent), portal.As(Personas.OwnerOf("rongxin")), portal.As(null) }) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new BrowseAppointments())).Kind);
    }
}

public sealed class PurgeAppointmentsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task They_go_after_a_year_or_with_their_person_who_may_take_them_along()
    {
        var (of, other) = (await portal.Bookable(), await portal.Bookable(talent: await portal.NewTalent(withPassword: true)));
        var (id, at) = await portal.Booked(of);
        await portal.Booked(other);
        await portal.Answer(id, of.Consultant);
        var export = Encoding.UTF8.GetString((await portal.As(of.Case.Talent).Get(new ExportMyData())).Json);
        Assert.Contains("https://meet.example.org/a", export, StringComparison.Ordinal);
        Assert.Contains("Asia/Shanghai", Encoding.UTF8.GetString((await portal.As(of.Consultant).Get(new ExportMyData())).Json), StringComparison.Ordinal);
        await portal.As(other.Case.Talent).Get(new EraseMyData(TalentScene.Password));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from appointments where case_id = $1", other.Case.Id));
        portal.GoTo(at.AddMonths(Appointment.KeptMonths).AddMinutes(-1));
        Assert.Equal(0, (await portal.AsSystem().Get(new PurgeAppointments())).Appointments);
        portal.GoTo(at.AddMonths(Appointment.KeptMonths).AddDays(1));
        await portal.RunWork("appointments-retention");
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from appointments"));
    }
}
