using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Events.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Events;

/// <summary>One event of the site's tenant, as everybody reads it; over or cancelled ones too, which say so.</summary>
[Anyone]
public sealed record ViewEvent(Guid Id) : IQuery<ViewEventResult>;

/// <param name="IsOpen">Whether one can sign up.</param>
/// <param name="IsOver">Whether it has taken place.</param>
public sealed record ViewEventResult(Guid Id, TenantRef Tenant, EventFacts Facts, EventState State, bool IsOpen, bool IsOver, DateTimeOffset ChangedAt);

internal sealed class ViewEventHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<ViewEvent, Outcome<ViewEventResult>>
{
    public async Task<Outcome<ViewEventResult>> Handle(ViewEvent request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await db.OutreachEvents.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(e => e.Id == request.Id && e.IsPublic, ct) is not { } e) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        return new ViewEventResult(
            e.Id, tenant, e.Facts, e.State, e.IsOpenAt(now), e.OverAt <= now, e.ChangedAt);
    }
}
