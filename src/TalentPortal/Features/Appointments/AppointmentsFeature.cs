using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.Appointments;

/// <summary>Appointments: consultants offer times, the talents of their cases book one.</summary>
public sealed class AppointmentsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SealedAppointment>();
        services.AddScoped<AppointmentBook>();
        services.AddScoped<IPersonalDataHolder, AppointmentData>();
        services.AddScoped<IPersonalDataHolder, BookingHoursData>();
    }

    public IEnumerable<RetentionRule> Retention => [new(typeof(AppointmentsText), "Retention_Appointments", Appointment.KeptMonths), new(typeof(AppointmentsText), "Retention_BookingHours")];

    public IEnumerable<FrameEntry> Frame =>
        [.. Enum.GetValues<CaseTier>().Select(tier => new FrameEntry(tier.Workspace(), AppointmentBook.Address(tier), typeof(AppointmentsText), "Nav_Appointments", "clock", AppointmentsPermissions.Keep, 29))];
}
