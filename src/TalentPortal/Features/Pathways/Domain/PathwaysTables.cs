using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;

namespace TalentPortal.Features.Pathways.Domain;

/// <summary>The tables of this feature.</summary>
public static class PathwaysTables
{
    extension(AppDb db)
    {
        public DbSet<Pathway> Pathways => db.Set<Pathway>();

        public DbSet<PathwayCheck> PathwayChecks => db.Set<PathwayCheck>();
    }
}

internal sealed class PathwayConfiguration : IEntityTypeConfiguration<Pathway>
{
    public void Configure(EntityTypeBuilder<Pathway> builder)
    {
        builder.TenantPublished();
        builder.ToTable(Pathway.Table);
        builder.Property(p => p.Slug).HasMaxLength(Pathway.SlugMax);
        builder.HasBilingual(p => p.Title, Pathway.TitleMax);
        builder.Property(p => p.Body).HasMaxLength(Pathway.BodyMax);
        builder.Property(p => p.Version).IsRowVersion();
        builder.Ignore(p => p.Document);
        builder.HasIndex(p => new { p.TenantId, p.Slug }).IsUnique();
    }
}

internal sealed class PathwayCheckConfiguration : IEntityTypeConfiguration<PathwayCheck>
{
    public void Configure(EntityTypeBuilder<PathwayCheck> builder)
    {
        builder.PersonOwned();
        builder.ToTable(PathwayCheck.Table);
        builder.Property(c => c.Slug).HasMaxLength(Pathway.SlugMax);
        builder.Property(c => c.Version).IsRowVersion();
        builder.HasIndex(c => new { c.UserId, c.Slug }).IsUnique();
    }
}
