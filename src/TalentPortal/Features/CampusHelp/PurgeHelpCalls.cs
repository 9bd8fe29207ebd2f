using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.CampusHelp.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.CampusHelp;

/// <summary>Forgets a tenant's calls for help after their term; with their case they go before.</summary>
[SystemOnly]
public sealed record PurgeHelpCalls : ICommand<PurgeHelpCallsResult>;

public sealed record PurgeHelpCallsResult(int Calls);

internal sealed class PurgeHelpCallsHandler(CurrentCall call, HelpDesk help, TimeProvider clock) : IRequestHandler<PurgeHelpCalls, Outcome<PurgeHelpCallsResult>>
{
    public async Task<Outcome<PurgeHelpCallsResult>> Handle(PurgeHelpCalls request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var before = clock.GetUtcNow().AddMonths(-HelpCall.KeptMonths);
        return new PurgeHelpCallsResult(await help.Here.Where(c => c.AskedAt < before).ExecuteDeleteAsync(ct));
    }
}

/// <summary>Daily, tenant by tenant.</summary>
internal sealed class HelpRetentionWork : IScheduledWork
{
    public string Name => "campus-help-retention";

    public string Cron => "0 57 18 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant(_ => new PurgeHelpCalls(), ct);
}
