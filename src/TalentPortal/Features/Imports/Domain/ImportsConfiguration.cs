using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Sheets;

namespace TalentPortal.Features.Imports.Domain;

internal sealed class PostingImportConfiguration : IEntityTypeConfiguration<PostingImport>
{
    public void Configure(EntityTypeBuilder<PostingImport> builder)
    {
        builder.TenantPublished(employer: nameof(PostingImport.EmployerId));
        builder.Property(i => i.FileName).HasMaxLength(PostingImport.FileNameMax);
        builder.Property(i => i.Format).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.Goal).HasConversion<string>().HasMaxLength(20);
        builder.PrimitiveCollection(i => i.Columns).ElementType().HasMaxLength(Sheet.LongestHeading);
        builder.PrimitiveCollection(i => i.Map).ElementType().HasMaxLength(ImportField.NameMax);
        builder.Property(i => i.Version).IsRowVersion();
        builder.HasIndex(i => new { i.TenantId, i.EmployerId, i.CreatedAt });
        builder.HasIndex(i => new { i.TenantId, i.ChangedAt });
        builder.HasOne<Employer>().WithMany().HasForeignKey(i => i.EmployerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PostingImportLineConfiguration : IEntityTypeConfiguration<PostingImportLine>
{
    public void Configure(EntityTypeBuilder<PostingImportLine> builder)
    {
        builder.TenantPublished(employer: nameof(PostingImportLine.EmployerId));
        builder.PrimitiveCollection(l => l.Cells).ElementType().HasMaxLength(Sheet.LongestCell);
        builder.PrimitiveCollection(l => l.Faults).ElementType().HasMaxLength(1000);
        builder.Property(l => l.Key).HasMaxLength(PostingImportLine.KeyMax);
        builder.Ignore(l => l.IsChanged);
        builder.Property(l => l.Effect).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(l => new { l.TenantId, l.ImportId, l.Number }).IsUnique();
        builder.HasIndex(l => new { l.TenantId, l.ImportId, l.Key });
        builder.HasIndex(l => l.EmployerId);
        builder.HasOne<PostingImport>().WithMany().HasForeignKey(l => new { l.TenantId, l.ImportId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Employer>().WithMany().HasForeignKey(l => l.EmployerId).OnDelete(DeleteBehavior.Restrict);
    }
}
