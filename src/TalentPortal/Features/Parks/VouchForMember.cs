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

/// <summary>A park answers for a member, or no longer. A mark that rests on its word is gone with it; whether it is enough for one, staff decide.</summary>
[Requires(ParksPermissions.Manage)]
public sealed record VouchForMember(Guid MembershipId, bool Vouch) : ICommand<Done>;

internal sealed class VouchForMemberHandler(AppDb db, CurrentCall call, PublicChanges changes, Audit audit, TimeProvider clock) : IRequestHandler<VouchForMember, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(VouchForMember request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await db.ParkOf(call, ct) is not { } park) return Outcome.NotFound;
        var membership = await db.ParkMemberships.AtTenantOf(call).SingleOrDefaultAsync(m => m.Id == request.MembershipId && m.ParkId == park, ct);
        if (membership is null) return Outcome.NotFound;
        if (!await db.EmployerAdmissions.Verifies(tenant.Id, park, ct)) return Outcome.Refused("Parks_NotVerified");
        if (membership.Vouch(request.Vouch, clock.GetUtcNow()) is { } refusal) return Outcome.Refused(refusal);
        if (!request.Vouch) (await db.EmployerAdmissions.SingleOrDefaultAsync(a => a.TenantId == tenant.Id && a.EmployerId == membership.MemberId && a.VouchedById == park, ct))?.LoseVouch(park);
        changes.At(tenant.Id);
        audit.Write(request.Vouch ? "parks.vouch" : "parks.unvouch", membership.Id, membership.MemberId.ToString());
        return Done.Value;
    }
}
