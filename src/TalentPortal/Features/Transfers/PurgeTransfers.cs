using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Transfers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Transfers;

/// <summary>Forgets the transfers of a tenant's cases that ended a year ago.</summary>
[SystemOnly]
public sealed record PurgeTransfers : ICommand<PurgeTransfersResult>;

public sealed record PurgeTransfersResult(int Transfers);

internal sealed class PurgeTransfersHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<PurgeTransfers, Outcome<PurgeTransfersResult>>
{
    public async Task<Outcome<PurgeTransfersResult>> Handle(PurgeTransfers request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var before = clock.GetUtcNow().AddMonths(-Transfer.KeptMonths);
        var over = db.Cases.AtTenantOf(call).Where(c => c.ClosedAt <= before);
        return new PurgeTransfersResult(await db.Transfers.AtTenantOf(call).Where(t => over.Any(c => c.Id == t.CaseId)).ExecuteDeleteAsync(ct));
    }
}

/// <summary>Daily, tenant by tenant.</summary>
internal sealed class TransfersRetentionWork : IScheduledWork
{
    public string Name => "transfers-retention";

    public string Cron => "0 38 18 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant(_ => new PurgeTransfers(), ct);
}
