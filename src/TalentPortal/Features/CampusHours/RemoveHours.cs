using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.CampusHours.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.CampusHours;

/// <summary>A student consultant takes back time that nobody has confirmed.</summary>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(CampusHoursPermissions.Record)]
public sealed record RemoveHours(Guid Id, uint Version) : ICommand<Done>;

internal sealed class RemoveHoursHandler(AppDb db, CurrentCall call, ServiceBook book) : IRequestHandler<RemoveHours, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RemoveHours request, CancellationToken ct)
    {
        var me = call.UserId;
        if (call.Tenant is null || await book.Here.SingleOrDefaultAsync(r => r.Id == request.Id && r.ConsultantUserId == me, ct) is not { } record) return Outcome.NotFound;
        if (record.Version != request.Version) return Outcome.Conflict;
        if (record.State == ServiceState.Confirmed) return Outcome.Refused("Hours_Confirmed");
        db.Remove(record);
        return Done.Value;
    }
}
