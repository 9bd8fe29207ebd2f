using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Profiles.Domain;

// Opened part by part, each by a scope of its own, to the consultant who answers for the case it was opened for. Grants for
// the short profile and for CVs open none of it, and what waits to be compared is opened by nothing.

internal sealed class ProfileEntryConfiguration : IEntityTypeConfiguration<ProfileEntry>
{
    public void Configure(EntityTypeBuilder<ProfileEntry> builder)
    {
        builder.PersonOwned(openedParts: new(GrantScopes.Career, nameof(ProfileEntry.Section), TalentCase.Matter));
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
        builder.PersonOwned(openedParts: new(nameof(GrantScope.CareerIntentions), null, TalentCase.Matter));
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
