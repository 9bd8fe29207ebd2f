using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Offers;

/// <summary>The person confirms that they have an offer. That agrees to nothing.</summary>
/// <param name="Seen">The number of the version that was read; another one is a conflict.</param>
[SignedIn]
public sealed record ReceiveMyOffer(Guid Id, int Seen) : ICommand<Done>;

internal sealed class ReceiveMyOfferValidator : AbstractValidator<ReceiveMyOffer>
{
    public ReceiveMyOfferValidator() => RuleFor(x => x.Seen).GreaterThan(0).Says("Offer_Over");
}

internal sealed class ReceiveMyOfferHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<ReceiveMyOffer, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ReceiveMyOffer request, CancellationToken ct)
    {
        // The employer acts under the same lock; answers are given at the tenant of the application.
        if (await db.OwnOffer(call, request.Id, ct) is not { } offer) return Outcome.NotFound;
        if (offer.Number != request.Seen) return Outcome.Conflict;
        if (offer.Receive(clock.GetUtcNow()) is { } why) return Outcome.Refused(why);
        return Done.Value;
    }
}
