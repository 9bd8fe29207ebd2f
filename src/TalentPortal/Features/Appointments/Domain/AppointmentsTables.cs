using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Appointments.Domain;

/// <summary>The tables of this feature.</summary>
public static class AppointmentsTables
{
    extension(AppDb db)
    {
        public DbSet<Appointment> Appointments => db.Set<Appointment>();

        public DbSet<BookingHours> BookingHours => db.Set<BookingHours>();
    }
}

/// <summary>
/// That no two appointments of one consultant overlap is an exclusion constraint of the migration, which the model cannot say.
/// </summary>
internal sealed class AppointmentConfiguration : IEntityTypeConfiguration<Appointment>
{
    public void Configure(EntityTypeBuilder<Appointment> builder)
    {
        builder.TenantCase(seen: TalentCase.Seen with { Property = nameof(Appointment.CaseId) });
        builder.ToTable(Appointment.Table);
        builder.Property(a => a.ConsultantName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(a => a.ConsultantZone).HasMaxLength(Appointment.ZoneMax);
        builder.Property(a => a.TalentZone).HasMaxLength(Appointment.ZoneMax);
        builder.Property(a => a.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.Version).IsRowVersion();
        builder.Ignore(a => a.IsOpen);
        builder.HasOne<TalentCase>().WithMany().HasForeignKey(a => new { a.TenantId, a.CaseId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(a => new { a.TenantId, a.CaseId }).IsUnique().HasFilter("state in ('Asked', 'Confirmed')").HasDatabaseName("ix_appointments_one_open");
        builder.HasIndex(a => new { a.TenantId, a.ConsultantUserId, a.EndsAt });
        builder.HasIndex(a => new { a.TenantId, a.EndsAt });
        builder.HasIndex(a => a.TalentUserId);
    }
}

internal sealed class BookingHoursConfiguration : IEntityTypeConfiguration<BookingHours>
{
    public void Configure(EntityTypeBuilder<BookingHours> builder)
    {
        builder.TenantPrivate(alsoReadableBy: nameof(BookingHours.UserId));
        builder.ToTable(BookingHours.Table);
        builder.PrimitiveCollection(h => h.Hours);
        builder.PrimitiveCollection(h => h.Singles);
        builder.Property(h => h.TimeZone).HasMaxLength(Appointment.ZoneMax);
        builder.Property(h => h.Version).IsRowVersion();
        builder.Ignore(h => h.Week);
        builder.Ignore(h => h.Zone);
        builder.Ignore(h => h.Kinds);
        builder.HasIndex(h => new { h.TenantId, h.UserId }).IsUnique();
        builder.HasIndex(h => h.UserId);
    }
}
