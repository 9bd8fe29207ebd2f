using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.CampusHours.Domain;

internal sealed class ServiceRecordConfiguration : IEntityTypeConfiguration<ServiceRecord>
{
    public void Configure(EntityTypeBuilder<ServiceRecord> builder)
    {
        builder.TenantPrivate(alsoReadableBy: nameof(ServiceRecord.ConsultantUserId));
        builder.ToTable(ServiceRecord.Table);
        builder.Property(r => r.ConsultantName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(r => r.AnsweredByName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(r => r.On).HasColumnName("on_day");
        builder.Property(r => r.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Reason).HasMaxLength(ServiceRecord.SealedMax);
        builder.Property(r => r.Version).IsRowVersion();
        builder.HasIndex(r => new { r.TenantId, r.ConsultantUserId, r.On });
        builder.HasIndex(r => new { r.TenantId, r.State, r.RecordedAt });
        builder.HasIndex(r => r.ConsultantUserId);
    }
}

internal sealed class CampusSupervisionConfiguration : IEntityTypeConfiguration<CampusSupervision>
{
    public void Configure(EntityTypeBuilder<CampusSupervision> builder)
    {
        builder.TenantPrivate(alsoReadableBy: nameof(CampusSupervision.ConsultantUserId));
        builder.ToTable(CampusSupervision.Table);
        builder.Property(s => s.SupervisorName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(s => s.Version).IsRowVersion();
        builder.HasIndex(s => new { s.TenantId, s.ConsultantUserId }).IsUnique();
        builder.HasIndex(s => new { s.TenantId, s.SupervisorUserId });
        builder.HasIndex(s => s.ConsultantUserId);
    }
}
