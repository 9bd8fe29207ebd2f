using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Offers;

/// <summary>The applications of the employer at the tenant for which an offer was made or can be made; no word about persons or terms.</summary>
[Requires(OffersPermissions.Read)]
public sealed record BrowseOffers : IQuery<BrowseOffersResult>;

/// <param name="Ready">In the interview, or offered by word of mouth, without an offer.</param>
/// <param name="IsCut">Whether there are more than are shown.</param>
public sealed record BrowseOffersResult(IReadOnlyList<BrowseOffersResult.Item> Items, IReadOnlyList<BrowseOffersResult.Application> Ready, bool IsCut)
{
    public const int Most = 200;

    /// <param name="Id">Of the application.</param>
    public sealed record Item(Guid Id, string Reference, Bilingual JobTitle, OfferState State, int Number, DateTimeOffset SentAt, DateOnly ExpiresOn, bool IsReceived);

    public sealed record Application(Guid Id, string Reference, Bilingual JobTitle, DateTimeOffset AppliedAt);
}

internal sealed class BrowseOffersHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<BrowseOffers, Outcome<BrowseOffersResult>>
{
    public async Task<Outcome<BrowseOffersResult>> Handle(BrowseOffers request, CancellationToken ct)
    {
        if (call.Tenant is null || call.EmployerId is null) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var offers = await db.Offers.AsNoTracking().OfEmployerOf(call).OrderByDescending(o => o.ChangedAt).ThenBy(o => o.Id).Take(BrowseOffersResult.Most + 1).ToListAsync(ct);
        var ready = await db.JobApplications.AsNoTracking().OfEmployerOf(call)
            .Where(a => (a.State == ApplicationState.Interview || a.State == ApplicationState.Offered) && !db.Set<Offer>().Any(o => o.TenantId == a.TenantId && o.ApplicationId == a.Id))
            .OrderBy(a => a.ChangedAt).ThenBy(a => a.Id).Take(BrowseOffersResult.Most).ToListAsync(ct);
        return new BrowseOffersResult(
            [.. offers.Take(BrowseOffersResult.Most).Select(o => new BrowseOffersResult.Item(o.ApplicationId, JobApplication.ReferenceOf(o.ApplicationId), o.JobTitle, o.StateAt(now), o.Number, o.SentAt, o.ExpiresOn, o.ReceivedNumber == o.Number))],
            [.. ready.Select(a => new BrowseOffersResult.Application(a.Id, a.Reference, a.JobTitle, a.AppliedAt))], offers.Count > BrowseOffersResult.Most);
    }
}
