using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Offers;

/// <summary>The person declines an offer; why, they may say.</summary>
/// <param name="Seen">The number of the version that was read; another one is a conflict.</param>
[SignedIn]
public sealed record DeclineMyOffer(Guid Id, string? Reason, int Seen) : ICommand<Done>;

internal sealed class DeclineMyOfferValidator : AbstractValidator<DeclineMyOffer>
{
    public DeclineMyOfferValidator()
    {
        RuleFor(x => x.Reason).IsPlainText(Offer.ReasonMax, "SendOffer_TooLong");
        RuleFor(x => x.Seen).GreaterThan(0).Says("Offer_Over");
    }
}

internal sealed class DeclineMyOfferHandler(AppDb db, CurrentCall call, SealedOffer words, OfferCourse course, TimeProvider clock) : IRequestHandler<DeclineMyOffer, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(DeclineMyOffer request, CancellationToken ct)
    {
        // The employer acts under the same lock; answers are given at the tenant of the application.
        if (await db.OwnOffer(call, request.Id, ct) is not { } offer) return Outcome.NotFound;
        if (offer.Number != request.Seen) return Outcome.Conflict;
        if (offer.Decline(await words.SealReason(offer, request.Reason, ct), clock.GetUtcNow()) is { } why) return Outcome.Refused(why);
        await course.ToEmployer(offer, ct);
        return Done.Value;
    }
}
