using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;

namespace TalentPortal.Features.Applications.Domain;

/// <summary>The tables of who opens how many.</summary>
public static class ReadingsTables
{
    extension(AppDb db)
    {
        public DbSet<ApplicantReading> ApplicantReadings => db.Set<ApplicantReading>();

        public DbSet<ReadingAlarm> ReadingAlarms => db.Set<ReadingAlarm>();
    }
}

internal sealed class ApplicantReadingConfiguration : IEntityTypeConfiguration<ApplicantReading>
{
    public void Configure(EntityTypeBuilder<ApplicantReading> builder)
    {
        // Counted together with those of all members.
        builder.TenantCase(seat: new(Adds: true));
        builder.ToTable("applicant_readings");
        builder.Property(r => r.PersonKey).HasMaxLength(ApplicantReading.PersonKeyLength);
        builder.HasIndex(r => new { r.TenantId, r.EmployerId, r.At });
    }
}

internal sealed class ReadingAlarmConfiguration : IEntityTypeConfiguration<ReadingAlarm>
{
    public void Configure(EntityTypeBuilder<ReadingAlarm> builder)
    {
        // Counted together with those of all members.
        builder.TenantCase(seat: new(Adds: true));
        builder.ToTable("reading_alarms");
        builder.Property(a => a.Step).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.Reason).HasMaxLength(ReadingAlarm.ReasonMax);
        builder.Property(a => a.Version).IsRowVersion();
        builder.Ignore(a => a.Closes);
        builder.HasIndex(a => new { a.TenantId, a.EmployerId, a.At });
    }
}
