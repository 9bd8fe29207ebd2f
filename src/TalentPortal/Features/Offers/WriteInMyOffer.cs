using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Offers;

/// <summary>The person asks the employer about an offer, or answers.</summary>
[SignedIn]
public sealed record WriteInMyOffer(Guid Id, string? Words) : ICommand<Done>;

internal sealed class WriteInMyOfferValidator : AbstractValidator<WriteInMyOffer>
{
    public WriteInMyOfferValidator() => RuleFor(x => x.Words).NotEmpty().Says("Offer_WordsMissing").IsPlainText(OfferMessage.WordsMax, "SendOffer_TooLong");
}

internal sealed class WriteInMyOfferHandler(AppDb db, CurrentCall call, OfferCourse course) : IRequestHandler<WriteInMyOffer, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(WriteInMyOffer request, CancellationToken ct)
    {
        // The employer acts under the same lock; answers are given at the tenant of the application.
        if (await db.OwnOffer(call, request.Id, ct) is not { } offer) return Outcome.NotFound;
        if (await course.Write(offer, request.Words!, ct) is { } why) return Outcome.Refused(why);
        return Done.Value;
    }
}
