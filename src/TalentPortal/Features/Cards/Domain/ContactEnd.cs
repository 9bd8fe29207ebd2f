using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Talents.Domain;

namespace TalentPortal.Features.Cards.Domain;

/// <summary>Ends requests for contact when the person withdraws what they rest on. What waited goes on waiting in the eyes of the employer, and lapses.</summary>
internal static class ContactEnd
{
    extension(AppDb db)
    {
        /// <summary>The person took the card at a tenant away: requests that wait there are over. What was disclosed by an answer has a consent of its own.</summary>
        public async Task EndWaiting(Guid userId, Guid tenantId, DateTimeOffset now, CancellationToken ct)
        {
            foreach (var request in await db.ContactRequests.Where(r => r.TalentUserId == userId && r.TenantId == tenantId && r.State == ContactState.Waiting).ToListAsync(ct)) request.End(now);
        }

        /// <summary>The person blocked somebody: whatever goes on with employers that are hidden from now is over, and what was disclosed to them closes.</summary>
        public async Task EndBlocked(Guid userId, DateTimeOffset now, CancellationToken ct)
        {
            var open = await db.ContactRequests.Where(r => r.TalentUserId == userId && (r.State == ContactState.Waiting || r.State == ContactState.Accepted)).ToListAsync(ct);
            if (open.Count == 0) return;
            var blocks = db.EmployerBlocks.Local.Where(b => b.UserId == userId).ToList();
            foreach (var request in open)
            {
                var group = await db.GroupOf(request.EmployerId!.Value, ct);
                if (!blocks.Exists(b => b.EmployerId == request.EmployerId || (b is { WholeGroup: true, EmployerId: { } head } && group.Exists(e => e.Id == head)) || group.Exists(e => b.NameKeys.Exists(key => e.NameKeys?.Contains(key) != false)))) continue;
                request.End(now);
                if (!request.Decline(now)) continue;
                await db.CloseDisclosed(userId, request.Id, now, ct);
            }
        }

        /// <summary>Closes what an answer disclosed, with its consent, and deletes it.</summary>
        public async Task CloseDisclosed(Guid userId, Guid requestId, DateTimeOffset now, CancellationToken ct)
        {
            foreach (var grant in await db.Grants.Where(g => g.UserId == userId && g.SubjectId == requestId && g.WithdrawnAt == null).ToListAsync(ct)) grant.Withdraw(now);
            foreach (var consent in await db.Consents.Where(c => c.UserId == userId && c.ContactRequestId == requestId && c.WithdrawnAt == null).ToListAsync(ct)) consent.Withdraw(now);
            db.ContactDisclosures.RemoveRange(await db.ContactDisclosures.Where(d => d.UserId == userId && d.RequestId == requestId).ToListAsync(ct));
        }

        /// <summary>All above an employer and all below these, itself included.</summary>
        private async Task<List<Employer>> GroupOf(Guid employerId, CancellationToken ct)
        {
            var head = await db.Employers.SingleAsync(e => e.Id == employerId, ct);
            while (head.ParentId is { } parent) head = await db.Employers.SingleAsync(e => e.Id == parent, ct);
            List<Employer> group = [head];
            for (var level = new List<Guid> { head.Id }; level.Count > 0;)
            {
                var below = await db.Employers.Where(e => e.ParentId != null && level.Contains(e.ParentId.Value)).ToListAsync(ct);
                group.AddRange(below);
                level = [.. below.Select(e => e.Id)];
            }

            return group;
        }
    }
}
