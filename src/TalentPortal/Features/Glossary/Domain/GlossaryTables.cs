using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;

namespace TalentPortal.Features.Glossary.Domain;

/// <summary>The tables of this feature.</summary>
public static class GlossaryTables
{
    extension(AppDb db)
    {
        public DbSet<GlossaryTerm> GlossaryTerms => db.Set<GlossaryTerm>();
    }
}

internal sealed class GlossaryTermConfiguration : IEntityTypeConfiguration<GlossaryTerm>
{
    public void Configure(EntityTypeBuilder<GlossaryTerm> builder)
    {
        builder.TenantPublished();
        builder.ToTable(GlossaryTerm.Table);
        builder.Property(t => t.Term).HasMaxLength(GlossaryTerm.TermMax);
        builder.PrimitiveCollection(t => t.Others).ElementType().HasMaxLength(GlossaryTerm.TermMax);
        builder.Property(t => t.Way).HasConversion<string>().HasMaxLength(10);
        builder.Property(t => t.Version).IsRowVersion();
        builder.HasIndex(t => new { t.TenantId, t.IsPublic });
    }
}
