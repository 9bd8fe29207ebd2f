using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Platform.Security;

/// <summary>Hands out a person's memberships, and ends those of employers when the person is erased. Staff are not erased while they hold a role.</summary>
internal sealed class MembershipData(AppDb db) : IPersonalDataHolder
{
    public string Section => "memberships";

    public async Task<object?> Export(Guid userId, CancellationToken ct) => new
    {
        Staff = await db.Set<StaffMembership>().AsNoTracking().Where(m => m.UserId == userId).OrderBy(m => m.JoinedAt)
            .Select(m => new { m.TenantId, m.DisplayName, m.Roles, m.JoinedAt, m.EndedAt }).ToListAsync(ct),
        Employers = await db.Set<EmployerMembership>().AsNoTracking().Where(m => m.UserId == userId).OrderBy(m => m.JoinedAt)
            .Select(m => new { m.EmployerId, m.DisplayName, m.Role, m.JoinedAt, m.EndedAt }).ToListAsync(ct),
    };

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        // The row stays: other people's access logs point to it. It no longer names anyone.
        await db.Set<EmployerMembership>().Where(m => m.UserId == userId)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.DisplayName, "").SetProperty(m => m.EndedAt, m => m.EndedAt ?? now), ct);
        return [];
    }
}
