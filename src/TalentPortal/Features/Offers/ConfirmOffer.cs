using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Offers;

/// <summary>The employer confirms what the talent accepted; now, and not before, the application ends as hired.</summary>
/// <param name="Id">Of the application.</param>
/// <param name="Seen">The number of the version that was looked at; another one is a conflict.</param>
[Requires(OffersPermissions.Make)]
public sealed record ConfirmOffer(Guid Id, int Seen) : ICommand<Done>;

internal sealed class ConfirmOfferValidator : AbstractValidator<ConfirmOffer>
{
    public ConfirmOfferValidator() => RuleFor(x => x.Seen).GreaterThan(0).Says("Offer_Over");
}

internal sealed class ConfirmOfferHandler(AppDb db, CurrentCall call, ApplicationCourse applications, OfferCourse course, Audit audit, TimeProvider clock) : IRequestHandler<ConfirmOffer, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ConfirmOffer request, CancellationToken ct)
    {
        await db.LockOffer(request.Id, ct);
        var application = await db.JobApplications.OfEmployerOf(call).SingleOrDefaultAsync(a => a.Id == request.Id, ct);
        if (application is null || await db.Offers.OfEmployerOf(call).SingleOrDefaultAsync(o => o.ApplicationId == request.Id, ct) is not { } offer) return Outcome.NotFound;
        if (offer.Number != request.Seen) return Outcome.Conflict;
        var now = clock.GetUtcNow();
        if ((offer.Confirm(now) ?? application.MoveTo(ApplicationState.Hired, now)) is { } why) return Outcome.Refused(why);
        await applications.Add(application, null, ct);
        await course.ToTalent(offer, MailTemplates.OfferMoved, ct);
        audit.Write("offers.confirm", offer.Id);
        return Done.Value;
    }
}
