using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;

namespace TalentPortal.Features.Rules.Domain;

/// <summary>The tables of this feature.</summary>
public static class RulesTables
{
    internal const int EnumMax = 20;
    internal const int FileMax = 200;

    extension(AppDb db)
    {
        public DbSet<Rule> Rules => db.Set<Rule>();

        public DbSet<RuleVersion> RuleVersions => db.Set<RuleVersion>();

        public DbSet<RulePersonRow> RulePersons => db.Set<RulePersonRow>();
    }
}

internal sealed class RuleConfiguration : IEntityTypeConfiguration<Rule>
{
    public void Configure(EntityTypeBuilder<Rule> builder)
    {
        builder.TenantPublished();
        builder.ToTable(Rule.Table);
        builder.Property(r => r.Code).HasMaxLength(RuleDocument.CodeMax);
        builder.Property(r => r.Kind).HasConversion<string>().HasMaxLength(RulesTables.EnumMax);
        builder.Property(r => r.Level).HasConversion<string>().HasMaxLength(RulesTables.EnumMax);
        builder.Property(r => r.Place).HasMaxLength(6);
        builder.HasBilingual(r => r.Title, RuleDocument.SayMax);
        builder.Property(r => r.Version).IsRowVersion();
        builder.HasIndex(r => new { r.TenantId, r.Code }).IsUnique();
    }
}

internal sealed class RuleVersionConfiguration : IEntityTypeConfiguration<RuleVersion>
{
    public void Configure(EntityTypeBuilder<RuleVersion> builder)
    {
        builder.TenantPublished();
        builder.ToTable(RuleVersion.Table, table =>
        {
            // Four eyes hold in the database too, whatever a later program forgets.
            table.HasCheckConstraint("ck_rule_versions_reviewer_is_no_author", "reviewer_id is null or not (reviewer_id = any (author_ids))");
            table.HasCheckConstraint(
                "ck_rule_versions_shown_is_reviewed",
                "state not in ('Approved', 'Published', 'Withdrawn') or reviewer_id is not null or (release_digest is not null and cardinality(author_ids) = 0)");
            table.HasCheckConstraint("ck_rule_versions_public_is_published", "not is_public or (state = 'Published' and effective_from is not null)");
        });
        builder.Property(v => v.Code).HasMaxLength(RuleDocument.CodeMax);
        builder.Property(v => v.State).HasConversion<string>().HasMaxLength(RulesTables.EnumMax);
        builder.Property(v => v.Document).HasMaxLength(RuleDocument.BytesMax);
        builder.PrimitiveCollection(v => v.AuthorIds);
        builder.PrimitiveCollection(v => v.AuthorNames).ElementType().HasMaxLength(RuleVersion.NameMax);
        builder.Property(v => v.ReviewerName).HasMaxLength(RuleVersion.NameMax);
        builder.Property(v => v.Reason).HasMaxLength(RuleVersion.NoteMax);
        builder.Property(v => v.Note).HasMaxLength(RuleVersion.NoteMax);
        builder.Property(v => v.Correction).HasMaxLength(RuleVersion.NoteMax);
        builder.Property(v => v.ReleaseFile).HasMaxLength(RulesTables.FileMax);
        builder.Property(v => v.ReleaseDigest).HasMaxLength(64);
        builder.Property(v => v.Version).IsRowVersion();
        builder.Ignore(v => v.IsOpen);
        builder.Ignore(v => v.IsRelease);
        builder.HasOne<Rule>().WithMany().HasForeignKey(v => new { v.TenantId, v.RuleId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(v => new { v.TenantId, v.RuleId, v.Number }).IsUnique();
        builder.HasIndex(v => new { v.TenantId, v.PublishAt }).HasFilter("state = 'Approved'");
    }
}

internal sealed class RulePersonRowConfiguration : IEntityTypeConfiguration<RulePersonRow>
{
    public void Configure(EntityTypeBuilder<RulePersonRow> builder)
    {
        builder.TenantPrivate();
        builder.ToTable(RulePersonRow.Table);
        builder.Property(p => p.Code).HasMaxLength(RulePersonRow.CodeMax);
        builder.HasBilingual(p => p.Name, RulePersonRow.NameMax);
        builder.Property(p => p.On).HasColumnName("on_day");
        builder.Property(p => p.Facts).HasMaxLength(RulePersonRow.FactsMax);
        builder.Property(p => p.Expect).HasConversion<string>().HasMaxLength(RulesTables.EnumMax);
        builder.Property(p => p.Class).HasMaxLength(RulePersonRow.ClassMax);
        builder.Property(p => p.Route).HasMaxLength(RuleDocument.CodeMax);
        builder.Property(p => p.Version).IsRowVersion();
        builder.HasOne<Rule>().WithMany().HasForeignKey(p => new { p.TenantId, p.RuleId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(p => new { p.TenantId, p.RuleId, p.Code }).IsUnique();
    }
}
