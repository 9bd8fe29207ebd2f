using MediatR;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Appointments;

/// <summary>The appointments of one of the person's own cases, and the times that can be booked. At the tenant whose case it is.</summary>
/// <remarks>A stepped request and no query: hours, absences and other people's appointments are nothing that the person may read, so the system looks.</remarks>
/// <param name="Id">Of the case.</param>
[SignedIn]
public sealed record ViewMyAppointments(Guid Id) : ISteppedCommand<ViewMyAppointmentsResult>;

/// <param name="TimeZone">IANA zone by which the person lives, as the case knows it.</param>
/// <param name="CanBook">Whether the case goes on, and somebody answers for it.</param>
/// <param name="Times">The next ones, with the zone of whoever offers them.</param>
/// <param name="Items">The newest first.</param>
public sealed record ViewMyAppointmentsResult(Guid Id, TenantRef Tenant, string? OwnerName, string TimeZone, bool CanBook, IReadOnlyList<OpenTime> Times, IReadOnlyList<ViewMyAppointmentsResult.Item> Items)
{
    /// <summary>More times do not stand in one list.</summary>
    public const int MostTimes = 80;

    /// <param name="IsOpen">Its time is held, and not over.</param>
    /// <param name="Where">Link or place; null for none.</param>
    public sealed record Item(
        Guid Id, AppointmentKind Kind, AppointmentState State, bool IsOpen, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string ConsultantName, string ConsultantZone, string TalentZone, string? Where, bool? Attended, int? Score, bool CanRate);
}

internal sealed class ViewMyAppointmentsHandler(PortalDispatcher dispatcher, CurrentCall call) : IRequestHandler<ViewMyAppointments, Outcome<ViewMyAppointmentsResult>>
{
    public async Task<Outcome<ViewMyAppointmentsResult>> Handle(ViewMyAppointments request, CancellationToken ct) =>
        call.Tenant is not { } tenant ? Outcome.NotFound : await dispatcher.Send(new ReadMyAppointments(request.Id), CallOrigin.System("appointments", tenant, call.RequiredUserId), ct);
}
