using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Staff.Domain;

/// <summary>A tenant always keeps an administrator: nobody else could let anyone in again.</summary>
public static class Administrators
{
    extension(AppDb db)
    {
        /// <summary>
        /// Lets one command at a time change who administers the tenant, until its transaction ends. Without it, two
        /// administrators who remove each other at the same instant would each see the other and both succeed.
        /// </summary>
        public Task LockStaff(Guid tenantId, CancellationToken ct) =>
            db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"staff:" + tenantId.ToString("N")}, 0))", ct);

        /// <summary>Memberships of the tenant that administer it now.</summary>
        public async Task<IReadOnlyList<Guid>> AdministratorsOf(Guid tenantId, CancellationToken ct)
        {
            var staff = await db.Set<StaffMembership>().AsNoTracking().Where(m => m.TenantId == tenantId && m.EndedAt == null).Select(m => new { m.Id, m.Roles }).ToListAsync(ct);
            return [.. staff.Where(m => m.Roles.Contains(PortalRole.TenantAdministrator)).Select(m => m.Id)];
        }
    }
}
