using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Parks;

/// <summary>Either side ends a membership, or takes back what was only asked: at once, without the other. What the park posted in the firm's name closes.</summary>
[Requires(ParksPermissions.Manage)]
public sealed record EndParkMembership(Guid MembershipId) : ICommand<Done>;

internal sealed class EndParkMembershipHandler(AppDb db, CurrentCall call, PublicChanges changes, Audit audit, TimeProvider clock) : IRequestHandler<EndParkMembership, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(EndParkMembership request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || call.EmployerId is not { } self) return Outcome.NotFound;
        var membership = await db.ParkMemberships.AtTenantOf(call).SingleOrDefaultAsync(m => m.Id == request.MembershipId && (m.ParkId == self || m.MemberId == self), ct);
        if (membership is null) return Outcome.NotFound;
        if (membership.End(membership.ParkId == self ? ParkSide.Park : ParkSide.Member, clock.GetUtcNow()) is { } refusal) return Outcome.Refused(refusal);
        changes.At(tenant.Id);
        audit.Write("parks.end", membership.Id, membership.EndedBy.ToString());
        return Done.Value;
    }
}

/// <summary>An organisation that the tenant no longer admits has no memberships there either.</summary>
internal sealed class MembershipsOfEndedAdmission(AppDb db, TimeProvider clock) : INotificationHandler<AdmissionEnded>
{
    public async Task Handle(AdmissionEnded happened, CancellationToken ct)
    {
        var (tenant, employer) = (happened.Admission.TenantId, happened.Admission.EmployerId);
        foreach (var membership in await db.ParkMemberships.Where(m => m.TenantId == tenant && (m.ParkId == employer || m.MemberId == employer)).ToListAsync(ct))
            membership.End(ParkSide.Tenant, clock.GetUtcNow());
    }
}
