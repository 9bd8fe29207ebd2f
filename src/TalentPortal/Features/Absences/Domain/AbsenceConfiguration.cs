using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Absences.Domain;

internal sealed class AbsenceConfiguration : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder.TenantPrivate(alsoReadableBy: nameof(Absence.ConsultantUserId));
        builder.ToTable(Absence.Table);
        builder.Property(a => a.ConsultantName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(a => a.DeputyName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(a => a.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.Version).IsRowVersion();
        builder.HasIndex(a => new { a.TenantId, a.ConsultantUserId, a.EndsAt });
        builder.HasIndex(a => new { a.TenantId, a.EndsAt });
        builder.HasIndex(a => a.ConsultantUserId);
    }
}
