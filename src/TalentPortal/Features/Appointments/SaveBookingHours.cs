using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.Territories.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Appointments;

/// <summary>The caller says when they can be booked. What is booked already stays.</summary>
/// <param name="TimeZone">IANA zone of the hours.</param>
/// <param name="Hours">See <see cref="WorkingWeek.Of"/>.</param>
/// <param name="Length">Minutes of one appointment, see <see cref="BookingHours.Lengths"/>.</param>
/// <param name="LeadHours">Hours of notice.</param>
/// <param name="Version">What it is based on; null where nothing was said.</param>
[Requires(AppointmentsPermissions.Keep)]
public sealed record SaveBookingHours(bool IsOn, string? TimeZone, IReadOnlyList<int> Hours, int Length, int LeadHours, int PerDay, IReadOnlyList<AppointmentKind> Kinds, uint? Version) : ICommand<Done>;

internal sealed class SaveBookingHoursValidator : AbstractValidator<SaveBookingHours>
{
    public SaveBookingHoursValidator()
    {
        RuleFor(x => x.TimeZone).Must(code => ReferenceData.TimeZones.Has(code)).Says("SaveBookingHours_ZoneMissing");
        RuleFor(x => x.Hours).Must(WorkingWeek.Fits).Says("SaveBookingHours_HoursUnfit");
        RuleFor(x => x.Length).Must(length => BookingHours.Lengths.Contains(length)).Says("SaveBookingHours_LengthUnfit");
        RuleFor(x => x.LeadHours).InclusiveBetween(1, BookingHours.LeadMost).Says("SaveBookingHours_Between", 1, BookingHours.LeadMost);
        RuleFor(x => x.PerDay).InclusiveBetween(1, BookingHours.PerDayMost).Says("SaveBookingHours_Between", 1, BookingHours.PerDayMost);
        RuleFor(x => x.Kinds).Must((all, kinds) => kinds is not null && kinds.All(Enum.IsDefined) && (!all.IsOn || kinds.Count > 0)).Says("SaveBookingHours_KindMissing");
    }
}

internal sealed class SaveBookingHoursHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<SaveBookingHours, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SaveBookingHours request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || call.UserId is not { } me) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var known = await db.BookingHours.AtTenantOf(call).SingleOrDefaultAsync(h => h.UserId == me, ct);
        if (known?.Version != request.Version) return Outcome.Conflict;
        var hours = known ?? db.BookingHours.Add(BookingHours.Of(tenant.Id, me, now)).Entity;
        hours.Describe(request.IsOn, request.TimeZone!, WorkingWeek.Of(request.Hours), request.Length, request.LeadHours, request.PerDay, [.. request.Kinds], now);
        return Done.Value;
    }
}
