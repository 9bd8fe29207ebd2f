using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Interviews.Domain;

/// <summary>The tables of this feature.</summary>
public static class InterviewsTables
{
    extension(AppDb db)
    {
        public DbSet<Interview> Interviews => db.Set<Interview>();

        public DbSet<InterviewSeat> InterviewSeats => db.Set<InterviewSeat>();
    }
}

internal sealed class InterviewConfiguration : IEntityTypeConfiguration<Interview>
{
    public void Configure(EntityTypeBuilder<Interview> builder)
    {
        builder.TenantCase(seat: new(nameof(Interview.ApplicationId), Scorecard.AskedFor));
        builder.ToTable(Interview.Table);
        builder.Property(i => i.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.Zone).HasMaxLength(Appointment.ZoneMax);
        builder.Property(i => i.TalentZone).HasMaxLength(Appointment.ZoneMax);
        builder.PrimitiveCollection(i => i.Slots).ElementType().HasMaxLength(Interview.LocalMax);
        builder.Property(i => i.Slot).HasMaxLength(Interview.LocalMax);
        builder.PrimitiveCollection(i => i.MemberIds);
        builder.PrimitiveCollection(i => i.MemberNames).ElementType().HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(i => i.Version).IsRowVersion();
        builder.Ignore(i => i.IsOpen);
        builder.HasOne<JobApplication>().WithMany().HasForeignKey(i => new { i.TenantId, i.ApplicationId }).OnDelete(DeleteBehavior.Cascade);
        // One at a time: another one begins when the last is over or off.
        builder.HasIndex(i => new { i.TenantId, i.ApplicationId, i.ProposedAt });
        builder.HasIndex(i => i.TalentUserId);
        builder.HasIndex(i => i.EmployerId);
        builder.HasIndex(i => new { i.TenantId, i.StartsAt }).HasFilter("state = 'Fixed'");
    }
}

/// <summary>
/// That no two seats of one member overlap is an exclusion constraint of the migration, which the model cannot say.
/// </summary>
internal sealed class InterviewSeatConfiguration : IEntityTypeConfiguration<InterviewSeat>
{
    public void Configure(EntityTypeBuilder<InterviewSeat> builder)
    {
        builder.TenantCase();
        builder.ToTable("interview_seats");
        builder.HasOne<Interview>().WithMany().HasForeignKey(s => new { s.TenantId, s.InterviewId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => new { s.TenantId, s.InterviewId });
    }
}
