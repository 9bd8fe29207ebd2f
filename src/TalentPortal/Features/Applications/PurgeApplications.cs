using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Applications;

/// <summary>Deletes a tenant's applications that came to nothing and have been over for long.</summary>
[SystemOnly]
public sealed record PurgeApplications : ICommand<PurgeApplicationsResult>;

/// <param name="Applications">How many went.</param>
public sealed record PurgeApplicationsResult(int Applications);

internal sealed class PurgeApplicationsHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<PurgeApplications, Outcome<PurgeApplicationsResult>>
{
    public async Task<Outcome<PurgeApplicationsResult>> Handle(PurgeApplications request, CancellationToken ct)
    {
        var (tenant, now) = (call.RequiredTenant.Id, clock.GetUtcNow());
        var (before, counted, alarms) = (now.AddMonths(-JobApplication.OverKeptMonths), now.AddDays(-ApplicantReading.KeptDays), now.AddMonths(-ReadingAlarm.KeptMonths));
        await db.ApplicantReadings.Where(r => r.TenantId == tenant && r.At <= counted).ExecuteDeleteAsync(ct);
        // What still keeps applications closed stays until somebody opens them.
        await db.ReadingAlarms.Where(a => a.TenantId == tenant && a.At <= alarms && (a.Step == ReadingStep.Told || a.ReopenedAt <= alarms)).ExecuteDeleteAsync(ct);
        // Who takes an application back ends what the employer thinks about it, too.
        var withdrawn = db.JobApplications.Where(a => a.TenantId == tenant && a.State == ApplicationState.Withdrawn).Select(a => a.Id);
        await db.Scorecards.Where(c => c.TenantId == tenant && withdrawn.Contains(c.ApplicationId)).ExecuteDeleteAsync(ct);
        await db.ApplicantNotes.Where(n => n.TenantId == tenant && withdrawn.Contains(n.ApplicationId)).ExecuteDeleteAsync(ct);
        // The steps go with their application, and so do scorecards and notes.
        return new PurgeApplicationsResult(await db.JobApplications
            .Where(a => a.TenantId == tenant && (a.State == ApplicationState.Declined || a.State == ApplicationState.Withdrawn) && a.ChangedAt <= before).ExecuteDeleteAsync(ct));
    }
}

/// <summary>Daily, tenant by tenant.</summary>
internal sealed class ApplicationsRetentionWork : IScheduledWork
{
    public string Name => "applications-retention";

    public string Cron => "0 20 18 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant(_ => new PurgeApplications(), ct);
}
