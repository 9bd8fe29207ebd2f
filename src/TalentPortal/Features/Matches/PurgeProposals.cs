using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Matches.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Matches;

/// <summary>Forgets what was proposed in a tenant's cases that ended a year ago.</summary>
[SystemOnly]
public sealed record PurgeProposals : ICommand<PurgeProposalsResult>;

public sealed record PurgeProposalsResult(int Proposals);

internal sealed class PurgeProposalsHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<PurgeProposals, Outcome<PurgeProposalsResult>>
{
    public async Task<Outcome<PurgeProposalsResult>> Handle(PurgeProposals request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var before = clock.GetUtcNow().AddMonths(-MatchProposal.KeptMonths);
        var over = db.Cases.AtTenantOf(call).Where(c => c.ClosedAt <= before);
        return new PurgeProposalsResult(await db.MatchProposals.AtTenantOf(call).Where(p => over.Any(c => c.Id == p.CaseId)).ExecuteDeleteAsync(ct));
    }
}

/// <summary>Daily, tenant by tenant.</summary>
internal sealed class ProposalsRetentionWork : IScheduledWork
{
    public string Name => "proposals-retention";

    public string Cron => "0 28 18 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant(_ => new PurgeProposals(), ct);
}
