using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Appointments;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Features.Territories.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Absences;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Appointments;

/// <summary>A case whose consultant can be booked.</summary>
internal sealed record Bookable(Opened Case, DemoPerson Consultant, Guid Membership);

/// <summary>What the tests about appointments share.</summary>
internal static class AppointmentScene
{
    public static SaveBookingHours Hours(uint? version = null, bool on = true, int length = 30, int lead = 2, int perDay = 20, string zone = "Asia/Shanghai", IReadOnlyList<int>? week = null) =>
        new(on, zone, week ?? WorkingWeek.Usual.Minutes, length, lead, perDay, [AppointmentKind.Call, AppointmentKind.Video], version);

    /// <summary>A case of a consultant whom no other test uses; it is ten in the morning of a working day.</summary>
    public static async Task<Bookable> Bookable(this PortalFixture portal, SaveBookingHours? hours = null, DemoPerson? talent = null)
    {
        portal.GoTo(10);
        var (person, membership) = await portal.NewStaff(PortalRole.OverseasConsultant);
        await portal.As(person).Get(hours ?? Hours());
        return new(await portal.Given(membership, talent), person, membership);
    }

    public static async Task<IReadOnlyList<OpenTime>> Times(this PortalFixture portal, Opened one) => (await portal.Mine(one).Get(new ViewMyAppointments(one.Id))).Times;

    public static Task<Outcome<Done>> Book(this PortalFixture portal, Opened one, DateTimeOffset at, AppointmentKind kind = AppointmentKind.Video) => portal.Mine(one).Send(new BookAppointment(one.Id, at, kind, "Europe/London"));

    /// <summary>The talent has booked the first time there is.</summary>
    public static async Task<(Guid Id, DateTimeOffset At)> Booked(this PortalFixture portal, Bookable of, int nth = 0)
    {
        var at = (await portal.Times(of.Case))[nth].From;
        var outcome = await portal.Book(of.Case, at);
        Assert.True(outcome.IsOk, outcome.Reason?.Name);
        return ((await portal.Item(of.Case)).Id, at);
    }

    /// <summary>The newest appointment of a case as its talent sees it.</summary>
    public static async Task<ViewMyAppointmentsResult.Item> Item(this PortalFixture portal, Opened one) => (await portal.Mine(one).Get(new ViewMyAppointments(one.Id))).Items[0];

    public static Task<uint> VersionOfAppointment(this PortalFixture portal, Guid id) => portal.Scalar<uint>("select xmin from appointments where id = $1", id);

    public static async Task<Outcome<Done>> Answer(this PortalFixture portal, Guid id, DemoPerson by, bool confirms = true, string? where = "https://meet.example.org/a") =>
        await portal.As(by).Send(new AnswerAppointment(id, confirms, where, await portal.VersionOfAppointment(id)));

    public static Task PassOn(this PortalFixture portal, int round = 0) => portal.AsSystem().Get(new PassOnAppointments(round));

    /// <summary>It is that moment, and some.</summary>
    public static void GoTo(this PortalFixture portal, DateTimeOffset at) => portal.Clock.Advance(at - portal.Clock.GetUtcNow());

    public static Task<string?> StateOfAppointment(this PortalFixture portal, Guid id) => portal.Scalar<string>("select state from appointments where id = $1", id);
}
