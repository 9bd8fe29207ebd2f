using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>A posting of the tenant as its staff see it: what is proposed beside what the public reads.</summary>
[Requires(JobsPermissions.Review)]
public sealed record ViewReview(Guid JobId) : IQuery<ViewReviewResult>;

/// <param name="Content">What is to be reviewed: the proposed change if there is one, else the posting.</param>
/// <param name="Live">What the public reads now, where a change of it is proposed.</param>
/// <param name="LiveOfEmployer">How many postings of the employer are live here.</param>
/// <param name="Today">The day at the tenant.</param>
/// <param name="Version">Of what is to be reviewed.</param>
public sealed record ViewReviewResult(
    Guid Id, JobContent Content, JobContent? Live, JobStatus Status, JobCloseReason? CloseReason, bool AwaitsReview, JobTranslation Translation, Bilingual ReturnReason,
    Guid EmployerId, Bilingual Employer, AdmissionStatus? Admission, EmployerVerification? Verification, int LiveOfEmployer,
    string SourceScheme, string? SourceIdentifier, string? SourceUrl,
    DateTimeOffset CreatedAt, DateTimeOffset? SubmittedAt, DateTimeOffset? PublishedAt, DateTimeOffset? ReviewedAt, string? ReviewedBy, DateTimeOffset ConfirmedAt, DateOnly Today, uint Version)
{
    public EmployerKind? EmployerKind { get; init; }

    /// <summary>What stands in place of the name where readers do not learn it.</summary>
    public Bilingual InPlace { get; init; } = Bilingual.Empty;

    /// <summary>The park that posts it for its member; empty where the employer posts its own.</summary>
    public Bilingual PostedBy { get; init; } = Bilingual.Empty;

    /// <summary>Postings of the tenant that read alike, of this employer and others.</summary>
    public IReadOnlyList<AlikeJob> Alike { get; init; } = [];
}

internal sealed class ViewReviewHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<ViewReview, Outcome<ViewReviewResult>>
{
    public async Task<Outcome<ViewReviewResult>> Handle(ViewReview request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        // Drafts are the employer's own affair until it submits them.
        var job = await db.Jobs.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(j => j.Id == request.JobId && j.Status != JobStatus.Draft, ct);
        if (job is null) return Outcome.NotFound;
        var change = await db.JobChanges.AsNoTracking().Of(job, ct);
        if (change is { InReview: false } || job.Status != JobStatus.Live) change = null;
        var admission = await db.EmployerAdmissions.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(a => a.EmployerId == job.NamedEmployerId, ct);
        var live = await db.Jobs.AtTenantOf(call).CountAsync(j => (j.ForEmployerId ?? j.EmployerId) == job.NamedEmployerId && j.Status == JobStatus.Live, ct);
        var names = await db.NamesBehind([job], ct);
        var reviewer = await db.Set<StaffMembership>().Where(m => m.TenantId == job.TenantId && m.Id == job.ReviewedBy).Select(m => m.DisplayName).SingleOrDefaultAsync(ct);
        return new ViewReviewResult(
            job.Id, change?.Content ?? job.Content, change is null ? null : job.Content, job.Status, job.CloseReason, change is not null || job.Status == JobStatus.InReview,
            change is null ? job.Translation : change.Content.TranslationAfter(job.Content, job.Translation, change.InStep), job.ReturnReason,
            job.NamedEmployerId, names[job.NamedEmployerId], admission?.Status, admission?.Verification, live,
            job.SourceScheme, job.SourceIdentifier, job.SourceUrl,
            job.CreatedAt, change?.SubmittedAt ?? job.SubmittedAt, job.PublishedAt, job.ReviewedAt, reviewer, job.ConfirmedAt, tenant.DayAt(clock.GetUtcNow()), change?.Version ?? job.Version)
        {
            PostedBy = job.ForEmployerId is null ? Bilingual.Empty : names[job.EmployerId],
            EmployerKind = await db.Employers.Where(e => e.Id == job.NamedEmployerId).Select(e => (EmployerKind?)e.Kind).SingleOrDefaultAsync(ct),
            InPlace = PostingEmployer.InPlaceOf(tenant),
            // A colleague's draft is not the reviewer's to see.
            Alike = await AlikeJobs.Find(db, db.Jobs.AtTenantOf(call).Where(j => j.Status != JobStatus.Draft), change?.Content ?? job.Content, job.Id, ct),
        };
    }
}
