using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Offers;

/// <summary>The employer answers a question about an offer, or asks one.</summary>
/// <param name="Id">Of the application.</param>
[Requires(OffersPermissions.Make)]
public sealed record WriteInOffer(Guid Id, string? Words) : ICommand<Done>;

internal sealed class WriteInOfferValidator : AbstractValidator<WriteInOffer>
{
    public WriteInOfferValidator() => RuleFor(x => x.Words).NotEmpty().Says("Offer_WordsMissing").IsPlainText(OfferMessage.WordsMax, "SendOffer_TooLong");
}

internal sealed class WriteInOfferHandler(AppDb db, CurrentCall call, OfferCourse course) : IRequestHandler<WriteInOffer, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(WriteInOffer request, CancellationToken ct)
    {
        await db.LockOffer(request.Id, ct);
        if (await db.Offers.AsNoTracking().OfEmployerOf(call).SingleOrDefaultAsync(o => o.ApplicationId == request.Id, ct) is not { } offer) return Outcome.NotFound;
        return await course.Write(offer, request.Words!, ct) is { } why ? Outcome.Refused(why) : Done.Value;
    }
}
