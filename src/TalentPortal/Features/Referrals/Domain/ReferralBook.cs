using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Referrals.Domain;

/// <summary>Finds the loops that are not closed.</summary>
public sealed class ReferralBook(AppDb db, CurrentCall call, CaseDesk desk)
{
    /// <summary>Those of the cases that the caller works on in a tier, to the team lead of all its cases; the one due first leads.</summary>
    public async Task<IReadOnlyList<(Referral Referral, TalentCase Case)>> Open(CaseTier tier, CancellationToken ct)
    {
        var cases = desk.LeadsTeam ? db.Cases.AsNoTracking().AtTenantOf(call).Where(c => c.Tier == tier && c.ClosedAt == null) : desk.WorkedOn(tier);
        var open = await db.Referrals.AsNoTracking().AtTenantOf(call).Where(r => r.ClosedAt == null)
            .Join(cases, r => new { r.TenantId, Id = r.CaseId }, c => new { c.TenantId, c.Id }, (r, c) => new { Referral = r, Case = c }).ToListAsync(ct);
        return [.. open.OrderBy(found => found.Referral.DueOn ?? DateOnly.MaxValue).ThenBy(found => found.Referral.AskedAt).Select(found => (found.Referral, found.Case))];
    }
}
