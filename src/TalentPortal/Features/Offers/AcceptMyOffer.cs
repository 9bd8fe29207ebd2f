using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Offers;

/// <summary>The person accepts the version of an offer that they read. They can take it back for a day, unless the employer confirms before.</summary>
/// <param name="Seen">The number of the version that was read; another one is a conflict.</param>
[SignedIn]
public sealed record AcceptMyOffer(Guid Id, int Seen) : ICommand<Done>;

internal sealed class AcceptMyOfferValidator : AbstractValidator<AcceptMyOffer>
{
    public AcceptMyOfferValidator() => RuleFor(x => x.Seen).GreaterThan(0).Says("Offer_Over");
}

internal sealed class AcceptMyOfferHandler(AppDb db, CurrentCall call, OfferCourse course, TimeProvider clock) : IRequestHandler<AcceptMyOffer, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AcceptMyOffer request, CancellationToken ct)
    {
        // The employer acts under the same lock; answers are given at the tenant of the application.
        if (await db.OwnOffer(call, request.Id, ct) is not { } offer) return Outcome.NotFound;
        if (offer.Number != request.Seen) return Outcome.Conflict;
        if (offer.Accept(clock.GetUtcNow()) is { } why) return Outcome.Refused(why);
        await course.ToEmployer(offer, ct);
        return Done.Value;
    }
}
