using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;

namespace TalentPortal.Features.ReturnPlans.Domain;

/// <summary>The table of this feature.</summary>
public static class ReturnPlansTables
{
    extension(AppDb db)
    {
        public DbSet<SavedPlan> SavedPlans => db.Set<SavedPlan>();
    }
}

internal sealed class SavedPlanConfiguration : IEntityTypeConfiguration<SavedPlan>
{
    public void Configure(EntityTypeBuilder<SavedPlan> builder)
    {
        builder.PersonOwned();
        builder.ToTable(SavedPlan.Table);
        builder.Property(p => p.ShareHash).HasMaxLength(SavedPlan.HashLength);
        builder.Property(p => p.Version).IsRowVersion();
    }
}
