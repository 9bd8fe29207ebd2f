using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Jobs;

/// <summary>
/// Takes off the list, at one tenant, what is over: postings whose closing date has passed there, postings that
/// nobody confirmed in time, and those of employers that lost their mark of verification. Repeat while <see cref="CloseExpiredJobsResult.More"/>.
/// </summary>
/// <param name="Round">Which repetition this is: the same command is never done twice in one run.</param>
[SystemOnly]
public sealed record CloseExpiredJobs(int Round = 0) : ICommand<CloseExpiredJobsResult>
{
    /// <summary>How many a single run takes, so that its transaction stays short.</summary>
    public const int Batch = 500;
}

public sealed record CloseExpiredJobsResult(int Closed, int Lapsed)
{
    public bool More => Closed + Lapsed >= CloseExpiredJobs.Batch;
}

internal sealed class CloseExpiredJobsValidator : AbstractValidator<CloseExpiredJobs>
{
    public CloseExpiredJobsValidator() => RuleFor(c => c.Round).GreaterThanOrEqualTo(0).Says("JobFields_Unknown");
}

internal sealed class CloseExpiredJobsHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<CloseExpiredJobs, Outcome<CloseExpiredJobsResult>>
{
    public async Task<Outcome<CloseExpiredJobsResult>> Handle(CloseExpiredJobs request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var (today, unconfirmedSince) = (tenant.DayAt(now), now - Job.ConfirmedFor);
        var verified = db.EmployerAdmissions.AtTenantOf(call).Where(a => a.Status == AdmissionStatus.Admitted && a.Verification != null);
        var due = await db.Jobs.AtTenantOf(call)
            .Where(j => (j.Status == JobStatus.Live && j.SourceScheme == JobSource.OfEmployer && !verified.Any(a => a.EmployerId == (j.ForEmployerId ?? j.EmployerId)))
                || (j.Status == JobStatus.Live && (j.Content.ClosingDate < today || j.ConfirmedAt <= unconfirmedSince)) || ((j.Status == JobStatus.Lapsed || j.Status == JobStatus.Paused) && j.Content.ClosingDate < today))
            .OrderBy(j => j.Id).Take(CloseExpiredJobs.Batch).ToListAsync(ct);
        var ids = due.Select(j => j.Id).ToArray();
        var changes = await db.JobChanges.Where(c => c.TenantId == tenant.Id && ids.Contains(c.JobId)).ToDictionaryAsync(c => c.JobId, ct);
        var closed = 0;
        foreach (var job in due)
        {
            if (job.Content.ClosingDate < today)
            {
                job.Close(JobCloseReason.DatePassed, now);
                if (changes.TryGetValue(job.Id, out var change)) db.Remove(change);
                closed++;
            }
            else if (job.Lapse(now) is not null)
            {
                // Not for want of being confirmed: nobody answers for its employer any more. As there, a proposed change stays
                // and is reviewed when the employer brings the posting back.
                job.TakeOff();
            }
        }

        return new CloseExpiredJobsResult(closed, due.Count - closed);
    }
}

/// <summary>Hourly: closing days end at midnight of each tenant's own zone.</summary>
internal sealed class CloseExpiredJobsWork : IScheduledWork
{
    public string Name => "jobs-close-expired";

    public string Cron => "0 2 * * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) =>
        run.SendForEachTenant((_, round) => new CloseExpiredJobs(round), result => result.More, ct);
}
