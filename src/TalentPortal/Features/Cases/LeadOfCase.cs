using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Leads.Domain;

namespace TalentPortal.Features.Cases;

/// <summary>A case abroad was given to another consultant: its lead, by which one reads wish and profile, goes along.</summary>
internal sealed class LeadOfCase(AppDb db) : INotificationHandler<CaseAssigned>
{
    public async Task Handle(CaseAssigned happened, CancellationToken ct)
    {
        var c = happened.Case;
        if (c.Tier != CaseTier.Overseas || c.OwnerUserId is not { } owner) return;
        var former = happened.FormerUserId;
        if (await db.Leads.SingleOrDefaultAsync(l => l.TenantId == c.TenantId && l.Id == c.LeadId && l.StaffUserId == former, ct) is { } lead) lead.PassTo(owner, c.OwnerName ?? "");
    }
}
