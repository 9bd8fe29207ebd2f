using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Employers.Domain;

internal sealed class EmployerConfiguration : IEntityTypeConfiguration<Employer>
{
    public void Configure(EntityTypeBuilder<Employer> builder)
    {
        builder.PlatformTable("An organisation exists once for all tenants; it holds what the organisation says of itself, and every tenant that decides on it reads it.");
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasBilingual(e => e.Name, Employer.NameMax);
        builder.HasBilingual(e => e.About, Employer.AboutMax);
        builder.Property(e => e.Kind).HasConversion<string>().HasMaxLength(30);
        builder.Property(e => e.CreditCode).HasMaxLength(CreditCode.Length);
        builder.Property(e => e.RegisterCountry).HasMaxLength(2);
        builder.Property(e => e.RegisterNumber).HasMaxLength(EmployerRegistration.NumberMax);
        builder.Property(e => e.DivisionCode).HasMaxLength(6);
        builder.Property(e => e.CountryCode).HasMaxLength(2);
        builder.Property(e => e.IndustryCode).HasMaxLength(60);
        builder.Property(e => e.Website).HasMaxLength(Employer.WebsiteMax);
        builder.HasBilingual(e => e.PhotoAlt, Employer.PhotoAltMax);
        builder.Property(e => e.PhotoName).HasMaxLength(StoredFile.NameMax);
        builder.Property(e => e.PhotoKind).HasConversion<string>().HasMaxLength(10);
        builder.Property(e => e.PhotoRelease).HasConversion<string>().HasMaxLength(20);
        builder.Ignore(e => e.ShowsPhoto);
        builder.Ignore(e => e.HasPhotoAlt);
        builder.Ignore(e => e.OffersHousing);
        builder.Ignore(e => e.MayHire);
        builder.Property(e => e.ListedKey).HasMaxLength(Employer.ListedKeyMax);
        builder.PrimitiveCollection(e => e.NameKeys).ElementType().HasMaxLength(EmployerKeys.Length);
        builder.Property(e => e.Version).IsRowVersion();
        builder.HasIndex(e => e.CreditCode).IsUnique();
        builder.HasIndex(e => new { e.RegisterCountry, e.RegisterNumber }).IsUnique();
        builder.HasIndex(e => new { e.ListedByTenantId, e.ListedKey }).IsUnique();
        builder.HasOne<Tenant>().WithMany().HasForeignKey(e => e.ListedByTenantId);
        builder.HasOne<Employer>().WithMany().HasForeignKey(e => e.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EmployerAdmissionConfiguration : IEntityTypeConfiguration<EmployerAdmission>
{
    public void Configure(EntityTypeBuilder<EmployerAdmission> builder)
    {
        // The park on which a mark rests takes it back itself.
        builder.TenantPublished(employer: nameof(EmployerAdmission.EmployerId), otherEmployer: nameof(EmployerAdmission.VouchedById));
        builder.Property(a => a.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.Verification).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.Reason).HasMaxLength(EmployerAdmission.ReasonMax);
        builder.Property(a => a.Version).IsRowVersion();
        builder.HasIndex(a => new { a.TenantId, a.EmployerId }).IsUnique();
        builder.HasIndex(a => new { a.TenantId, a.Status, a.RequestedAt });
        builder.HasIndex(a => a.EmployerId);
        builder.HasIndex(a => a.VouchedById);
        builder.HasOne<Employer>().WithMany().HasForeignKey(a => a.EmployerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Employer>().WithMany().HasForeignKey(a => a.VouchedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StaffMembership>().WithMany().HasForeignKey(a => new { a.TenantId, a.DecidedBy }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ParkMembershipConfiguration : IEntityTypeConfiguration<ParkMembership>
{
    public void Configure(EntityTypeBuilder<ParkMembership> builder)
    {
        builder.TenantPublished(employer: nameof(ParkMembership.ParkId), otherEmployer: nameof(ParkMembership.MemberId));
        builder.Property(m => m.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(m => m.EndedBy).HasConversion<string>().HasMaxLength(20);
        builder.Property(m => m.Version).IsRowVersion();
        builder.HasIndex(m => new { m.TenantId, m.ParkId, m.MemberId }).IsUnique();
        builder.HasIndex(m => new { m.TenantId, m.State, m.AskedAt });
        builder.HasIndex(m => m.ParkId);
        builder.HasIndex(m => m.MemberId);
        builder.HasOne<Employer>().WithMany().HasForeignKey(m => m.ParkId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Employer>().WithMany().HasForeignKey(m => m.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StaffMembership>().WithMany().HasForeignKey(m => new { m.TenantId, m.ConfirmedBy }).OnDelete(DeleteBehavior.Restrict);
    }
}
