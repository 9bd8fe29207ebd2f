using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Reports.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Reports;

/// <summary>Deletes a tenant's reports that were decided long ago.</summary>
[SystemOnly]
public sealed record PurgeReports : ICommand<PurgeReportsResult>;

/// <param name="Reports">How many went.</param>
public sealed record PurgeReportsResult(int Reports);

internal sealed class PurgeReportsHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<PurgeReports, Outcome<PurgeReportsResult>>
{
    public async Task<Outcome<PurgeReportsResult>> Handle(PurgeReports request, CancellationToken ct)
    {
        var (tenant, before) = (call.RequiredTenant.Id, clock.GetUtcNow().AddMonths(-JobReport.KeptMonths));
        return new PurgeReportsResult(await db.JobReports.Where(r => r.TenantId == tenant && r.DecidedAt <= before).ExecuteDeleteAsync(ct));
    }
}

/// <summary>Daily, tenant by tenant.</summary>
internal sealed class ReportsRetentionWork : IScheduledWork
{
    public string Name => "reports-retention";

    public string Cron => "0 26 18 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant(_ => new PurgeReports(), ct);
}
