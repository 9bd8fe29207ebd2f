using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Jobs.Domain;

internal sealed class JobConfiguration : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.TenantPublished(employer: nameof(Job.EmployerId), otherEmployer: nameof(Job.ForEmployerId));
        // What readers must not learn does not lie in the row that they read.
        builder.ToTable("jobs", t => t.HasCheckConstraint(
            "ck_jobs_unnamed", "not confidential or num_nonnulls(employer_name_zh, employer_name_en, for_employer_zh, for_employer_en) = 0"));
        builder.HasBilingual(j => j.EmployerName, Employer.NameMax);
        builder.HasBilingual(j => j.ForEmployer, Employer.NameMax);
        builder.ComplexProperty(j => j.Content, Content);
        builder.Property(j => j.SourceScheme).HasMaxLength(JobSource.SchemeMax);
        builder.Property(j => j.SourceIdentifier).HasMaxLength(JobSource.IdentifierMax);
        builder.Property(j => j.SourceUrl).HasMaxLength(JobSource.UrlMax);
        builder.HasIndex(j => new { j.TenantId, j.EmployerId, j.SourceScheme, j.SourceIdentifier }).IsUnique();
        builder.Property(j => j.Translation).HasConversion<string>().HasMaxLength(20);
        builder.Property(j => j.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(j => j.CloseReason).HasConversion<string>().HasMaxLength(20);
        builder.Property(j => j.ClosedFrom).HasConversion<string>().HasMaxLength(20);
        builder.HasBilingual(j => j.ReturnReason, Job.ReasonMax);
        builder.HasBilingual(j => j.PauseReason, Job.ReasonMax);
        builder.Property(j => j.Version).IsRowVersion();
        builder.HasIndex(j => new { j.TenantId, j.Status, j.SubmittedAt });
        builder.HasIndex(j => new { j.TenantId, j.EmployerId, j.Status });
        builder.HasIndex(j => j.EmployerId);
        builder.HasIndex(j => j.ForEmployerId);
        builder.HasOne<Employer>().WithMany().HasForeignKey(j => j.EmployerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Employer>().WithMany().HasForeignKey(j => j.ForEmployerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StaffMembership>().WithMany().HasForeignKey(j => new { j.TenantId, j.ReviewedBy }).OnDelete(DeleteBehavior.Restrict);
    }

    /// <summary>The columns of a posting's content; their names carry no prefix.</summary>
    internal static void Content(ComplexPropertyBuilder<JobContent> content)
    {
        content.ComplexProperty(c => c.Title, text => { text.Property(t => t.Zh).HasMaxLength(JobContent.TitleMax); text.Property(t => t.En).HasMaxLength(JobContent.TitleMax); });
        content.ComplexProperty(c => c.Description, text => { text.Property(t => t.Zh).HasMaxLength(JobContent.DescriptionMax); text.Property(t => t.En).HasMaxLength(JobContent.DescriptionMax); });
        content.ComplexProperty(c => c.About, text => { text.Property(t => t.Zh).HasMaxLength(JobContent.AboutMax); text.Property(t => t.En).HasMaxLength(JobContent.AboutMax); });
        content.Property(c => c.DivisionCode).HasMaxLength(6);
        content.Property(c => c.DistrictCode).HasMaxLength(6);
        content.Property(c => c.CountryCode).HasMaxLength(2);
        content.Property(c => c.PlaceText).HasMaxLength(JobContent.PlaceTextMax);
        content.Property(c => c.Workplace).HasConversion<string>().HasMaxLength(20);
        content.Property(c => c.IndustryCode).HasMaxLength(60);
        content.Property(c => c.KindCode).HasMaxLength(30);
        content.Property(c => c.DegreeCode).HasMaxLength(30);
        content.Property(c => c.PayCurrency).HasMaxLength(3);
        content.Property(c => c.PayPeriod).HasMaxLength(10);
        content.Property(c => c.OccupationCode).HasMaxLength(4);
        content.Property(c => c.Skills).HasList();
        content.Property(c => c.Languages).HasList();
        content.Property(c => c.Benefits).HasList();
        content.ComplexProperty(c => c.Project, project => project.ComplexProperty(p => p.Deliverables, text =>
        {
            text.Property(t => t.Zh).HasMaxLength(JobProject.DeliverablesMax);
            text.Property(t => t.En).HasMaxLength(JobProject.DeliverablesMax);
        }));
        Name(content.Metadata.ComplexType, "");
    }

    private static void Name(IMutableComplexType type, string prefix)
    {
        foreach (var property in type.GetProperties()) property.SetColumnName(prefix + SnakeCase.Of(property.Name));
        foreach (var inner in type.GetComplexProperties()) Name(inner.ComplexType, prefix + SnakeCase.Of(inner.Name) + "_");
    }
}

internal sealed class JobChangeConfiguration : IEntityTypeConfiguration<JobChange>
{
    public void Configure(EntityTypeBuilder<JobChange> builder)
    {
        builder.TenantPublished(employer: nameof(JobChange.EmployerId), otherEmployer: nameof(JobChange.ForEmployerId));
        builder.ComplexProperty(c => c.Content, JobConfiguration.Content);
        builder.HasBilingual(c => c.ReturnReason, Job.ReasonMax);
        builder.Property(c => c.Version).IsRowVersion();
        builder.HasIndex(c => new { c.TenantId, c.JobId }).IsUnique();
        builder.HasIndex(c => new { c.TenantId, c.InReview, c.SubmittedAt });
        builder.HasIndex(c => c.EmployerId);
        builder.HasOne<Job>().WithMany().HasForeignKey(c => new { c.TenantId, c.JobId });
    }
}
