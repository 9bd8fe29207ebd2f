using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Buddies.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Buddies;

/// <summary>What the caller offers as a buddy.</summary>
[Requires(BuddiesPermissions.Offer)]
public sealed record ViewBuddyCard : IQuery<ViewBuddyCardResult>;

/// <param name="Version">Null before the first card.</param>
public sealed record ViewBuddyCardResult(BuddyFacts Facts, int WeeklyHours, int MostPeople, bool IsOpen, uint? Version);

internal sealed class ViewBuddyCardHandler(CurrentCall call, BuddyBook book) : IRequestHandler<ViewBuddyCard, Outcome<ViewBuddyCardResult>>
{
    public async Task<Outcome<ViewBuddyCardResult>> Handle(ViewBuddyCard request, CancellationToken ct)
    {
        if (call.Tenant is null || call.UserId is not { } me) return Outcome.NotFound;
        var card = await book.Cards.AsNoTracking().SingleOrDefaultAsync(c => c.UserId == me, ct);
        return card is null ? new ViewBuddyCardResult(BuddyFacts.None, 2, 1, true, null) : new ViewBuddyCardResult(await book.Open(card, ct) ?? BuddyFacts.None, card.WeeklyHours, card.MostPeople, card.IsOpen, card.Version);
    }
}
