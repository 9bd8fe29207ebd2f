using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Appointments;

/// <summary>Whoever is asked confirms an appointment and says where, or calls it off; one that was confirmed can be called off too.</summary>
/// <param name="Where">A link that begins with https for a video call, the place for meeting in person; for a call it may be left out.</param>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(AppointmentsPermissions.Keep)]
public sealed record AnswerAppointment(Guid Id, bool Confirms, string? Where, uint Version) : ICommand<Done>;

internal sealed class AnswerAppointmentValidator : AbstractValidator<AnswerAppointment>
{
    public AnswerAppointmentValidator() => RuleFor(x => x.Where).IsPlainText(Appointment.WhereMax, "AnswerAppointment_WhereUnfit");
}

internal sealed class AnswerAppointmentHandler(CurrentCall call, AppointmentBook book, SealedAppointment words, TimeProvider clock) : IRequestHandler<AnswerAppointment, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AnswerAppointment request, CancellationToken ct)
    {
        var (me, now) = (call.RequiredUserId, clock.GetUtcNow());
        if (call.Tenant is null || await book.Here.SingleOrDefaultAsync(a => a.Id == request.Id && a.ConsultantUserId == me, ct) is not { } one) return Outcome.NotFound;
        if (one.Version != request.Version) return Outcome.Conflict;
        if (!request.Confirms)
        {
            if (one.Cancel(now) is { } tooLate) return Outcome.Refused(tooLate);
            await Tell(one, MailTemplates.AppointmentOff, CalendarPart.Cancel, ct);
            await book.Note(one, "Declined", ct);
            return Done.Value;
        }

        var where = Typed.Tidy(request.Where);
        if (one.Kind == AppointmentKind.Video && !(Uri.TryCreate(where, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps)) return Outcome.Invalid(nameof(request.Where), "AnswerAppointment_LinkMissing");
        if (one.Kind == AppointmentKind.InPerson && where is null) return Outcome.Invalid(nameof(request.Where), "AnswerAppointment_PlaceMissing");
        if (one.Confirm(await words.Seal(one, where, ct), now) is { } why) return Outcome.Refused(why);
        await Tell(one, MailTemplates.AppointmentConfirmed, CalendarPart.Fixed, ct);
        await book.Note(one, "Confirmed", ct);
        return Done.Value;
    }

    private async Task Tell(Appointment one, string template, CalendarPart part, CancellationToken ct)
    {
        await book.Tell(one, one.TalentUserId!.Value, template, part, ct);
        await book.Tell(one, one.ConsultantUserId, template, part, ct);
    }
}
