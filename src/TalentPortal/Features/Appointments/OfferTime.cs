using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Appointments;

/// <summary>The caller opens a single time beside their hours, by the clock of these.</summary>
/// <param name="Version">What it is based on; null where no hours were said, which are needed first.</param>
[Requires(AppointmentsPermissions.Keep)]
public sealed record OfferTime(DateOnly? On, TimeOnly? At, uint? Version) : ICommand<Done>;

internal sealed class OfferTimeValidator : AbstractValidator<OfferTime>
{
    public OfferTimeValidator()
    {
        RuleFor(x => x.On).NotNull().Says("OfferTime_DayMissing");
        RuleFor(x => x.At).NotNull().Says("OfferTime_TimeMissing");
    }
}

internal sealed class OfferTimeHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<OfferTime, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(OfferTime request, CancellationToken ct)
    {
        if (call.Tenant is null || call.UserId is not { } me) return Outcome.NotFound;
        if (await db.BookingHours.AtTenantOf(call).SingleOrDefaultAsync(h => h.UserId == me, ct) is not { } hours) return Outcome.Refused("OfferTime_HoursFirst");
        if (hours.Version != request.Version) return Outcome.Conflict;
        var local = request.On!.Value.ToDateTime(request.At!.Value);
        // When the clocks go forward there is no such time.
        if (hours.Zone.IsInvalidTime(local)) return Outcome.Invalid(nameof(request.At), "OfferTime_NoSuchTime");
        return hours.Offer(new DateTimeOffset(local, hours.Zone.GetUtcOffset(local)), clock.GetUtcNow()) is { } why ? Outcome.Invalid(nameof(request.On), why) : Done.Value;
    }
}
