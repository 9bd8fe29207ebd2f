using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.CheckIns.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.CheckIns;

/// <summary>Forgets the check-ins of a tenant's cases that ended a year ago.</summary>
[SystemOnly]
public sealed record PurgeCheckIns : ICommand<PurgeCheckInsResult>;

public sealed record PurgeCheckInsResult(int CheckIns);

internal sealed class PurgeCheckInsHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<PurgeCheckIns, Outcome<PurgeCheckInsResult>>
{
    public async Task<Outcome<PurgeCheckInsResult>> Handle(PurgeCheckIns request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var before = clock.GetUtcNow().AddMonths(-CheckIn.KeptMonths);
        var over = db.Cases.AtTenantOf(call).Where(c => c.ClosedAt <= before);
        return new PurgeCheckInsResult(await db.CheckIns.AtTenantOf(call).Where(k => over.Any(c => c.Id == k.CaseId)).ExecuteDeleteAsync(ct));
    }
}

/// <summary>Daily, tenant by tenant.</summary>
internal sealed class CheckInsRetentionWork : IScheduledWork
{
    public string Name => "check-ins-retention";

    public string Cron => "0 45 18 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant(_ => new PurgeCheckIns(), ct);
}
