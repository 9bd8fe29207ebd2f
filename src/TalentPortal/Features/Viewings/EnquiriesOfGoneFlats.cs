using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Features.Viewings.Domain;

namespace TalentPortal.Features.Viewings;

/// <summary>A flat that is let or offered no more is nothing to ask about: what is open ends, and the talents are told.</summary>
internal sealed class EnquiriesOfGoneFlats(AppDb db, EnquiryBook book, TimeProvider clock) : INotificationHandler<ListingChanged>
{
    public async Task Handle(ListingChanged happened, CancellationToken ct)
    {
        if (await db.HousingListings.SingleOrDefaultAsync(l => l.TenantId == happened.TenantId && l.Id == happened.ListingId, ct) is not { IsOver: true } flat) return;
        foreach (var one in await db.FlatEnquiries.Where(e => e.TenantId == flat.TenantId && e.ListingId == flat.Id && e.ClosedAt == null).ToListAsync(ct))
        {
            var now = clock.GetUtcNow();
            var was = one is { State: EnquiryState.Agreed, StartsAt: { } at } && at > now ? one.StartsAt : null;
            one.Close(EnquiryEnd.FlatGone, now);
            book.Tell(one, EnquiryStep.Closed, FlatAuthor.Letting, was);
        }
    }
}
