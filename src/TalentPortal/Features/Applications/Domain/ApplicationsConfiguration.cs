using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;

namespace TalentPortal.Features.Applications.Domain;

internal sealed class JobApplicationConfiguration : IEntityTypeConfiguration<JobApplication>
{
    public void Configure(EntityTypeBuilder<JobApplication> builder)
    {
        builder.TenantCase(seat: new(nameof(JobApplication.Id), Scorecard.AskedFor));
        builder.ToTable(JobApplication.Table);
        builder.HasBilingual(a => a.JobTitle, 200);
        builder.HasBilingual(a => a.EmployerName, 200);
        builder.Property(a => a.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.Version).IsRowVersion();
        builder.Ignore(a => a.Reference);
        builder.Ignore(a => a.IsOpen);
        builder.Ignore(a => a.NextStates);
        builder.HasOne<Job>().WithMany().HasForeignKey(a => new { a.TenantId, a.JobId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.TenantId, a.JobId, a.AppliedAt });
        builder.HasIndex(a => a.TalentUserId);
        builder.HasIndex(a => a.EmployerId);
        // A column of the board, what is owed first at the top; and what the reminders look for.
        builder.HasIndex(a => new { a.TenantId, a.EmployerId, a.State, a.AnswerDueOn });
        builder.HasIndex(a => new { a.TenantId, a.AnswerDueOn }).HasFilter("answer_due_on is not null");
        // One application a position at a time; taken back, one may apply again.
        builder.HasIndex(a => new { a.TenantId, a.JobId, a.TalentUserId }).IsUnique().HasFilter("state <> 'Withdrawn'").HasDatabaseName("ux_job_applications_once");
    }
}

internal sealed class ApplicationStepConfiguration : IEntityTypeConfiguration<ApplicationStep>
{
    public void Configure(EntityTypeBuilder<ApplicationStep> builder)
    {
        builder.TenantCase(appendOnly: true);
        builder.Property(s => s.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.By).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Because).HasConversion<string>().HasMaxLength(20);
        builder.ToTable(ApplicationStep.Table);
        builder.HasOne<JobApplication>().WithMany().HasForeignKey(s => new { s.TenantId, s.ApplicationId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => new { s.TenantId, s.ApplicationId, s.At });
    }
}
