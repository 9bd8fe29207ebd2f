using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.ReturnTimelines.Domain;

/// <summary>The table of this feature.</summary>
public static class ReturnTimelinesTables
{
    extension(AppDb db)
    {
        public DbSet<ReturnTimeline> ReturnTimelines => db.Set<ReturnTimeline>();
    }
}

internal sealed class ReturnTimelineConfiguration : IEntityTypeConfiguration<ReturnTimeline>
{
    public void Configure(EntityTypeBuilder<ReturnTimeline> builder)
    {
        builder.PersonOwned();
        builder.ToTable(ReturnTimeline.Table);
        builder.Property(t => t.Version).IsRowVersion();
        builder.HasIndex(t => t.UserId).IsUnique();
    }
}
