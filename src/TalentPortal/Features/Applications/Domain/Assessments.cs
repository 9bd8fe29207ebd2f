using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Applications.Domain;

/// <summary>What an employer's interviewers look at where the employer chose nothing of its own.</summary>
public enum UsualCriterion
{
    Knowledge,
    Experience,
    Communication,
    Motivation,
}

/// <summary>By what the applicants for one position are assessed: the same for all, so it is fixed once somebody has applied.</summary>
public sealed class ScoreSheet : ICaseRow
{
    public const int MostCriteria = 8;
    public const int CriterionMax = 80;

    private ScoreSheet()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid JobId { get; private set; }

    /// <summary>Never set: it is the employer's, and about nobody.</summary>
    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    /// <summary>The employer's words, or names of <see cref="UsualCriterion"/>.</summary>
    [Class(FieldClass.Internal)]
    public List<string> Criteria { get; private set; } = [];

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public static IReadOnlyList<string> Usual { get; } = Enum.GetNames<UsualCriterion>();

    public static ScoreSheet For(Guid id, Guid tenantId, Guid jobId, Guid employerId) => new() { Id = id, TenantId = tenantId, JobId = jobId, EmployerId = employerId };

    public void Set(IEnumerable<string> criteria) => Criteria = [.. criteria];
}

/// <summary>
/// What one member of an employer thinks of one application. The employer's own: the talent is no party to it, and no tenant's
/// request reads it. It goes with the application.
/// </summary>
public sealed class Scorecard : ICaseRow
{
    public const string Table = "scorecards";
    public const int Best = 4;

    /// <summary>Where policies find which applications an interviewer was asked about.</summary>
    internal static readonly AskedMembers AskedFor = new(Table, "application_id", "member_user_id");
    public const int WordsMax = 2000;

    private Scorecard()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid ApplicationId { get; private set; }

    /// <summary>Never set: what an employer thinks is not shown to the talent by the portal.</summary>
    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid MemberUserId { get; private set; }

    [Class(FieldClass.Internal)]
    public string MemberName { get; private set; } = "";

    /// <summary>1 to <see cref="Best"/> for each criterion, 0 where nothing was said.</summary>
    [Class(FieldClass.Sensitive)]
    public List<int> Scores { get; private set; } = [];

    /// <summary>Sealed under the applicant's key: erased with it.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Words { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>Null while only its author sees it.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset? SentAt { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public static Scorecard Ask(Guid id, JobApplication application, Guid memberUserId, string memberName, DateTimeOffset now) => new()
    {
        Id = id,
        TenantId = application.TenantId,
        ApplicationId = application.Id,
        EmployerId = application.EmployerId,
        MemberUserId = memberUserId,
        MemberName = memberName,
        AskedAt = now,
    };

    /// <summary>Returns why not, or null.</summary>
    public TextKey? Fill(IEnumerable<int> scores, SealedText words, bool sends, DateTimeOffset now)
    {
        if (SentAt is not null) return "SaveScorecard_Sent";
        (Scores, Words, SentAt) = ([.. scores], words, sends ? now : null);
        return null;
    }
}

/// <summary>What a member of an employer notes on an application, for colleagues alone. It goes with the application.</summary>
public sealed class ApplicantNote : ICaseRow
{
    public const string Table = "applicant_notes";
    public const int WordsMax = 2000;

    private ApplicantNote()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid ApplicationId { get; private set; }

    /// <summary>Never set, as with <see cref="Scorecard"/>.</summary>
    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    [Class(FieldClass.Internal)]
    public string MemberName { get; private set; } = "";

    /// <summary>Sealed under the applicant's key: erased with it.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Words { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset At { get; private set; }

    public static ApplicantNote Write(Guid id, JobApplication application, string memberName, SealedText words, DateTimeOffset now) => new()
    {
        Id = id,
        TenantId = application.TenantId,
        ApplicationId = application.Id,
        EmployerId = application.EmployerId,
        MemberName = memberName,
        Words = words,
        At = now,
    };
}

/// <summary>The tables of what an employer thinks.</summary>
public static class AssessmentsTables
{
    extension(AppDb db)
    {
        public DbSet<ScoreSheet> ScoreSheets => db.Set<ScoreSheet>();

        public DbSet<Scorecard> Scorecards => db.Set<Scorecard>();

        public DbSet<ApplicantNote> ApplicantNotes => db.Set<ApplicantNote>();
    }
}

internal sealed class ScoreSheetConfiguration : IEntityTypeConfiguration<ScoreSheet>
{
    public void Configure(EntityTypeBuilder<ScoreSheet> builder)
    {
        builder.TenantCase(seat: new());
        builder.ToTable("score_sheets");
        builder.PrimitiveCollection(s => s.Criteria).ElementType().HasMaxLength(ScoreSheet.CriterionMax);
        builder.Property(s => s.Version).IsRowVersion();
        builder.HasOne<Job>().WithMany().HasForeignKey(s => new { s.TenantId, s.JobId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => new { s.TenantId, s.JobId }).IsUnique();
    }
}

internal sealed class ScorecardConfiguration : IEntityTypeConfiguration<Scorecard>
{
    public void Configure(EntityTypeBuilder<Scorecard> builder)
    {
        builder.TenantCase(seat: new(nameof(Scorecard.MemberUserId), Changes: true, Others: new(nameof(Scorecard.ApplicationId), nameof(Scorecard.SentAt))));
        builder.ToTable(Scorecard.Table);
        builder.Property(c => c.MemberName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.PrimitiveCollection(c => c.Scores);
        builder.Property(c => c.Version).IsRowVersion();
        builder.HasOne<JobApplication>().WithMany().HasForeignKey(c => new { c.TenantId, c.ApplicationId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(c => new { c.TenantId, c.ApplicationId, c.MemberUserId }).IsUnique();
    }
}

internal sealed class ApplicantNoteConfiguration : IEntityTypeConfiguration<ApplicantNote>
{
    public void Configure(EntityTypeBuilder<ApplicantNote> builder)
    {
        builder.TenantCase();
        builder.ToTable(ApplicantNote.Table);
        builder.Property(n => n.MemberName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.HasOne<JobApplication>().WithMany().HasForeignKey(n => new { n.TenantId, n.ApplicationId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(n => new { n.TenantId, n.ApplicationId, n.At });
    }
}
