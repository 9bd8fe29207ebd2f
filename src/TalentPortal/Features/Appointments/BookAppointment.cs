using FluentValidation;
using MediatR;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Appointments;

/// <summary>The talent books one of the times that are offered, or moves the appointment there is to it. It is held until the consultant answers.</summary>
/// <param name="Id">Of the case.</param>
/// <param name="TimeZone">IANA zone in which the talent reads times.</param>
[SignedIn]
public sealed record BookAppointment(Guid Id, DateTimeOffset? StartsAt, AppointmentKind? Kind, string? TimeZone) : ISteppedCommand<Done>;

internal sealed class BookAppointmentValidator : AbstractValidator<BookAppointment>
{
    public BookAppointmentValidator()
    {
        RuleFor(x => x.StartsAt).NotNull().Says("BookAppointment_TimeMissing");
        RuleFor(x => x.Kind).NotNull().Says("BookAppointment_KindMissing").IsInEnum().Says("BookAppointment_KindMissing");
        RuleFor(x => x.TimeZone).Must(code => ReferenceData.TimeZones.Has(code)).Says("BookAppointment_ZoneMissing");
    }
}

internal sealed class BookAppointmentHandler(PortalDispatcher dispatcher, CurrentCall call) : IRequestHandler<BookAppointment, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(BookAppointment request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var outcome = await dispatcher.Send(new EnterAppointment(request.Id, request.StartsAt!.Value, request.Kind!.Value, request.TimeZone!), CallOrigin.System("appointments", tenant, call.RequiredUserId), ct);
        // Whoever lost a race by a hair is told the same as who lost it by a minute.
        return outcome.Kind == OutcomeKind.Conflict ? Outcome.Refused("BookAppointment_Taken") : outcome;
    }
}
