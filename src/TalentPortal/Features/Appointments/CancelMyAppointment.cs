using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Appointments;

/// <summary>The talent takes an appointment back; its time is free again.</summary>
[SignedIn]
public sealed record CancelMyAppointment(Guid Id) : ICommand<Done>;

internal sealed class CancelMyAppointmentHandler(CurrentCall call, AppointmentBook book, TimeProvider clock) : IRequestHandler<CancelMyAppointment, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(CancelMyAppointment request, CancellationToken ct)
    {
        var talent = call.RequiredUserId;
        if (call.Tenant is null || await book.Here.SingleOrDefaultAsync(a => a.Id == request.Id && a.TalentUserId == talent, ct) is not { } one) return Outcome.NotFound;
        if (one.State == AppointmentState.Cancelled) return Done.Value;
        if (one.Cancel(clock.GetUtcNow()) is { } why) return Outcome.Refused(why);
        await book.Tell(one, one.ConsultantUserId, MailTemplates.AppointmentOff, CalendarPart.Cancel, ct);
        await book.Tell(one, talent, MailTemplates.AppointmentOff, CalendarPart.Cancel, ct);
        await book.Note(one, "Cancelled", ct);
        return Done.Value;
    }
}
