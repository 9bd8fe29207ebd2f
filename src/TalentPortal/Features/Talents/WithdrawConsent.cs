using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Talents;

/// <summary>
/// Takes a consent to give data to an organisation back; what it opened is closed at once. An application itself stays:
/// taking that back is a step of its own. Consent to keeping the profile ends by erasing it.
/// </summary>
[SignedIn]
public sealed record WithdrawConsent(Guid Id) : ICommand<Done>;

internal sealed class WithdrawConsentHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<WithdrawConsent, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(WithdrawConsent request, CancellationToken ct)
    {
        var (user, now) = (call.RequiredUserId, clock.GetUtcNow());
        var consent = await db.Consents.SingleOrDefaultAsync(c => c.UserId == user && c.Id == request.Id, ct);
        if (consent is null) return Outcome.NotFound;
        if (consent.Kind == ConsentKind.KeepProfile) return Outcome.Refused("WithdrawConsent_ByErasing");
        consent.Withdraw(now);
        // One without a subject opened nothing by itself; whoever keeps what it was given for closes that.
        foreach (var grant in await db.Grants.Where(g => g.UserId == user && g.SubjectId != null && g.SubjectId == consent.SubjectId).ToListAsync(ct))
            if (consent.Opens(grant) || consent.Kind == ConsentKind.AdviceByTenant) grant.Withdraw(now);
        // Without advice there is no case, and nobody left who could read.
        if (consent is { Kind: ConsentKind.AdviceByTenant, LeadId: { } lead })
            foreach (var inCase in await db.Consents.Where(c => c.UserId == user && c.LeadId == lead && (c.Kind == ConsentKind.CareerInCase || c.Kind == ConsentKind.DocumentsInCase || c.Kind == ConsentKind.FamilyInCase || c.Kind == ConsentKind.FamilyNeedsInCase || c.Kind == ConsentKind.OfferInCase)).ToListAsync(ct)) inCase.Withdraw(now);
        return Done.Value;
    }
}
