using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;

namespace TalentPortal.Features.Profiles.Domain;

// Opened by no grant: today's grants were given for the short profile and for CVs, and whoever holds one must not find
// more behind it than its owner agreed to. A scope of its own comes with a consent of its own.

internal sealed class ProfileEntryConfiguration : IEntityTypeConfiguration<ProfileEntry>
{
    public void Configure(EntityTypeBuilder<ProfileEntry> builder)
    {
        builder.PersonOwned();
        builder.ToTable(ProfileEntry.Table);
        builder.Property(e => e.Section).HasConversion<string>().HasMaxLength(20);
        builder.Property(e => e.Provenance).HasConversion<string>().HasMaxLength(20);
        builder.Property(e => e.Version).IsRowVersion();
    }
}

internal sealed class ProfileSheetConfiguration : IEntityTypeConfiguration<ProfileSheet>
{
    public void Configure(EntityTypeBuilder<ProfileSheet> builder)
    {
        builder.PersonOwned();
        builder.ToTable(ProfileSheet.Table);
        builder.Property(s => s.Version).IsRowVersion();
        builder.HasIndex(s => s.UserId).IsUnique();
    }
}

internal sealed class ResumeImportConfiguration : IEntityTypeConfiguration<ResumeImport>
{
    public void Configure(EntityTypeBuilder<ResumeImport> builder)
    {
        builder.PersonOwned();
        builder.ToTable(ResumeImport.Table);
        builder.HasIndex(i => i.UserId).IsUnique();
    }
}
