using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>Finds hand-overs with their cases: what one may not answer is not there.</summary>
public sealed class HandOverDesk(AppDb db, CurrentCall call, CaseDesk desk)
{
    /// <summary>One that the caller is asked to answer, also when it was answered meanwhile: the entity says so.</summary>
    public async Task<(HandOver HandOver, TalentCase Case)?> ForMe(Guid id, CancellationToken ct) =>
        await Find(id, ct) is var (handOver, one) && handOver.IsFor(desk.Me, call.Rights.StaffRoles) ? (handOver, one) : null;

    /// <summary>One that was offered for a case for which the caller answers, or stands in.</summary>
    public async Task<(HandOver HandOver, TalentCase Case)?> FromMe(Guid id, CancellationToken ct) =>
        await Find(id, ct) is var (handOver, one) && handOver.FromUserId == one.OwnerUserId && desk.Owns(one) ? (handOver, one) : null;

    /// <summary>One about the caller, at the tenant whose site this is: that is where it is answered.</summary>
    public async Task<(HandOver HandOver, TalentCase Case)?> AboutMe(Guid id, CancellationToken ct) =>
        await Find(id, ct) is var (handOver, one) && handOver.TalentUserId == call.RequiredUserId ? (handOver, one) : null;

    private async Task<(HandOver HandOver, TalentCase Case)?> Find(Guid id, CancellationToken ct)
    {
        if (call.Tenant is null || await db.HandOvers.AtTenantOf(call).SingleOrDefaultAsync(h => h.Id == id, ct) is not { } handOver) return null;
        return (handOver, await db.Cases.AtTenantOf(call).SingleAsync(c => c.Id == handOver.CaseId, ct));
    }
}
