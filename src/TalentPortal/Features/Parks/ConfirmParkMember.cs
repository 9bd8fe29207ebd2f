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

/// <summary>
/// The tenant's staff looked a firm without an account up in the register, and say whether it is what the park says. A yes admits
/// it under the park's word, so that the park may post in its name.
/// </summary>
/// <param name="Version">What the decision is based on: if it changed since, there is a conflict.</param>
[Requires(ParksPermissions.Confirm)]
public sealed record ConfirmParkMember(Guid MembershipId, bool Confirm, uint Version) : ICommand<Done>;

internal sealed class ConfirmParkMemberHandler(AppDb db, CurrentCall call, PublicChanges changes, Audit audit, TimeProvider clock) : IRequestHandler<ConfirmParkMember, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ConfirmParkMember request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var membership = await db.ParkMemberships.AtTenantOf(call).SingleOrDefaultAsync(m => m.Id == request.MembershipId, ct);
        if (membership is null) return Outcome.NotFound;
        if (membership.Version != request.Version) return Outcome.Conflict;
        // Between the listing and the look at it the park itself may have lost its standing.
        if (request.Confirm && !await db.EmployerAdmissions.Verifies(tenant.Id, membership.ParkId, ct)) return Outcome.Refused("ConfirmParkMember_ParkNotVerified");

        var (now, staff) = (clock.GetUtcNow(), await db.StaffMembershipOf(call, ct));
        if (membership.Confirm(request.Confirm, staff, now) is { } refusal) return Outcome.Refused(refusal);
        if (request.Confirm)
        {
            var admission = await db.EmployerAdmissions.AtTenantOf(call).SingleOrDefaultAsync(a => a.EmployerId == membership.MemberId, ct);
            if (admission is null) db.Add(admission = EmployerAdmission.Imported(membership.MemberId, now));
            admission.TakeVouch(membership.ParkId, staff, now);
        }

        changes.At(tenant.Id);
        audit.Write(request.Confirm ? "parks.confirm" : "parks.reject", membership.Id, membership.MemberId.ToString());
        return Done.Value;
    }
}
