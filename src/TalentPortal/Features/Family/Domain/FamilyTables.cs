using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;

namespace TalentPortal.Features.Family.Domain;

/// <summary>The tables of this feature.</summary>
public static class FamilyTables
{
    extension(AppDb db)
    {
        public DbSet<PartnerSide> PartnerSides => db.Set<PartnerSide>();

        public DbSet<FamilyWish> FamilyWishes => db.Set<FamilyWish>();

        public DbSet<FamilyChild> FamilyChildren => db.Set<FamilyChild>();

        public DbSet<FamilyNote> FamilyNotes => db.Set<FamilyNote>();
    }
}
