using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Appointments;

/// <summary>Forgets a tenant's appointments a year after they ended, and the hours of whoever no longer works there.</summary>
[SystemOnly]
public sealed record PurgeAppointments : ICommand<PurgeAppointmentsResult>;

public sealed record PurgeAppointmentsResult(int Appointments);

internal sealed class PurgeAppointmentsHandler(AppDb db, CurrentCall call, AppointmentBook book, TimeProvider clock) : IRequestHandler<PurgeAppointments, Outcome<PurgeAppointmentsResult>>
{
    public async Task<Outcome<PurgeAppointmentsResult>> Handle(PurgeAppointments request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var before = clock.GetUtcNow().AddMonths(-Appointment.KeptMonths);
        var staff = db.Set<StaffMembership>().AtTenantOf(call).Where(m => m.EndedAt == null);
        await db.BookingHours.AtTenantOf(call).Where(h => !staff.Any(m => m.UserId == h.UserId)).ExecuteDeleteAsync(ct);
        return new PurgeAppointmentsResult(await book.Here.Where(a => a.EndsAt <= before).ExecuteDeleteAsync(ct));
    }
}

/// <summary>Daily, tenant by tenant.</summary>
internal sealed class AppointmentsRetentionWork : IScheduledWork
{
    public string Name => "appointments-retention";

    public string Cron => "0 40 18 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant(_ => new PurgeAppointments(), ct);
}
