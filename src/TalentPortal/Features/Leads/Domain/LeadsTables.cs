using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Leads.Domain;

/// <summary>The tables of this feature.</summary>
public static class LeadsTables
{
    extension(AppDb db)
    {
        public DbSet<Lead> Leads => db.Set<Lead>();

        public DbSet<LeadOffer> LeadOffers => db.Set<LeadOffer>();

        public DbSet<LeadRouting> LeadRoutings => db.Set<LeadRouting>();

        /// <summary>The caller's name as talents read it; null for somebody who is no staff of the tenant of the call.</summary>
        public Task<string?> StaffNameOf(CurrentCall call, CancellationToken ct)
        {
            var (tenant, user) = (call.TenantId, call.UserId);
            return db.Set<StaffMembership>().Where(m => m.TenantId == tenant && m.UserId == user && m.EndedAt == null).Select(m => m.DisplayName).SingleOrDefaultAsync(ct);
        }
    }

    extension(StaffMembership member)
    {
        /// <summary>Whether a lead may be theirs.</summary>
        public bool AnswersLeads => RoleCatalogue.Allows(LeadsPermissions.Answer, member.Roles);
    }

    extension(IQueryable<Lead> leads)
    {
        /// <summary>At the tenant of the call, what waits for anybody or is offered to the caller, and what the caller answered; all of it for those who assign.</summary>
        public IQueryable<Lead> VisibleTo(CurrentCall call)
        {
            var here = leads.AtTenantOf(call);
            if (call.Side == CallSide.System || call.Rights.StaffAllows(LeadsPermissions.Assign)) return here;
            var user = call.UserId;
            return here.Where(l => (l.State == LeadState.New && (l.Queue == LeadQueue.Open || l.OfferedTo == user)) || l.StaffUserId == user);
        }
    }
}
