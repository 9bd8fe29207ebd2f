using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Prospects.Domain;

internal sealed class ProspectConfiguration : IEntityTypeConfiguration<Prospect>
{
    public void Configure(EntityTypeBuilder<Prospect> builder)
    {
        builder.TenantPrivate();
        builder.ToTable(Prospect.Table);
        builder.Property(p => p.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.Facts).HasMaxLength(ProspectFacts.SealedMax);
        builder.Property(p => p.CountryCode).HasMaxLength(2);
        builder.Property(p => p.Source).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.Permission).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.EnteredByName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(p => p.LinkHash).HasMaxLength(Prospect.LinkHashLength);
        builder.Property(p => p.Version).IsRowVersion();
        builder.Ignore(p => p.IsOpen);
        builder.Ignore(p => p.Reference);
        builder.Ignore(p => p.ForgetAt);
        builder.HasIndex(p => new { p.TenantId, p.State, p.ChangedAt });
        builder.HasIndex(p => new { p.TenantId, p.State, p.ContactAt });
        builder.HasIndex(p => new { p.TenantId, p.EnteredBy, p.State });
        builder.HasIndex(p => new { p.TenantId, p.LinkHash }).IsUnique();
    }
}

internal sealed class ProspectKeyConfiguration : IEntityTypeConfiguration<ProspectKey>
{
    public void Configure(EntityTypeBuilder<ProspectKey> builder)
    {
        builder.TenantPrivate();
        builder.ToTable(ProspectKey.Table);
        builder.Property(k => k.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(k => k.Token).HasMaxLength(ContactForms.TokenLength);
        builder.HasOne<Prospect>().WithMany().HasForeignKey(k => new { k.TenantId, k.ProspectId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(k => new { k.TenantId, k.Token });
    }
}

internal sealed class ProspectEntryConfiguration : IEntityTypeConfiguration<ProspectEntry>
{
    public void Configure(EntityTypeBuilder<ProspectEntry> builder)
    {
        builder.TenantPrivate();
        builder.ToTable(ProspectEntry.Table);
        builder.Property(e => e.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(e => e.StaffName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.HasOne<Prospect>().WithMany().HasForeignKey(e => new { e.TenantId, e.ProspectId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(e => new { e.TenantId, e.ProspectId, e.At });
    }
}

internal sealed class ProspectMergeConfiguration : IEntityTypeConfiguration<ProspectMerge>
{
    public void Configure(EntityTypeBuilder<ProspectMerge> builder)
    {
        builder.TenantPrivate();
        builder.ToTable(ProspectMerge.Table);
        builder.Property(m => m.Before).HasMaxLength(ProspectFacts.SealedMax);
        builder.Ignore(m => m.UndoUntil);
        builder.HasOne<Prospect>().WithMany().HasForeignKey(m => new { m.TenantId, m.KeptId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Prospect>().WithMany().HasForeignKey(m => new { m.TenantId, m.GoneId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(m => new { m.TenantId, m.KeptId });
        builder.HasIndex(m => new { m.TenantId, m.GoneId }).IsUnique();
        builder.HasIndex(m => new { m.TenantId, m.MergedAt });
    }
}

internal sealed class ContactBlockConfiguration : IEntityTypeConfiguration<ContactBlock>
{
    public void Configure(EntityTypeBuilder<ContactBlock> builder)
    {
        builder.TenantPrivate();
        builder.ToTable(ContactBlock.Table);
        builder.Property(b => b.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(b => b.Token).HasMaxLength(ContactForms.TokenLength);
        builder.Property(b => b.Origin).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(b => new { b.TenantId, b.Kind, b.Token }).IsUnique();
        builder.HasIndex(b => new { b.TenantId, b.RefusalId });
    }
}
