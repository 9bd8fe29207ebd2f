using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Offers;

/// <summary>The employer takes an offer back, with a reason that the talent reads.</summary>
/// <param name="Id">Of the application.</param>
/// <param name="Seen">The number of the version that was looked at; another one is a conflict.</param>
[Requires(OffersPermissions.Make)]
public sealed record WithdrawOffer(Guid Id, string? Reason, int Seen) : ICommand<Done>;

internal sealed class WithdrawOfferValidator : AbstractValidator<WithdrawOffer>
{
    public WithdrawOfferValidator()
    {
        RuleFor(x => x.Reason).NotEmpty().Says("WithdrawOffer_ReasonMissing").IsPlainText(Offer.ReasonMax, "SendOffer_TooLong");
        RuleFor(x => x.Seen).GreaterThan(0).Says("Offer_Over");
    }
}

internal sealed class WithdrawOfferHandler(AppDb db, CurrentCall call, SealedOffer words, OfferCourse course, Audit audit, TimeProvider clock) : IRequestHandler<WithdrawOffer, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(WithdrawOffer request, CancellationToken ct)
    {
        await db.LockOffer(request.Id, ct);
        if (await db.Offers.OfEmployerOf(call).SingleOrDefaultAsync(o => o.ApplicationId == request.Id, ct) is not { } offer) return Outcome.NotFound;
        if (offer.Number != request.Seen) return Outcome.Conflict;
        if (offer.Withdraw(await words.SealReason(offer, request.Reason, ct), clock.GetUtcNow()) is { } why) return Outcome.Refused(why);
        await course.ToTalent(offer, MailTemplates.OfferMoved, ct);
        audit.Write("offers.withdraw", offer.Id);
        return Done.Value;
    }
}
