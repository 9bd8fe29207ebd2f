using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Offers;

/// <summary>The offers that the signed-in person was made, at every tenant.</summary>
[SignedIn]
public sealed record BrowseMyOffers : IQuery<BrowseMyOffersResult>;

/// <param name="Items">Those that wait for an answer first, the one that ends soonest at the top.</param>
public sealed record BrowseMyOffersResult(IReadOnlyList<BrowseMyOffersResult.Item> Items)
{
    /// <param name="HasPayFigure">Without one nothing can be summed up.</param>
    public sealed record Item(
        Guid Id, TenantRef Tenant, Bilingual JobTitle, Bilingual EmployerName, OfferState State, int Number, bool IsReceived, DateOnly ExpiresOn, DateTimeOffset ExpiresAt, DateTimeOffset SentAt, bool IsComplete, IReadOnlyList<YearlySum> Yearly);
}

internal sealed class BrowseMyOffersHandler(AppDb db, CurrentCall call, TenantDirectory tenants, OfferCourse course, TimeProvider clock) : IRequestHandler<BrowseMyOffers, Outcome<BrowseMyOffersResult>>
{
    public async Task<Outcome<BrowseMyOffersResult>> Handle(BrowseMyOffers request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        List<BrowseMyOffersResult.Item> items = [];
        foreach (var o in await db.Offers.AsNoTracking().OfTalentOf(call).ToListAsync(ct))
        {
            if (await tenants.ById(o.TenantId, ct) is not { } tenant) continue;
            var sheet = await course.Sheet(o, ct);
            items.Add(new(o.Id, tenant, o.JobTitle, o.EmployerName, o.StateAt(now), o.Number, o.ReceivedNumber == o.Number, o.ExpiresOn, o.ExpiresAt, o.SentAt, sheet.IsComplete, sheet.Yearly));
        }

        return new BrowseMyOffersResult([.. items.OrderBy(item => item.State is not (OfferState.Sent or OfferState.Accepted)).ThenBy(item => item.ExpiresAt).ThenBy(item => item.Id)]);
    }
}
