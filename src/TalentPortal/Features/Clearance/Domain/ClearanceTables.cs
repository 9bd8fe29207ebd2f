using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;

namespace TalentPortal.Features.Clearance.Domain;

/// <summary>The tables of this feature.</summary>
public static class ClearanceTables
{
    extension(AppDb db)
    {
        public DbSet<ClearanceSheet> ClearanceSheets => db.Set<ClearanceSheet>();
    }
}
