using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Auditing;

/// <summary>Deletes audit rows past their time: the current tenant's, or the platform's own where there is none.</summary>
[SystemOnly]
public sealed record PurgeAudit : ICommand<PurgeAuditResult>;

/// <param name="Rows">How many rows went.</param>
public sealed record PurgeAuditResult(int Rows);

internal sealed class PurgeAuditHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<PurgeAudit, Outcome<PurgeAuditResult>>
{
    public async Task<Outcome<PurgeAuditResult>> Handle(PurgeAudit request, CancellationToken ct)
    {
        // The database lets go of no row that is younger by its own clock, whatever is asked here.
        var before = clock.GetUtcNow().AddYears(-AuditEntry.KeptYears);
        return new PurgeAuditResult(call.TenantId is null
            ? await db.Set<PlatformAuditEntry>().Where(entry => entry.At < before).ExecuteDeleteAsync(ct)
            : await db.Set<AuditEntry>().AtTenantOf(call).Where(entry => entry.At < before).ExecuteDeleteAsync(ct));
    }
}

/// <summary>Daily: the platform, then tenant by tenant.</summary>
internal sealed class AuditRetentionWork : IScheduledWork
{
    public string Name => "audit-retention";

    public string Cron => "0 50 18 * * ?";

    public async Task Run(ScheduledRun run, CancellationToken ct)
    {
        await run.Send(new PurgeAudit(), null, ct);
        await run.SendForEachTenant(_ => new PurgeAudit(), ct);
    }
}
