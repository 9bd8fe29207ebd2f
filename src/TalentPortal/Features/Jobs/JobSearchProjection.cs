using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Jobs;

/// <summary>
/// Keeps what the public reads in step with the postings, in the transaction that changes them: a posting is found from
/// the moment it is published, and from the moment it closes it is not.
/// </summary>
internal sealed class JobSearchProjection(AppDb db, CurrentCall call, TimeProvider clock)
    : INotificationHandler<JobPublished>, INotificationHandler<JobChanged>, INotificationHandler<JobConfirmed>, INotificationHandler<JobClosed>, INotificationHandler<EmployerAdmitted>, INotificationHandler<VerificationLost>
{
    private readonly Dictionary<Guid, bool> _verified = [];

    public async Task Handle(JobPublished happened, CancellationToken ct)
    {
        var (tenant, job) = (TenantOf(happened.Job), happened.Job);
        var listing = await Listing(job, ct);
        if (listing is null) db.Add(listing = JobListing.Of(tenant, job));
        listing.Show(job, await IsVerified(tenant, job.NamedEmployerId, ct));
        // A new publication is a new place in the order by date.
        if (await Row(job, ct) is { } earlier) db.Remove(earlier);
        db.Add(JobSearchRow.Of(tenant, job));
    }

    public async Task Handle(JobChanged happened, CancellationToken ct)
    {
        if (await Listing(happened.Job, ct) is not { } listing || await Row(happened.Job, ct) is not { } row) return;
        listing.Show(happened.Job, listing.EmployerVerified);
        row.Describe(happened.Job);
    }

    public async Task Handle(JobConfirmed happened, CancellationToken ct) => (await Listing(happened.Job, ct))?.Confirm(happened.Job.ConfirmedAt);

    public async Task Handle(JobClosed happened, CancellationToken ct)
    {
        // Paused or lapsed it was public once: its page says what became of it.
        (await Listing(happened.Job, ct))?.Close(happened.Job, happened.Job.ClosedAt ?? clock.GetUtcNow());
        if (await Row(happened.Job, ct) is { } row) db.Remove(row);
    }

    public Task Handle(EmployerAdmitted happened, CancellationToken ct) => Mark(happened.Admission, ct);

    public Task Handle(VerificationLost happened, CancellationToken ct) => Mark(happened.Admission, ct);

    private async Task Mark(EmployerAdmission admission, CancellationToken ct)
    {
        var (tenant, employer) = (call.RequiredTenant.Id, admission.EmployerId);
        foreach (var listing in await db.JobListings.Where(l => l.TenantId == tenant && l.EmployerId == employer).ToListAsync(ct)) listing.Verify(admission.Verification is not null);
    }

    /// <summary>A posting that was made in this transaction gets its tenant when it is saved.</summary>
    private Guid TenantOf(Job job) => job.TenantId == Guid.Empty ? call.RequiredTenant.Id : job.TenantId;

    private bool IsNew(Job job) => db.Entry(job).State == EntityState.Added;

    private async Task<JobListing?> Listing(Job job, CancellationToken ct) =>
        IsNew(job) ? null : await db.JobListings.FindAsync([TenantOf(job), job.Id], ct);

    private async Task<JobSearchRow?> Row(Job job, CancellationToken ct)
    {
        var tenant = TenantOf(job);
        return IsNew(job) ? null : await db.JobSearch.SingleOrDefaultAsync(r => r.TenantId == tenant && r.JobId == job.Id, ct);
    }

    /// <summary>Asked at once for all postings at hand, of which an import has hundreds.</summary>
    private async Task<bool> IsVerified(Guid tenant, Guid employer, CancellationToken ct)
    {
        if (_verified.TryGetValue(employer, out var known)) return known;
        var unknown = db.ChangeTracker.Entries<Job>().Select(entry => entry.Entity.NamedEmployerId).Append(employer).Distinct().Except(_verified.Keys).ToList();
        var verified = await db.EmployerAdmissions.Where(a => a.TenantId == tenant && unknown.Contains(a.EmployerId) && a.Verification != null).Select(a => a.EmployerId).ToListAsync(ct);
        foreach (var one in unknown) _verified[one] = verified.Contains(one);
        return _verified[employer];
    }
}
