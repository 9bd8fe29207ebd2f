using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Schools.Domain;

/// <summary>The tables of this feature.</summary>
public static class SchoolsTables
{
    extension(AppDb db)
    {
        public DbSet<School> Schools => db.Set<School>();

        public DbSet<SchoolChoice> SchoolChoices => db.Set<SchoolChoice>();
    }
}

internal sealed class SchoolConfiguration : IEntityTypeConfiguration<School>
{
    public void Configure(EntityTypeBuilder<School> builder)
    {
        builder.TenantPublished();
        builder.ToTable(School.Table);
        builder.HasBilingual(s => s.Name, School.NameMax);
        builder.HasBilingual(s => s.District, School.DistrictMax);
        builder.HasBilingual(s => s.FeeNote, School.NoteMax);
        builder.HasBilingual(s => s.AdmitsNote, School.NoteMax);
        builder.Property(s => s.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.CityCode).HasMaxLength(6);
        builder.PrimitiveCollection(s => s.Languages).ElementType().HasMaxLength(3);
        builder.PrimitiveCollection(s => s.Curricula).ElementType().HasMaxLength(20);
        builder.PrimitiveCollection(s => s.Windows).ElementType().HasMaxLength(SchoolWindow.Max);
        builder.PrimitiveCollection(s => s.Admits).ElementType().HasMaxLength(20);
        builder.PrimitiveCollection(s => s.Documents).ElementType().HasMaxLength(DocumentKinds.CodeMax);
        builder.Property(s => s.Website).HasMaxLength(School.WebsiteMax);
        builder.Property(s => s.Waiting).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Source).HasMaxLength(School.SourceMax);
        builder.Property(s => s.VerifiedBy).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(s => s.Certainty).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Version).IsRowVersion();
        builder.Ignore(s => s.Facts);
        builder.HasIndex(s => new { s.TenantId, s.IsPublic, s.AgeFrom });
    }
}
