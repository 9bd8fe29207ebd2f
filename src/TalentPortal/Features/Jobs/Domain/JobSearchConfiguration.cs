using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;

namespace TalentPortal.Features.Jobs.Domain;

internal sealed class JobSearchRowConfiguration : IEntityTypeConfiguration<JobSearchRow>
{
    public void Configure(EntityTypeBuilder<JobSearchRow> builder)
    {
        builder.Projection();
        builder.ToTable("job_search");
        builder.HasKey(r => r.Ord);
        builder.Property(r => r.Ord).UseIdentityAlwaysColumn();
        // A new column order would not move what is there; this is the order in which the rows are narrowest.
        builder.Property(r => r.Blocks).HasComputedColumnSql(OrdBlocks.Sql, stored: true);
        builder.HasIndex(r => new { r.TenantId, r.JobId }).IsUnique();
        // The first publication of a day: publications of the last days are those from a number on.
        builder.HasIndex(r => new { r.Day, r.Ord });

        // The words of a posting go out of line, so that a page of the table holds many rows; title and employer, which the
        // order by relevance reads for every match, stay.
        builder.HasStorageParameter("toast_tuple_target", 1200);

        // One index for every combination of filters and words. Each column is an entry list of its own that the search
        // walks through together, in this order: first what leaves little, from which it leaps, then the words, and last what
        // most rows have, such as the stretches of the newest. What is new waits in a list that is kept very short (see
        // PublishingMany and ADR 9), so that no reader looks through more than a few pages of it.
        PostgresExtension.GetOrAddPostgresExtension(builder.Metadata.Model, null, "btree_gin", null);
        builder.HasIndex(r => new { r.TenantId, r.EmployerId, r.City, r.Industry, r.Province, r.Sector, r.Asks, r.Words, r.Head, r.Degree, r.EmployerKind, r.PaySteps, r.Kind, r.Workplace, r.Verified, r.Blocks }, "ix_job_search_gin")
            .HasMethod("gin").HasStorageParameter("fastupdate", true);
    }
}

internal sealed class JobListingConfiguration : IEntityTypeConfiguration<JobListing>
{
    public void Configure(EntityTypeBuilder<JobListing> builder)
    {
        builder.Projection();
        builder.HasKey(l => new { l.TenantId, l.JobId });
        builder.HasBilingual(l => l.Title, JobContent.TitleMax);
        builder.HasBilingual(l => l.Employer, Employer.NameMax);
        builder.HasBilingual(l => l.PostedBy, Employer.NameMax);
        builder.HasBilingual(l => l.Summary, JobListing.SummaryMax);
        builder.Property(l => l.DivisionCode).HasMaxLength(6);
        builder.Property(l => l.DistrictCode).HasMaxLength(6);
        builder.Property(l => l.CountryCode).HasMaxLength(2);
        builder.Property(l => l.PlaceText).HasMaxLength(JobContent.PlaceTextMax);
        builder.Property(l => l.Workplace).HasConversion<string>().HasMaxLength(20);
        builder.Property(l => l.KindCode).HasMaxLength(30);
        builder.Property(l => l.DegreeCode).HasMaxLength(30);
        builder.Property(l => l.PayCurrency).HasMaxLength(3);
        builder.Property(l => l.PayPeriod).HasMaxLength(10);
        builder.Property(l => l.Ending).HasConversion<string>().HasMaxLength(20);
        builder.HasBilingual(l => l.PauseReason, Job.ReasonMax);
        builder.HasIndex(l => l.JobId).IsUnique();
        // What changed since somebody looked.
        builder.HasIndex(l => new { l.TenantId, l.ChangedAt });
        builder.HasIndex(l => new { l.TenantId, l.PublishedAt }).HasFilter("closed_at is null");
    }
}
