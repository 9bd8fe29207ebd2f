using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Offers;

/// <summary>The offer for one application, as its employer sees it: every version, the answer, the thread. The reading is in the person's access log.</summary>
/// <param name="Id">Of the application.</param>
[Personal]
[Requires(OffersPermissions.Read)]
public sealed record ViewOffer(Guid Id) : IQuery<ViewOfferResult>;

/// <param name="CanSend">Whether a version can be sent now.</param>
/// <param name="Made">Null while nothing was sent.</param>
/// <param name="Today">At the tenant.</param>
public sealed record ViewOfferResult(Guid Id, string Reference, Bilingual JobTitle, bool CanSend, DateOnly Today, ViewOfferResult.Sent? Made)
{
    /// <param name="ReceivedNumber">The version whose receipt the talent confirmed; 0 for none.</param>
    /// <param name="UndoUntil">Until when the talent can take an acceptance back.</param>
    /// <param name="Versions">The newest first.</param>
    public sealed record Sent(
        Guid Id, OfferState State, int Number, DateOnly ExpiresOn, DateTimeOffset ExpiresAt, int ReceivedNumber, DateTimeOffset? ReceivedAt, DateTimeOffset? AnsweredAt, DateTimeOffset? ConfirmedAt, DateTimeOffset? UndoUntil, string? Reason,
        IReadOnlyList<OpenVersion> Versions, IReadOnlyList<OpenOfferMessage> Messages);
}

internal sealed class ViewOfferHandler(AppDb db, CurrentCall call, SealedOffer words, OfferCourse course, AccessLog access, TimeProvider clock) : IRequestHandler<ViewOffer, Outcome<ViewOfferResult>>
{
    public async Task<Outcome<ViewOfferResult>> Handle(ViewOffer request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await db.JobApplications.AsNoTracking().OfEmployerOf(call).SingleOrDefaultAsync(a => a.Id == request.Id, ct) is not { TalentUserId: { } talent } a) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var offer = await db.Offers.AsNoTracking().OfEmployerOf(call).SingleOrDefaultAsync(o => o.ApplicationId == a.Id, ct);
        var canSend = a.State is ApplicationState.Interview or ApplicationState.Offered && offer is null or { CanBeSent: true } && await db.IsEmployerAdmitted(call, ct);
        // Before there is one, nothing of the person is shown that their application does not show.
        if (offer is null) return new ViewOfferResult(a.Id, a.Reference, a.JobTitle, canSend, tenant.DayAt(now), null);
        await access.Record(talent, a.EmployerName, Offer.Purpose, "offer", FieldClass.Sensitive, a.Id, ct);
        return new ViewOfferResult(a.Id, a.Reference, a.JobTitle, canSend, tenant.DayAt(now), new(
            offer.Id, offer.StateAt(now), offer.Number, offer.ExpiresOn, offer.ExpiresAt, offer.ReceivedNumber, offer.ReceivedAt, offer.AnsweredAt, offer.ConfirmedAt, offer.UndoUntil is { } until && until > now ? until : null,
            await words.OpenReason(offer, ct), await course.Versions(offer, ct), await course.Messages(offer, ct)));
    }
}
