using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Cards;

/// <summary>Takes the person's card at the tenant of the site away, and the consent with it. It is gone from everywhere with this command: nothing keeps a copy.</summary>
[SignedIn]
public sealed record WithdrawCard : ICommand<Done>;

internal sealed class WithdrawCardHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<WithdrawCard, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(WithdrawCard request, CancellationToken ct)
    {
        if (call.TenantId is not { } tenant) return Outcome.NotFound;
        var (user, now) = (call.RequiredUserId, clock.GetUtcNow());
        await db.LockCards(user, ct);
        if (await db.TalentCards.SingleOrDefaultAsync(c => c.UserId == user && c.TenantId == tenant, ct) is { } card) card.Withdraw(now);
        await db.EndWaiting(user, tenant, now, ct);
        if (await db.CardConsent(user, tenant, ct) is { } consent) consent.Withdraw(now);
        return Done.Value;
    }
}

/// <summary>The card goes with its consent, and who has nothing to do with a tenant any more is counted there no longer.</summary>
internal sealed class CardsOfConsents(AppDb db, TimeProvider clock) : INotificationHandler<ConsentWithdrawn>
{
    public async Task Handle(ConsentWithdrawn happened, CancellationToken ct)
    {
        if (happened.Consent is not { TenantId: { } tenant, UserId: var user }) return;
        if (happened.Consent.Kind == ConsentKind.BlindCard && await db.TalentCards.SingleOrDefaultAsync(c => c.UserId == user && c.TenantId == tenant, ct) is { ShownSince: not null } card)
        {
            card.Withdraw(clock.GetUtcNow());
            await db.EndWaiting(user, tenant, clock.GetUtcNow(), ct);
        }

        // What was disclosed to an employer goes with the consent to it.
        if (happened.Consent is { Kind: ConsentKind.ContactWithEmployer, ContactRequestId: { } request })
        {
            if (await db.ContactRequests.SingleOrDefaultAsync(r => r.TalentUserId == user && r.Id == request, ct) is { } asked) asked.Decline(clock.GetUtcNow());
            await db.CloseDisclosed(user, request, clock.GetUtcNow(), ct);
        }

        var consents = await db.Consents.Where(c => c.UserId == user && c.TenantId == tenant).ToListAsync(ct);
        if (consents.TrueForAll(c => c.WithdrawnAt is not null)) await db.TalentFacts.Where(f => f.UserId == user && f.TenantId == tenant).ExecuteDeleteAsync(ct);
    }
}
