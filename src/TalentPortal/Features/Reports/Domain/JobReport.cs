using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Reports.Domain;

/// <summary>What is wrong with a posting.</summary>
public enum ReportReason
{
    /// <summary>Somebody asks the applicant for money: a fee, a deposit, a course.</summary>
    AsksForMoney,

    /// <summary>Whoever posted it is not this employer.</summary>
    NotThisEmployer,

    /// <summary>The position is filled, or there never was one.</summary>
    FilledOrGhost,
    Discriminating,
    MisleadingPay,

    /// <summary>Passport or bank papers are asked for before there is an offer.</summary>
    PapersEarly,
    Other,
}

/// <summary>What staff decided.</summary>
public enum ReportOutcome
{
    /// <summary>Nothing wrong was found; the posting stays.</summary>
    Kept,

    /// <summary>The employer has to mend it before it is public again.</summary>
    SentBack,

    /// <summary>It is over for good.</summary>
    TakenDown,
}

/// <summary>
/// Somebody says that a posting is not right. With an account they follow what comes of it; who they are is shown to nobody, and
/// without one nothing is known of them but a token that tells one place in the network from another.
/// </summary>
public sealed class JobReport : ICaseRow
{
    public const string Table = "job_reports";
    public const int WordsMax = 2000;
    public const int ContactMax = 200;
    public const int ReasonMax = 1000;
    public const int TokenMax = 60;

    /// <summary>Working days within which staff decide.</summary>
    public const int WorkingDays = 2;

    /// <summary>From so many sides that do not know of each other, a word of money takes a posting off the list until somebody has looked.</summary>
    public const int MoneyReportsToPause = 3;

    /// <summary>Months for which a decided report stays.</summary>
    public const int KeptMonths = 12;

    private JobReport()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid JobId { get; private set; }

    /// <summary>Whoever reported it; null without an account.</summary>
    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    /// <summary>Never set: an employer is no party to what is said of it.</summary>
    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    [Class(FieldClass.Public)]
    public ReportReason Reason { get; private set; }

    /// <summary>What happened, in their words; sealed under the tenant's key, to which it is written.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Words { get; private set; }

    /// <summary>How they can be reached, where they say so.</summary>
    [Class(FieldClass.Contact)]
    public SealedText Contact { get; private set; }

    /// <summary>Keyed hash of the account, or of the place in the network: tells two sides apart and names neither.</summary>
    [Class(FieldClass.Internal)]
    public string Source { get; private set; } = "";

    [Class(FieldClass.Public)]
    public DateTimeOffset ReportedAt { get; private set; }

    [Class(FieldClass.Public)]
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Null while nobody has decided.</summary>
    [Class(FieldClass.Public)]
    public ReportOutcome? Outcome { get; private set; }

    [Class(FieldClass.Public)]
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The member of staff who decided.</summary>
    [Class(FieldClass.Internal)]
    public Guid? DecidedBy { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public static JobReport Of(Guid id, Job job, Guid? reporter, ReportReason reason, SealedText words, SealedText contact, string source, DateTimeOffset now, DateTimeOffset due) => new()
    {
        Id = id, TenantId = job.TenantId, JobId = job.Id, TalentUserId = reporter, Reason = reason, Words = words, Contact = contact, Source = source, ReportedAt = now, DueAt = due,
    };

    public void Decide(ReportOutcome outcome, Guid? membershipId, DateTimeOffset now) => (Outcome, DecidedBy, DecidedAt) = (outcome, membershipId, now);
}

/// <summary>The table, and whose rows a caller means.</summary>
public static class ReportsTables
{
    extension(AppDb db)
    {
        public DbSet<JobReport> JobReports => db.Set<JobReport>();
    }
}

/// <summary>Seals and opens what people wrote.</summary>
public sealed class SealedReport(PortalVault vault)
{
    public async ValueTask<SealedText> Seal(Guid tenant, Guid report, string column, string? text, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(text) ? default : await vault.Seal(KeyOwner.Tenant(tenant), text.Trim(), new SealContext(JobReport.Table, column, report), ct);

    public async ValueTask<string?> Words(JobReport report, CancellationToken ct) => await Open(report, "words", report.Words, ct);

    public async ValueTask<string?> Contact(JobReport report, CancellationToken ct) => await Open(report, "contact", report.Contact, ct);

    /// <summary>What tells one side from another: the account, or the place in the network.</summary>
    public ValueTask<string> SourceOf(Guid tenant, Guid? user, string network, CancellationToken ct) =>
        vault.SearchToken(KeyOwner.Tenant(tenant), "job_reports.source", user is { } id ? "user " + id.ToString("N") : "network " + network, ct);

    private async ValueTask<string?> Open(JobReport report, string column, SealedText text, CancellationToken ct) =>
        text.ToBytes().Length == 0 ? null : await vault.Open(KeyOwner.Tenant(report.TenantId), text, new SealContext(JobReport.Table, column, report.Id), ct);
}

internal sealed class JobReportConfiguration : IEntityTypeConfiguration<JobReport>
{
    public void Configure(EntityTypeBuilder<JobReport> builder)
    {
        builder.TenantCase();
        builder.ToTable(JobReport.Table);
        builder.Property(r => r.Reason).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Source).HasMaxLength(JobReport.TokenMax);
        builder.Property(r => r.Version).IsRowVersion();
        builder.HasOne<Job>().WithMany().HasForeignKey(r => new { r.TenantId, r.JobId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<StaffMembership>().WithMany().HasForeignKey(r => new { r.TenantId, r.DecidedBy }).OnDelete(DeleteBehavior.Restrict);
        // One word of each side at a time.
        builder.HasIndex(r => new { r.TenantId, r.JobId, r.Source }).IsUnique().HasFilter("outcome is null").HasDatabaseName("ux_job_reports_one_open");
        builder.HasIndex(r => new { r.TenantId, r.DueAt }).HasFilter("outcome is null");
        builder.HasIndex(r => new { r.TenantId, r.DecidedAt });
        builder.HasIndex(r => r.TalentUserId);
    }
}
