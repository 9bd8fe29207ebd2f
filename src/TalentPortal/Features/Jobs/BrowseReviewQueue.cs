using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>What waits for the tenant's staff: new postings and changes of live ones, the longest waiting first.</summary>
[Requires(JobsPermissions.Review)]
public sealed record BrowseReviewQueue(int Skip = 0, int Take = BrowseReviewQueue.PageSize) : IQuery<BrowseReviewQueueResult>
{
    public const int PageSize = 20;
    public const int TakeMax = 100;
}

public sealed record BrowseReviewQueueResult(IReadOnlyList<ReviewRow> Rows, int Total);

/// <param name="IsChange">The change of a live posting; else a posting that is not public yet.</param>
/// <param name="Version">Of what is to be reviewed.</param>
public sealed record ReviewRow(
    Guid JobId, bool IsChange, Bilingual Title, Bilingual Employer, EmployerVerification? Verification, string? DivisionCode, string? CountryCode, string KindCode,
    JobTranslation Translation, string SourceScheme, DateTimeOffset SubmittedAt, uint Version);

internal sealed class BrowseReviewQueueValidator : AbstractValidator<BrowseReviewQueue>
{
    public BrowseReviewQueueValidator()
    {
        RuleFor(q => q.Skip).InclusiveBetween(0, 1_000_000).Says("JobFields_Unknown");
        RuleFor(q => q.Take).InclusiveBetween(1, BrowseReviewQueue.TakeMax).Says("JobFields_Unknown");
    }
}

internal sealed class BrowseReviewQueueHandler(AppDb db, CurrentCall call) : IRequestHandler<BrowseReviewQueue, Outcome<BrowseReviewQueueResult>>
{
    public async Task<Outcome<BrowseReviewQueueResult>> Handle(BrowseReviewQueue request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var postings = db.Jobs.AsNoTracking().AtTenantOf(call).Where(j => j.Status == JobStatus.InReview);
        var live = db.Jobs.AtTenantOf(call).Where(j => j.Status == JobStatus.Live);
        var changes = db.JobChanges.AsNoTracking().Where(c => c.TenantId == tenant.Id && c.InReview && live.Any(j => j.Id == c.JobId));
        var waiting = postings.Select(j => new { JobId = j.Id, IsChange = false, SubmittedAt = j.SubmittedAt!.Value })
            .Concat(changes.Select(c => new { c.JobId, IsChange = true, c.SubmittedAt }));
        var total = await waiting.CountAsync(ct);
        var shown = await waiting.OrderBy(w => w.SubmittedAt).ThenBy(w => w.JobId).Skip(request.Skip).Take(request.Take).ToListAsync(ct);

        var ids = shown.Select(w => w.JobId).ToArray();
        var jobs = await db.Jobs.AsNoTracking().AtTenantOf(call).Where(j => ids.Contains(j.Id)).ToDictionaryAsync(j => j.Id, ct);
        var proposed = await changes.Where(c => ids.Contains(c.JobId)).ToDictionaryAsync(c => c.JobId, ct);
        var employers = jobs.Values.Select(j => j.NamedEmployerId).Distinct().ToArray();
        var verified = await db.EmployerAdmissions.AsNoTracking().AtTenantOf(call).Where(a => employers.Contains(a.EmployerId)).ToDictionaryAsync(a => a.EmployerId, a => a.Verification, ct);
        var names = await db.NamesBehind(jobs.Values, ct);
        return new BrowseReviewQueueResult([.. shown.Select(w => Row(jobs[w.JobId], w.IsChange ? proposed[w.JobId] : null, w.SubmittedAt, verified, names))], total);
    }

    private static ReviewRow Row(Job job, JobChange? change, DateTimeOffset submittedAt, Dictionary<Guid, EmployerVerification?> verified, IReadOnlyDictionary<Guid, Bilingual> names)
    {
        var content = change?.Content ?? job.Content;
        return new(
            job.Id, change is not null, content.Title, names[job.NamedEmployerId], verified.GetValueOrDefault(job.NamedEmployerId), content.DivisionCode, content.CountryCode, content.KindCode,
            change is null ? job.Translation : content.TranslationAfter(job.Content, job.Translation, change.InStep), job.SourceScheme, submittedAt, change?.Version ?? job.Version);
    }
}
