using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Talents.Domain;

internal sealed class TalentProfileConfiguration : IEntityTypeConfiguration<TalentProfile>
{
    public void Configure(EntityTypeBuilder<TalentProfile> builder)
    {
        builder.PersonOwned(openedBy: GrantScope.Profile);
        builder.ToTable(TalentProfile.Table);
        builder.Property(p => p.CountryCode).HasMaxLength(2);
        builder.Property(p => p.DegreeCode).HasMaxLength(40);
        builder.Property(p => p.School).HasMaxLength(TalentProfile.SchoolMax);
        builder.Property(p => p.IndustryCode).HasMaxLength(60);
        builder.Property(p => p.Version).IsRowVersion();
        builder.HasIndex(p => p.UserId).IsUnique();
    }
}

internal sealed class CvDocumentConfiguration : IEntityTypeConfiguration<CvDocument>
{
    public void Configure(EntityTypeBuilder<CvDocument> builder)
    {
        builder.PersonOwned(openedBy: GrantScope.Cv);
        builder.ToTable(CvDocument.Table);
        builder.Property(d => d.StorageName).HasMaxLength(CvDocument.StorageNameMax);
        builder.Property(d => d.Kind).HasConversion<string>().HasMaxLength(10);
        builder.Property(d => d.Sha256).HasMaxLength(CvDocument.Sha256Length);
        builder.Property(d => d.Metadata).HasConversion<string>().HasMaxLength(20);
        builder.Property(d => d.Release).HasConversion<string>().HasMaxLength(20);
        builder.Ignore(d => d.CanBeSent);
        builder.Ignore(d => d.CanBeOpened);
        builder.Property(d => d.Version).IsRowVersion();
    }
}

internal sealed class ConsentConfiguration : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.PersonOwned();
        builder.Property(c => c.Kind).HasConversion<string>().HasMaxLength(30);
        builder.Property(c => c.TextVersion).HasMaxLength(Consent.TextVersionMax);
        builder.Property(c => c.TextHash).HasMaxLength(Consent.TextHashLength);
        builder.Property(c => c.Language).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.Channel).HasMaxLength(Consent.ChannelMax);
        builder.Ignore(c => c.SubjectId);
        builder.HasBilingual(c => c.EmployerName, 200);
    }
}
