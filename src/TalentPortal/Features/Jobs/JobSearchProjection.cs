using System.Collections.Concurrent;
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
    : INotificationHandler<JobPublished>, INotificationHandler<JobChanged>, INotificationHandler<JobConfirmed>, INotificationHandler<JobClosed>, INotificationHandler<JobEmployerNamed>, INotificationHandler<EmployerAdmitted>, INotificationHandler<VerificationLost>
{
    private readonly Dictionary<Guid, SearchEmployer> _employers = [];
    private readonly ConcurrentDictionary<Job, SearchVectors> _cut = new(ReferenceEqualityComparer.Instance);

    public async Task Handle(JobPublished happened, CancellationToken ct)
    {
        var (tenant, job) = (TenantOf(happened.Job), happened.Job);
        var listing = await Listing(job, ct);
        if (listing is null) db.Add(listing = JobListing.Of(tenant, job));
        var employer = await Employer(tenant, job.NamedEmployerId, ct);
        listing.Show(job, call.RequiredTenant, employer.IsVerified);
        // A new publication is a new place in the order by date.
        if (await Row(job, ct) is { } earlier) db.Remove(earlier);
        db.Add(JobSearchRow.Of(tenant, job, employer, CutOf(job)));
    }

    public async Task Handle(JobChanged happened, CancellationToken ct)
    {
        if (await Listing(happened.Job, ct) is not { } listing || await Row(happened.Job, ct) is not { } row) return;
        listing.Show(happened.Job, call.RequiredTenant, listing.EmployerVerified);
        row.Describe(happened.Job, await Employer(TenantOf(happened.Job), happened.Job.NamedEmployerId, ct) with { IsVerified = listing.EmployerVerified });
    }

    /// <summary>Also of one that is not public just now: its page says whose it was.</summary>
    public async Task Handle(JobEmployerNamed happened, CancellationToken ct) => (await Listing(happened.Job, ct))?.Name(happened.Job, call.RequiredTenant);

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
        var (tenant, employer, verified) = (call.RequiredTenant.Id, admission.EmployerId, admission.Verification is not null);
        // What is shown of an employer that stays unnamed does not say whose it is; its postings do.
        var unnamed = await db.Jobs.Where(j => j.TenantId == tenant && (j.ForEmployerId ?? j.EmployerId) == employer && j.Content.Confidential && j.IsPublic).Select(j => j.Id).ToListAsync(ct);
        foreach (var listing in await db.JobListings.Where(l => l.TenantId == tenant && (l.EmployerId == employer || unnamed.Contains(l.JobId))).ToListAsync(ct)) listing.Verify(verified);
        foreach (var row in await db.JobSearch.Where(r => r.TenantId == tenant && (r.EmployerId == employer || unnamed.Contains(r.JobId)) && r.Verified != (verified ? 1 : 0)).ToListAsync(ct)) row.Verify(verified);
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

    /// <summary>Cut at once for all new postings at hand, on all cores: of an import's work this is the half that is not the database's.</summary>
    private SearchVectors? CutOf(Job job)
    {
        if (!_cut.ContainsKey(job) && db.ChangeTracker.Entries<Job>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity).Where(one => !_cut.ContainsKey(one)).ToList() is { Count: > 1 } many)
            Parallel.ForEach(many, one => _cut[one] = SearchTexts.Of(one).Cut());
        return _cut.GetValueOrDefault(job);
    }

    /// <summary>Asked at once for all postings at hand, of which an import has hundreds.</summary>
    private async Task<SearchEmployer> Employer(Guid tenant, Guid employer, CancellationToken ct)
    {
        if (_employers.TryGetValue(employer, out var known)) return known;
        var unknown = db.ChangeTracker.Entries<Job>().Select(entry => entry.Entity.NamedEmployerId).Append(employer).Distinct().Except(_employers.Keys).ToList();
        var verified = await db.EmployerAdmissions.Where(a => a.TenantId == tenant && unknown.Contains(a.EmployerId) && a.Verification != null).Select(a => a.EmployerId).ToListAsync(ct);
        var kinds = await db.Employers.AsNoTracking().Where(e => unknown.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Kind, ct);
        foreach (var one in unknown) _employers[one] = new(kinds.TryGetValue(one, out var kind) ? kind : null, verified.Contains(one));
        return _employers[employer];
    }
}
