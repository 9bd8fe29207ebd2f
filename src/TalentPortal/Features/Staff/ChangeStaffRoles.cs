using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Staff.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Invitations;

namespace TalentPortal.Features.Staff;

/// <summary>Gives a member of the own staff other roles. What they may no longer do ends in open pages too.</summary>
/// <param name="Version">What the change is based on: if it changed since, there is a conflict.</param>
[Requires(StaffPermissions.Manage)]
public sealed record ChangeStaffRoles(Guid MembershipId, IReadOnlyList<PortalRole> Roles, uint Version) : ICommand<Done>;

internal sealed class ChangeStaffRolesValidator : AbstractValidator<ChangeStaffRoles>
{
    public ChangeStaffRolesValidator() => RuleFor(x => x.Roles).AreStaffRoles();
}

internal sealed class ChangeStaffRolesHandler(AppDb db, CurrentCall call, InvitationBook book, RightsStore rights, Audit audit) : IRequestHandler<ChangeStaffRoles, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ChangeStaffRoles request, CancellationToken cancellationToken)
    {
        var tenant = call.RequiredTenant.Id;
        await db.LockStaff(tenant, cancellationToken);
        var membership = await db.Set<StaffMembership>().SingleOrDefaultAsync(m => m.TenantId == tenant && m.Id == request.MembershipId && m.EndedAt == null, cancellationToken);
        if (membership is null) return Outcome.NotFound;
        if (membership.Version != request.Version) return Outcome.Conflict;
        var stays = request.Roles.Contains(PortalRole.TenantAdministrator);
        if (!stays && await db.AdministratorsOf(tenant, cancellationToken) is [var only] && only == membership.Id) return Outcome.Refused("Staff_LastAdministrator");
        membership.GiveRoles(request.Roles);
        if (!stays) await book.WithdrawAllBy(Inviting.Staff(tenant), membership.UserId, cancellationToken);
        audit.Write("staff.roles", membership.Id, string.Join(", ", membership.Roles));
        rights.Forget(membership.UserId);
        return Done.Value;
    }
}
