using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Appointments;

/// <summary>The caller no longer offers a single time. Who has booked it keeps it.</summary>
[Requires(AppointmentsPermissions.Keep)]
public sealed record TakeBackTime(DateTimeOffset At, uint? Version) : ICommand<Done>;

internal sealed class TakeBackTimeValidator : AbstractValidator<TakeBackTime>
{
    public TakeBackTimeValidator() => RuleFor(x => x.At).NotEqual(default(DateTimeOffset)).Says("OfferTime_TimeMissing");
}

internal sealed class TakeBackTimeHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<TakeBackTime, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(TakeBackTime request, CancellationToken ct)
    {
        if (call.Tenant is null || call.UserId is not { } me || await db.BookingHours.AtTenantOf(call).SingleOrDefaultAsync(h => h.UserId == me, ct) is not { } hours) return Outcome.NotFound;
        if (hours.Version != request.Version) return Outcome.Conflict;
        hours.TakeBack(request.At, clock.GetUtcNow());
        return Done.Value;
    }
}
