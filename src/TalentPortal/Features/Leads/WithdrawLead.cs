using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Leads;

/// <summary>Takes a request for a consultant back, new or taken, and with it the consent. From then on the organisation opens nothing.</summary>
[SignedIn]
public sealed record WithdrawLead(Guid Id) : ICommand<Done>;

internal sealed class WithdrawLeadHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<WithdrawLead, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(WithdrawLead request, CancellationToken ct)
    {
        var (talent, now) = (call.RequiredUserId, clock.GetUtcNow());
        var lead = await db.Leads.SingleOrDefaultAsync(l => l.Id == request.Id && l.TalentUserId == talent, ct);
        if (lead is null) return Outcome.NotFound;
        if (lead.Withdraw(now) is { } reason) return Outcome.Refused(reason);
        foreach (var grant in await db.Grants.Where(g => g.UserId == talent && g.SubjectId == lead.Id).ToListAsync(ct)) grant.Withdraw(now);
        foreach (var consent in await db.Consents.Where(c => c.UserId == talent && c.LeadId == lead.Id).ToListAsync(ct)) consent.Withdraw(now);
        return Done.Value;
    }
}
