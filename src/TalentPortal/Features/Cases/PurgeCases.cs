using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases;

/// <summary>Forgets a tenant's ended cases in two steps: first what was handed over and what staff noted, later the case itself.</summary>
[SystemOnly]
public sealed record PurgeCases : ICommand<PurgeCasesResult>;

/// <param name="Cases">How many went.</param>
/// <param name="Papers">How many packets and notes of younger ones went.</param>
public sealed record PurgeCasesResult(int Cases, int Papers);

internal sealed class PurgeCasesHandler(AppDb db, CurrentCall call, StoredFiles files, TimeProvider clock) : IRequestHandler<PurgeCases, Outcome<PurgeCasesResult>>
{
    public async Task<Outcome<PurgeCasesResult>> Handle(PurgeCases request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var (papersBefore, casesBefore) = (now.AddMonths(-TalentCase.PapersKeptMonths), now.AddYears(-TalentCase.KeptYears));
        var old = db.Cases.AtTenantOf(call).Where(c => c.ClosedAt <= casesBefore);
        foreach (var file in await db.CaseFiles.AtTenantOf(call).Where(f => old.Any(c => c.Id == f.CaseId)).Select(f => f.StorageName).ToListAsync(ct)) await files.Remove(file, ct);
        // Timeline, hand-overs, notes and what names the files go with their case.
        var cases = await old.ExecuteDeleteAsync(ct);
        var over = db.Cases.AtTenantOf(call).Where(c => c.ClosedAt <= papersBefore);
        var papers = await db.CaseNotes.AtTenantOf(call).Where(n => over.Any(c => c.Id == n.CaseId)).ExecuteDeleteAsync(ct);
        var nothing = default(SealedText);
        papers += await db.HandOvers.AtTenantOf(call).Where(h => h.Packet != nothing && over.Any(c => c.Id == h.CaseId))
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.Packet, nothing).SetProperty(h => h.Promises, nothing), ct);
        // What somebody kept on their board goes when they no longer work here.
        var here = db.Set<StaffMembership>().AtTenantOf(call).Where(m => m.EndedAt == null);
        await db.CaseViews.AtTenantOf(call).Where(v => !here.Any(m => m.UserId == v.UserId)).ExecuteDeleteAsync(ct);
        return new PurgeCasesResult(cases, papers);
    }
}

/// <summary>Daily, tenant by tenant.</summary>
internal sealed class CasesRetentionWork : IScheduledWork
{
    public string Name => "cases-retention";

    public string Cron => "0 25 18 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant(_ => new PurgeCases(), ct);
}
