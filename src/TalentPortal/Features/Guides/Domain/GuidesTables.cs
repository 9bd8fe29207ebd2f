using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;

namespace TalentPortal.Features.Guides.Domain;

/// <summary>The tables of this feature.</summary>
public static class GuidesTables
{
    extension(AppDb db)
    {
        public DbSet<Guide> Guides => db.Set<Guide>();

        public DbSet<GuideVersion> GuideVersions => db.Set<GuideVersion>();

        public DbSet<GuideLink> GuideLinks => db.Set<GuideLink>();
    }
}

internal sealed class GuideConfiguration : IEntityTypeConfiguration<Guide>
{
    public void Configure(EntityTypeBuilder<Guide> builder)
    {
        builder.TenantPublished();
        builder.ToTable(Guide.Table);
        builder.Property(g => g.Key).HasMaxLength(GuideText.KeyMax);
        builder.Property(g => g.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(g => g.Level).HasConversion<string>().HasMaxLength(20);
        builder.Property(g => g.Place).HasMaxLength(6);
        builder.PrimitiveCollection(g => g.Audience).ElementType().HasMaxLength(GuideText.WordMax);
        builder.PrimitiveCollection(g => g.Topics).ElementType().HasMaxLength(GuideText.WordMax);
        builder.PrimitiveCollection(g => g.Supersedes).ElementType().HasMaxLength(GuideText.KeyMax);
        builder.HasBilingual(g => g.Title, GuideText.TitleMax);
        builder.HasBilingual(g => g.Summary, GuideText.SummaryMax);
        builder.Property(g => g.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(g => g.Version).IsRowVersion();
        builder.Ignore(g => g.Term);
        builder.HasIndex(g => new { g.TenantId, g.Key }).IsUnique();
    }
}

internal sealed class GuideVersionConfiguration : IEntityTypeConfiguration<GuideVersion>
{
    public void Configure(EntityTypeBuilder<GuideVersion> builder)
    {
        builder.TenantPublished();
        builder.ToTable(GuideVersion.Table, table =>
        {
            // Four eyes hold in the database too, whatever a later program forgets.
            table.HasCheckConstraint("ck_guide_versions_reviewer_is_no_author", "reviewer_id is null or not (reviewer_id = any (author_ids))");
            table.HasCheckConstraint(
                "ck_guide_versions_shown_is_reviewed",
                "state not in ('Approved', 'Published', 'Withdrawn') or reviewer_id is not null or (release_digest is not null and cardinality(author_ids) = 0)");
            table.HasCheckConstraint("ck_guide_versions_public_is_published", "not is_public or state not in ('Draft', 'InReview', 'Approved', 'Withdrawn')");
        });
        builder.Property(v => v.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(v => v.Text).HasMaxLength(GuideText.Max);
        builder.Property(v => v.Status).HasConversion<string>().HasMaxLength(20);
        builder.PrimitiveCollection(v => v.AuthorIds);
        builder.PrimitiveCollection(v => v.AuthorNames).ElementType().HasMaxLength(GuideVersion.NameMax);
        builder.Property(v => v.ReviewerName).HasMaxLength(GuideVersion.NameMax);
        builder.Property(v => v.Reason).HasMaxLength(GuideVersion.NoteMax);
        builder.HasBilingual(v => v.Note, GuideVersion.NoteMax);
        builder.Property(v => v.ReleaseDigest).HasMaxLength(64);
        builder.Property(v => v.Version).IsRowVersion();
        builder.Ignore(v => v.Term);
        builder.Ignore(v => v.IsOpen);
        builder.HasOne<Guide>().WithMany().HasForeignKey(v => new { v.TenantId, v.GuideId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(v => new { v.TenantId, v.GuideId, v.Number }).IsUnique();
        builder.HasIndex(v => new { v.TenantId, v.PublishAt }).HasFilter("state = 'Approved'");
    }
}

internal sealed class GuideLinkConfiguration : IEntityTypeConfiguration<GuideLink>
{
    public void Configure(EntityTypeBuilder<GuideLink> builder)
    {
        builder.TenantPublished();
        builder.ToTable(GuideLink.Table);
        builder.Property(l => l.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(l => l.TargetKey).HasMaxLength(GuideText.KeyMax);
        builder.HasOne<Guide>().WithMany().HasForeignKey(l => new { l.TenantId, l.GuideId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(l => new { l.TenantId, l.GuideId, l.Kind, l.TargetKey }).IsUnique();
        builder.HasIndex(l => new { l.TenantId, l.TargetKey });
    }
}
