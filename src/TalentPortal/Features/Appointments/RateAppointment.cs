using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Appointments;

/// <summary>The talent says how useful an appointment was; the team lead reads it.</summary>
/// <param name="Score">1 to 5.</param>
/// <param name="Words">What they say with it; may be left out.</param>
[SignedIn]
public sealed record RateAppointment(Guid Id, int? Score, string? Words) : ICommand<Done>;

internal sealed class RateAppointmentValidator : AbstractValidator<RateAppointment>
{
    public RateAppointmentValidator()
    {
        RuleFor(x => x.Score).NotNull().Says("RateAppointment_Missing").InclusiveBetween(1, Appointment.ScoreMost).Says("RateAppointment_Missing");
        RuleFor(x => x.Words).IsPlainText(Appointment.WordsMax, "RateAppointment_WordsUnfit");
    }
}

internal sealed class RateAppointmentHandler(CurrentCall call, AppointmentBook book, SealedAppointment words, TimeProvider clock) : IRequestHandler<RateAppointment, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RateAppointment request, CancellationToken ct)
    {
        var talent = call.RequiredUserId;
        if (call.Tenant is null || await book.Here.SingleOrDefaultAsync(a => a.Id == request.Id && a.TalentUserId == talent, ct) is not { } one) return Outcome.NotFound;
        return one.Rate(request.Score!.Value, await words.SealWords(one, request.Words, ct), clock.GetUtcNow()) is { } why ? Outcome.Refused(why) : Done.Value;
    }
}
