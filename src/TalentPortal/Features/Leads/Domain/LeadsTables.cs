using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;

namespace TalentPortal.Features.Leads.Domain;

/// <summary>The tables of this feature.</summary>
public static class LeadsTables
{
    extension(AppDb db)
    {
        public DbSet<Lead> Leads => db.Set<Lead>();
    }
}
