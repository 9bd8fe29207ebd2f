using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Appointments;

/// <summary>Books a time, or moves to it, on behalf of a talent. Sent by <see cref="BookAppointment"/>.</summary>
/// <param name="Id">Of the case.</param>
[SystemOnly]
public sealed record EnterAppointment(Guid Id, DateTimeOffset StartsAt, AppointmentKind Kind, string TimeZone) : ICommand<Done>;

internal sealed class EnterAppointmentValidator : AbstractValidator<EnterAppointment>
{
    public EnterAppointmentValidator()
    {
        RuleFor(x => x.Kind).IsInEnum().Says("BookAppointment_KindMissing");
        RuleFor(x => x.TimeZone).Must(code => ReferenceData.TimeZones.Has(code)).Says("BookAppointment_ZoneMissing");
    }
}

internal sealed class EnterAppointmentHandler(AppDb db, CurrentCall call, AppointmentBook book, TimeProvider clock) : IRequestHandler<EnterAppointment, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(EnterAppointment request, CancellationToken ct)
    {
        if (call.Tenant is null || call.UserId is not { } talent) return Outcome.NotFound;
        await book.Lock(ct);
        if (await db.Cases.AtTenantOf(call).SingleOrDefaultAsync(c => c.Id == request.Id && c.TalentUserId == talent, ct) is not { } one) return Outcome.NotFound;
        if (!one.IsOpen || one.OwnerUserId is null) return Outcome.Refused("BookAppointment_Ended");
        var now = clock.GetUtcNow();
        var open = await book.OpenOf(one.Id, ct);
        // Pressed twice: it is booked.
        if (open is not null && open.StartsAt == request.StartsAt && open.Kind == request.Kind) return Done.Value;
        // What is over, and nobody has looked at since, holds nothing any more.
        if (open is not null && open.EndsAt <= now)
        {
            open.Lapse();
            open.End(now);
            await db.SaveChangesAsync(ct);
            open = null;
        }

        if ((await book.TimesOf(one, open?.Id, ct)).FirstOrDefault(time => time.From == request.StartsAt && time.Kinds.Contains(request.Kind)) is not { } time) return Outcome.Refused("BookAppointment_Taken");
        var confirmBy = await book.ConfirmBy(time.UserId, time.From, ct);
        var former = open?.ConsultantUserId;
        if (open is null) db.Appointments.Add(open = Appointment.Ask(Guid.CreateVersion7(now), one, time, request.Kind, request.TimeZone, confirmBy, now));
        else open.Move(time, request.Kind, request.TimeZone, confirmBy, now);
        if (former is { } before && before != time.UserId) await book.Tell(open, before, MailTemplates.AppointmentOff, CalendarPart.Cancel, ct);
        await book.Tell(open, time.UserId, MailTemplates.AppointmentAsked, CalendarPart.Tentative, ct);
        await book.Tell(open, talent, MailTemplates.AppointmentBooked, CalendarPart.Tentative, ct);
        await book.Note(open, former is null ? "Asked" : "Moved", ct);
        return Done.Value;
    }
}
