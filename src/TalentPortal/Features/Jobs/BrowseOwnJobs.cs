using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>The parts of an employer's list.</summary>
public enum OwnJobsView
{
    All,

    /// <summary>Drafts, and what was sent back: the employer has to act.</summary>
    Writing,
    InReview,
    Live,

    /// <summary>Off the list for a while.</summary>
    Paused,

    /// <summary>Closed or lapsed.</summary>
    Over,
}

/// <summary>The active employer's postings at the tenant of the site.</summary>
[Requires(JobsPermissions.Post)]
public sealed record BrowseOwnJobs(OwnJobsView View = OwnJobsView.All, int Skip = 0, int Take = BrowseOwnJobs.PageSize) : IQuery<BrowseOwnJobsResult>
{
    public const int PageSize = 20;
    public const int TakeMax = 100;

    /// <summary>How long before a posting lapses its employer is asked to confirm it.</summary>
    public static readonly TimeSpan ConfirmAhead = TimeSpan.FromDays(7);
}

/// <param name="Admission">Where the employer stands with the tenant; null where it never asked.</param>
/// <param name="Tasks">What waits for the employer itself.</param>
/// <param name="HasUnsent">Whether the caller began a new posting here and neither saved nor submitted it.</param>
public sealed record BrowseOwnJobsResult(IReadOnlyList<OwnJobRow> Rows, IReadOnlyDictionary<OwnJobsView, int> Counts, OwnJobsTasks Tasks, bool HasUnsent, AdmissionStatus? Admission);

/// <param name="Returned">Postings and changes that staff sent back.</param>
/// <param name="Drafts">Postings that were begun and not submitted.</param>
/// <param name="ToConfirm">Public ones that lapse within <see cref="BrowseOwnJobs.ConfirmAhead"/>, and those that have lapsed.</param>
public sealed record OwnJobsTasks(int Returned, int Drafts, int ToConfirm);

/// <param name="ChangeInReview">Whether the change of a live posting waits for staff (true) or was sent back (false); null without one.</param>
public sealed record OwnJobRow(
    Guid Id, Bilingual Title, JobStatus Status, JobCloseReason? CloseReason, bool? ChangeInReview, string? DivisionCode, string KindCode, string? Reference,
    DateTimeOffset ChangedAt, DateTimeOffset? SubmittedAt, DateTimeOffset? PublishedAt, DateTimeOffset ConfirmedAt, DateOnly? ClosingDate, uint Version)
{
    public DateTimeOffset LapsesAt => ConfirmedAt + Job.ConfirmedFor;
}

internal sealed class BrowseOwnJobsValidator : AbstractValidator<BrowseOwnJobs>
{
    public BrowseOwnJobsValidator()
    {
        RuleFor(q => q.View).IsInEnum().Says("JobFields_Unknown");
        RuleFor(q => q.Skip).InclusiveBetween(0, 100_000).Says("JobFields_Unknown");
        RuleFor(q => q.Take).InclusiveBetween(1, BrowseOwnJobs.TakeMax).Says("JobFields_Unknown");
    }
}

internal sealed class BrowseOwnJobsHandler(AppDb db, CurrentCall call, Drafts drafts, TimeProvider clock) : IRequestHandler<BrowseOwnJobs, Outcome<BrowseOwnJobsResult>>
{
    public async Task<Outcome<BrowseOwnJobsResult>> Handle(BrowseOwnJobs request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var own = db.Jobs.AsNoTracking().OfEmployerOf(call);
        var byStatus = await own.GroupBy(j => j.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var counts = Enum.GetValues<OwnJobsView>().ToDictionary(view => view, view => byStatus.Where(pair => StatesOf(view).Contains(pair.Key)).Sum(pair => pair.Value));
        var states = StatesOf(request.View);
        var changes = db.JobChanges;
        var rows = await own.Where(j => states.Contains(j.Status)).OrderByDescending(j => j.ChangedAt).ThenBy(j => j.Id).Skip(request.Skip).Take(request.Take)
            .Select(j => new OwnJobRow(
                j.Id, j.Content.Title, j.Status, j.CloseReason,
                changes.Where(c => c.TenantId == j.TenantId && c.JobId == j.Id).Select(c => (bool?)c.InReview).FirstOrDefault(),
                j.Content.DivisionCode, j.Content.KindCode, j.SourceIdentifier, j.ChangedAt, j.SubmittedAt, j.PublishedAt, j.ConfirmedAt, j.Content.ClosingDate, j.Version))
            .ToListAsync(ct);
        var admission = await db.EmployerAdmissions.Where(a => a.TenantId == tenant.Id && a.EmployerId == call.EmployerId).Select(a => (AdmissionStatus?)a.Status).SingleOrDefaultAsync(ct);
        return new BrowseOwnJobsResult(rows, counts, await Tasks(own, byStatus, ct), await drafts.Has(JobDrafts.Form, JobDrafts.RecordOf(call, null), ct), admission);
    }

    private async Task<OwnJobsTasks> Tasks(IQueryable<Job> own, Dictionary<JobStatus, int> byStatus, CancellationToken ct)
    {
        var confirmedBefore = clock.GetUtcNow() - Job.ConfirmedFor + BrowseOwnJobs.ConfirmAhead;
        var changes = db.JobChanges;
        return new OwnJobsTasks(
            byStatus.GetValueOrDefault(JobStatus.Returned) + await own.CountAsync(j => j.Status == JobStatus.Live && changes.Any(c => c.TenantId == j.TenantId && c.JobId == j.Id && !c.InReview), ct),
            byStatus.GetValueOrDefault(JobStatus.Draft),
            byStatus.GetValueOrDefault(JobStatus.Lapsed) + await own.CountAsync(j => j.Status == JobStatus.Live && j.ConfirmedAt <= confirmedBefore, ct));
    }

    private static JobStatus[] StatesOf(OwnJobsView view) => view switch
    {
        OwnJobsView.Writing => [JobStatus.Draft, JobStatus.Returned],
        OwnJobsView.InReview => [JobStatus.InReview],
        OwnJobsView.Live => [JobStatus.Live],
        OwnJobsView.Paused => [JobStatus.Paused],
        OwnJobsView.Over => [JobStatus.Closed, JobStatus.Lapsed],
        _ => Enum.GetValues<JobStatus>(),
    };
}
