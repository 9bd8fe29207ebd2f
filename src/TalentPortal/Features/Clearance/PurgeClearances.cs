using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Clearance.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Clearance;

/// <summary>Forgets the clearance answers of a tenant's cases that ended some months ago; that a case was cleared stays on the case.</summary>
[SystemOnly]
public sealed record PurgeClearances : ICommand<PurgeClearancesResult>;

public sealed record PurgeClearancesResult(int Sheets);

internal sealed class PurgeClearancesHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<PurgeClearances, Outcome<PurgeClearancesResult>>
{
    public async Task<Outcome<PurgeClearancesResult>> Handle(PurgeClearances request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var before = clock.GetUtcNow().AddMonths(-ClearanceSheet.KeptMonths);
        var over = db.Cases.AtTenantOf(call).Where(c => c.ClosedAt <= before);
        return new PurgeClearancesResult(await db.ClearanceSheets.AtTenantOf(call).Where(s => over.Any(c => c.Id == s.CaseId)).ExecuteDeleteAsync(ct));
    }
}

/// <summary>Daily, tenant by tenant.</summary>
internal sealed class ClearanceRetentionWork : IScheduledWork
{
    public string Name => "clearance-retention";

    public string Cron => "0 40 18 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant(_ => new PurgeClearances(), ct);
}
