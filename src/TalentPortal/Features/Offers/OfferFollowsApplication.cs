using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Offers.Domain;

namespace TalentPortal.Features.Offers;

/// <summary>An application that ends otherwise takes its offer along: nobody can accept what is over.</summary>
internal sealed class OfferFollowsApplication(AppDb db, TimeProvider clock) : INotificationHandler<ApplicationMoved>, INotificationHandler<ApplicationWithdrawn>
{
    public Task Handle(ApplicationMoved happened, CancellationToken ct) => Follow(happened.Application, ct);

    public Task Handle(ApplicationWithdrawn happened, CancellationToken ct) => Follow(happened.Application, ct);

    private async Task Follow(JobApplication application, CancellationToken ct)
    {
        if (application.IsOpen) return;
        await db.LockOffer(application.Id, ct);
        if (await db.Offers.SingleOrDefaultAsync(o => o.TenantId == application.TenantId && o.ApplicationId == application.Id, ct) is { } offer) offer.Follow(application.State, clock.GetUtcNow());
    }
}
