using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Certificates.Domain;

internal sealed class ServiceCertificateConfiguration : IEntityTypeConfiguration<ServiceCertificate>
{
    public void Configure(EntityTypeBuilder<ServiceCertificate> builder)
    {
        builder.TenantPrivate(alsoReadableBy: nameof(ServiceCertificate.ConsultantUserId));
        builder.ToTable(ServiceCertificate.Table);
        builder.Property(c => c.ShownName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(c => c.CodeHash).HasMaxLength(ServiceCertificate.HashLength);
        builder.Property(c => c.Version).IsRowVersion();
        builder.HasIndex(c => new { c.TenantId, c.CodeHash }).IsUnique();
        builder.HasIndex(c => new { c.TenantId, c.ConsultantUserId, c.IssuedAt });
        builder.HasIndex(c => c.ConsultantUserId);
    }
}
