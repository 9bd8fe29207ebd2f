using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Offers;

/// <summary>Deletes a tenant's offers that came to nothing and have been over for long; the others go with their application.</summary>
[SystemOnly]
public sealed record PurgeOffers : ICommand<PurgeOffersResult>;

/// <param name="Offers">How many went.</param>
public sealed record PurgeOffersResult(int Offers);

internal sealed class PurgeOffersHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<PurgeOffers, Outcome<PurgeOffersResult>>
{
    public async Task<Outcome<PurgeOffersResult>> Handle(PurgeOffers request, CancellationToken ct)
    {
        var (tenant, before) = (call.RequiredTenant.Id, clock.GetUtcNow().AddMonths(-Offer.KeptMonths));
        // Versions and messages go with their offer.
        return new PurgeOffersResult(await db.Offers
            .Where(o => o.TenantId == tenant && (o.State == OfferState.Declined || o.State == OfferState.Expired || o.State == OfferState.Withdrawn) && o.ChangedAt <= before).ExecuteDeleteAsync(ct));
    }
}

/// <summary>Daily, tenant by tenant.</summary>
internal sealed class OffersRetentionWork : IScheduledWork
{
    public string Name => "offers-retention";

    public string Cron => "0 22 18 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant(_ => new PurgeOffers(), ct);
}
