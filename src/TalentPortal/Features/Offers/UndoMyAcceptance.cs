using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Offers;

/// <summary>The person takes back that they accepted an offer, within a day and before the employer confirmed.</summary>
[SignedIn]
public sealed record UndoMyAcceptance(Guid Id) : ICommand<Done>;

internal sealed class UndoMyAcceptanceHandler(AppDb db, CurrentCall call, OfferCourse course, TimeProvider clock) : IRequestHandler<UndoMyAcceptance, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(UndoMyAcceptance request, CancellationToken ct)
    {
        // The employer acts under the same lock; answers are given at the tenant of the application.
        if (await db.OwnOffer(call, request.Id, ct) is not { } offer) return Outcome.NotFound;
        if (offer.Undo(clock.GetUtcNow()) is { } why) return Outcome.Refused(why);
        await course.ToEmployer(offer, ct);
        return Done.Value;
    }
}
