using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Events.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Events;

/// <summary>Says that what an event asked for afterwards is done.</summary>
/// <param name="Version">What was looked at; another one is a conflict.</param>
[Requires(EventsPermissions.Keep)]
public sealed record FollowUpEvent(Guid Id, uint Version) : ICommand<Done>;

internal sealed class FollowUpEventHandler(AppDb db, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<FollowUpEvent, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(FollowUpEvent request, CancellationToken ct)
    {
        if (call.Tenant is null || await db.OutreachEvents.VisibleTo(call).SingleOrDefaultAsync(e => e.Id == request.Id, ct) is not { } one) return Outcome.NotFound;
        if (one.Version != request.Version || !one.FollowUp(clock.GetUtcNow())) return Outcome.Conflict;
        audit.Write("events.follow-up", one.Id);
        return Done.Value;
    }
}
