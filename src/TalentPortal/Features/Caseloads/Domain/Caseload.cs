using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Caseloads.Domain;

/// <summary>Finds colleagues and the cases they answer for.</summary>
public static class Caseload
{
    extension(AppDb db)
    {
        /// <summary>A member of the tenant's staff, also one who has left: cases may still be with them. Null where there is none.</summary>
        public Task<StaffMembership?> MemberOf(CurrentCall call, Guid membership, CancellationToken ct) =>
            db.Set<StaffMembership>().AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(m => m.Id == membership, ct);

        /// <summary>Those who can be given cases, with how many they have.</summary>
        public async Task<IReadOnlyList<CaseReceiver>> Receivers(CurrentCall call, Guid besides, CancellationToken ct)
        {
            var open = await db.Cases.AtTenantOf(call).Where(c => c.ClosedAt == null && c.OwnerUserId != null).GroupBy(c => c.OwnerUserId!.Value).Select(group => new { group.Key, Count = group.Count() })
                .ToDictionaryAsync(group => group.Key, group => group.Count, ct);
            return [.. (await db.CaseColleagues(call.RequiredTenant, ct)).Where(c => c.MembershipId != besides).Select(c => new CaseReceiver(
                c.MembershipId, c.Name, [.. Enum.GetValues<CaseTier>().Where(tier => c.Roles.WorksIn(tier))], c.Roles.Contains(PortalRole.TeamLead), open.GetValueOrDefault(c.UserId)))];
        }
    }
}
