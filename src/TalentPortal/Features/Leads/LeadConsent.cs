using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Talents.Domain;

namespace TalentPortal.Features.Leads;

/// <summary>A lead rests on the consent it was sent with: once that is taken back, nobody works on it any more.</summary>
internal sealed class LeadConsent(AppDb db, TimeProvider clock) : INotificationHandler<ConsentWithdrawn>
{
    public async Task Handle(ConsentWithdrawn happened, CancellationToken ct)
    {
        if (happened.Consent is not { Kind: ConsentKind.AdviceByTenant, LeadId: { } id, UserId: var talent }) return;
        // Over already when the lead was withdrawn first, and with it the consent.
        var lead = await db.Leads.SingleOrDefaultAsync(l => l.Id == id && l.TalentUserId == talent, ct);
        lead?.Withdraw(clock.GetUtcNow());
    }
}
