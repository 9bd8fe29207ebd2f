using TalentPortal.Features.Appointments;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Territories.Domain;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>At one tenant of the demonstration two consultants can be booked, and a talent has booked one of them. Seeded once.</summary>
internal static class DemoAppointments
{
    private const string Tenant = "fujian";

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var tenant = await DemoTalents.At(services, Tenant, ct);
        foreach (var role in new[] { PortalRole.OverseasConsultant, PortalRole.CampusConsultant })
        {
            var consultant = await DemoSessions.SignIn(services, tenant, DemoPeople.People.Single(person => person.Tenant == Tenant && person.Role == role), Language.Chinese, ct);
            if ((await DemoSessions.Send(services, new BrowseAppointments(), consultant, ct)).Hours.Version is not null) return;
            var zone = role == PortalRole.OverseasConsultant ? "Europe/London" : tenant.TimeZone;
            await DemoSessions.Send(services, new SaveBookingHours(true, zone, WorkingWeek.Usual.Minutes, 30, 24, 6, [AppointmentKind.Call, AppointmentKind.Video], null), consultant, ct);
        }

        var talent = await DemoSessions.SignIn(services, tenant, DemoPeople.Person("tom-okafor"), Language.English, ct);
        if ((await DemoSessions.Send(services, new BrowseMyCases(), talent, ct)).Items.FirstOrDefault(item => item.Tenant.Slug == Tenant) is { } one
            && (await DemoSessions.Send(services, new ViewMyAppointments(one.Id), talent, ct)).Times is { Count: > 40 } times)
            await DemoSessions.Send(services, new BookAppointment(one.Id, times[40].From, AppointmentKind.Video, "Europe/London"), talent, ct);
        await DemoSessions.End(services, ct);
    }
}
