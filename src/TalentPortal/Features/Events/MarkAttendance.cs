using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Events.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Events;

/// <summary>Says whether somebody who signed up came.</summary>
/// <param name="Attended">Null: nobody knows.</param>
[Requires(EventsPermissions.Keep)]
public sealed record MarkAttendance(Guid SignUp, bool? Attended) : ICommand<Done>;

internal sealed class MarkAttendanceHandler(AppDb db, CurrentCall call) : IRequestHandler<MarkAttendance, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(MarkAttendance request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var mine = db.OutreachEvents.VisibleTo(call);
        var signUp = await db.EventSignUps.AtTenantOf(call).SingleOrDefaultAsync(s => s.Id == request.SignUp && mine.Any(e => e.Id == s.EventId), ct);
        if (signUp is not { Counts: true }) return Outcome.NotFound;
        signUp.Mark(request.Attended);
        return Done.Value;
    }
}
