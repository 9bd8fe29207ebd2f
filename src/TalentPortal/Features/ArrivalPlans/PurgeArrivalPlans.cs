using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.ArrivalPlans.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.ArrivalPlans;

/// <summary>Forgets the day plans of a tenant's cases that ended half a year ago.</summary>
[SystemOnly]
public sealed record PurgeArrivalPlans : ICommand<PurgeArrivalPlansResult>;

public sealed record PurgeArrivalPlansResult(int Plans);

internal sealed class PurgeArrivalPlansHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<PurgeArrivalPlans, Outcome<PurgeArrivalPlansResult>>
{
    public async Task<Outcome<PurgeArrivalPlansResult>> Handle(PurgeArrivalPlans request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var before = clock.GetUtcNow().AddMonths(-ArrivalPlan.KeptMonths);
        var over = db.Cases.AtTenantOf(call).Where(c => c.ClosedAt <= before);
        return new PurgeArrivalPlansResult(await db.ArrivalPlans.AtTenantOf(call).Where(p => over.Any(c => c.Id == p.Id)).ExecuteDeleteAsync(ct));
    }
}

/// <summary>Daily, tenant by tenant.</summary>
internal sealed class ArrivalPlansRetentionWork : IScheduledWork
{
    public string Name => "arrival-plans-retention";

    public string Cron => "0 57 18 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant(_ => new PurgeArrivalPlans(), ct);
}
