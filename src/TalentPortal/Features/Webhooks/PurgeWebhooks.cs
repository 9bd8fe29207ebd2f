using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Webhooks.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Webhooks;

/// <summary>Forgets what was sent a month ago, with its deliveries and attempts, and secrets that sign no more.</summary>
[SystemOnly]
public sealed record PurgeWebhooks : ICommand<PurgeWebhooksResult>;

public sealed record PurgeWebhooksResult(int Events, int Secrets);

internal sealed class PurgeWebhooksHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<PurgeWebhooks, Outcome<PurgeWebhooksResult>>
{
    public async Task<Outcome<PurgeWebhooksResult>> Handle(PurgeWebhooks request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var before = now.AddDays(-WebhookEvent.KeptDays);
        return new PurgeWebhooksResult(
            await db.WebhookEvents.AtTenantOf(call).Where(e => e.HappenedAt < before).ExecuteDeleteAsync(ct),
            await db.WebhookEndpoints.AtTenantOf(call).Where(e => e.FormerUntil <= now)
                .ExecuteUpdateAsync(set => set.SetProperty(e => e.FormerSecret, (SealedText?)null).SetProperty(e => e.FormerUntil, (DateTimeOffset?)null), ct));
    }
}

/// <summary>Daily, tenant by tenant.</summary>
internal sealed class WebhooksRetentionWork : IScheduledWork
{
    public string Name => "webhooks-retention";

    public string Cron => "0 50 18 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant(_ => new PurgeWebhooks(), ct);
}
