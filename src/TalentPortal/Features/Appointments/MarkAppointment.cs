using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Appointments;

/// <summary>Says whether the talent came to an appointment that is over.</summary>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(AppointmentsPermissions.Keep)]
public sealed record MarkAppointment(Guid Id, bool Attended, uint Version) : ICommand<Done>;

internal sealed class MarkAppointmentHandler(CurrentCall call, AppointmentBook book, TimeProvider clock) : IRequestHandler<MarkAppointment, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(MarkAppointment request, CancellationToken ct)
    {
        var me = call.RequiredUserId;
        if (call.Tenant is null || await book.Here.SingleOrDefaultAsync(a => a.Id == request.Id && a.ConsultantUserId == me, ct) is not { } one) return Outcome.NotFound;
        if (one.Version != request.Version) return Outcome.Conflict;
        if (one.Mark(request.Attended, clock.GetUtcNow()) is { } why) return Outcome.Refused(why);
        await book.Note(one, request.Attended ? "Attended" : "Missed", ct);
        return Done.Value;
    }
}
