using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Members.Domain;

/// <summary>An employer that has members always keeps an owner: nobody else could let anyone in again.</summary>
public static class Owners
{
    extension(AppDb db)
    {
        /// <summary>Lets one command at a time change who owns the employer, until its transaction ends: two owners who remove each other at once would both succeed.</summary>
        public Task LockMembers(Guid employerId, CancellationToken ct) =>
            db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"members:" + employerId.ToString("N")}, 0))", ct);

        /// <summary>Whether the employer would have no owner without this one.</summary>
        public async Task<bool> IsLastOwner(EmployerMembership member, CancellationToken ct) =>
            member.Role == PortalRole.EmployerOwner
            && !await db.MembersOf(member.EmployerId).AnyAsync(m => m.UserId != member.UserId && m.Role == PortalRole.EmployerOwner, ct);

        /// <summary>Those who act for the employer now.</summary>
        public IQueryable<EmployerMembership> MembersOf(Guid employerId) => db.Set<EmployerMembership>().Where(m => m.EmployerId == employerId && m.EndedAt == null);
    }
}
