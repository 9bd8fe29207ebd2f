using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Staff.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Invitations;

namespace TalentPortal.Features.Staff;

/// <summary>Somebody no longer works for the own tenant; also the way to leave oneself. What they decided stays under their name.</summary>
/// <param name="Version">What the decision is based on: if it changed since, there is a conflict.</param>
[Requires(StaffPermissions.Manage)]
public sealed record EndStaffMembership(Guid MembershipId, uint Version) : ICommand<Done>;

internal sealed class EndStaffMembershipHandler(AppDb db, CurrentCall call, InvitationBook book, RightsStore rights, Audit audit, TimeProvider clock) : IRequestHandler<EndStaffMembership, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(EndStaffMembership request, CancellationToken cancellationToken)
    {
        var tenant = call.RequiredTenant.Id;
        await db.LockStaff(tenant, cancellationToken);
        var membership = await db.Set<StaffMembership>().SingleOrDefaultAsync(m => m.TenantId == tenant && m.Id == request.MembershipId && m.EndedAt == null, cancellationToken);
        if (membership is null) return Outcome.NotFound;
        if (membership.Version != request.Version) return Outcome.Conflict;
        if (await db.AdministratorsOf(tenant, cancellationToken) is [var only] && only == membership.Id) return Outcome.Refused("Staff_LastAdministrator");
        membership.End(clock.GetUtcNow());
        await book.WithdrawAllBy(Inviting.Staff(tenant), membership.UserId, cancellationToken);
        audit.Write("staff.end", membership.Id);
        rights.Forget(membership.UserId);
        return Done.Value;
    }
}
