using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Prospects.Domain;

/// <summary>The tables of this feature.</summary>
public static class ProspectsTables
{
    extension(AppDb db)
    {
        public DbSet<Prospect> Prospects => db.Set<Prospect>();

        public DbSet<ProspectKey> ProspectKeys => db.Set<ProspectKey>();

        public DbSet<ProspectEntry> ProspectEntries => db.Set<ProspectEntry>();

        public DbSet<ProspectMerge> ProspectMerges => db.Set<ProspectMerge>();

        public DbSet<ContactBlock> ContactBlocks => db.Set<ContactBlock>();
    }

    extension(IQueryable<Prospect> prospects)
    {
        /// <summary>At the tenant of the call: team leads see all, consultants their own and what partners brought, partners their own.</summary>
        public IQueryable<Prospect> VisibleTo(CurrentCall call)
        {
            var here = prospects.AtTenantOf(call);
            if (call.Side == CallSide.System || call.Rights.StaffAllows(ProspectsPermissions.All)) return here;
            var user = call.UserId;
            return call.Rights.StaffAllows(ProspectsPermissions.Merge) ? here.Where(p => p.EnteredBy == user || p.ByPartner) : here.Where(p => p.EnteredBy == user);
        }
    }
}
