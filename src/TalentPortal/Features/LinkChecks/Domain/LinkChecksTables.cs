using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Content;

namespace TalentPortal.Features.LinkChecks.Domain;

/// <summary>The tables of this feature.</summary>
public static class LinkChecksTables
{
    extension(AppDb db)
    {
        public DbSet<WatchedLink> WatchedLinks => db.Set<WatchedLink>();

        public DbSet<LinkFinding> LinkFindings => db.Set<LinkFinding>();

        public DbSet<LinkFindingStep> LinkFindingSteps => db.Set<LinkFindingStep>();
    }
}

internal sealed class WatchedLinkConfiguration : IEntityTypeConfiguration<WatchedLink>
{
    public void Configure(EntityTypeBuilder<WatchedLink> builder)
    {
        builder.TenantPrivate();
        builder.ToTable(WatchedLink.Table);
        builder.Property(l => l.Address).HasMaxLength(ContentLink.AddressMax);
        builder.Property(l => l.Shape).HasConversion<string>().HasMaxLength(20);
        builder.Property(l => l.Fault).HasConversion<string>().HasMaxLength(20);
        builder.Property(l => l.Code).HasColumnName("http_code");
        builder.Property(l => l.Digest).HasMaxLength(64);
        builder.Property(l => l.Text).HasColumnName("main_text").HasMaxLength(PageText.Max * 2);
        builder.Property(l => l.Version).IsRowVersion();
        builder.Ignore(l => l.Memory);
        builder.HasIndex(l => new { l.TenantId, l.Address }).IsUnique();
        builder.HasIndex(l => new { l.TenantId, l.NextAt }).HasFilter("is_cited");
    }
}

internal sealed class LinkFindingConfiguration : IEntityTypeConfiguration<LinkFinding>
{
    public void Configure(EntityTypeBuilder<LinkFinding> builder)
    {
        builder.TenantPrivate();
        builder.ToTable(LinkFinding.Table);
        builder.Property(f => f.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(f => f.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(f => f.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(f => f.Subject).HasMaxLength(Judged.SubjectMax);
        builder.Property(f => f.Detail).HasMaxLength(PageChange.DetailMax);
        builder.Property(f => f.KeeperName).HasMaxLength(LinkFinding.NameMax);
        builder.Property(f => f.Version).IsRowVersion();
        builder.HasOne<WatchedLink>().WithMany().HasForeignKey(f => new { f.TenantId, f.LinkId }).OnDelete(DeleteBehavior.Cascade);
        // One of a kind at a time: what is found again is the same finding.
        builder.HasIndex(f => new { f.TenantId, f.LinkId, f.Kind }).IsUnique().HasFilter("state <> 'Settled'").HasDatabaseName("ux_link_findings_one_open");
        builder.HasIndex(f => new { f.TenantId, f.DueOn }).HasFilter("state <> 'Settled'").HasDatabaseName("ix_link_findings_due");
        builder.HasIndex(f => new { f.TenantId, f.SettledAt });
    }
}

internal sealed class LinkFindingStepConfiguration : IEntityTypeConfiguration<LinkFindingStep>
{
    public void Configure(EntityTypeBuilder<LinkFindingStep> builder)
    {
        builder.TenantPrivate();
        builder.ToTable(LinkFindingStep.Table);
        builder.Property(s => s.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.ByName).HasMaxLength(LinkFinding.NameMax);
        builder.Property(s => s.Note).HasMaxLength(LinkFinding.NoteMax);
        builder.HasOne<LinkFinding>().WithMany().HasForeignKey(s => new { s.TenantId, s.FindingId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => new { s.TenantId, s.FindingId, s.At });
    }
}
