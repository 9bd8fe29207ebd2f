using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Appointments;

/// <summary>The team lead asks a colleague for an appointment that nobody confirmed in time; the talent is told.</summary>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(AppointmentsPermissions.Lead)]
public sealed record GiveAppointment(Guid Id, Guid MembershipId, uint Version) : ICommand<Done>;

internal sealed class GiveAppointmentHandler(AppDb db, CurrentCall call, AppointmentBook book, Audit audit) : IRequestHandler<GiveAppointment, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(GiveAppointment request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await book.Here.SingleOrDefaultAsync(a => a.Id == request.Id, ct) is not { } one) return Outcome.NotFound;
        if ((await db.CaseColleagues(tenant, ct)).SingleOrDefault(c => c.MembershipId == request.MembershipId) is not { } colleague) return Outcome.NotFound;
        if (one.Version != request.Version) return Outcome.Conflict;
        if (one.EscalatedAt is null) return Outcome.Refused("Appointment_NoLongerOpen");
        await book.Lock(ct);
        if (!await book.IsFree(colleague.UserId, one, ct)) return Outcome.Refused("GiveAppointment_NotFree");
        if (await book.Pass(one, colleague.UserId, colleague.Name, ct) is { } why) return Outcome.Refused(why);
        audit.Write("appointments.give", one.Id);
        return Done.Value;
    }
}
