using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.CampusHours.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Supervision;

/// <summary>
/// A student takes a case on: it is written on the case who reads how many of their first messages, so that both sides are told
/// the same, and that is what holds. For whom nobody is named the team leads look after.
/// </summary>
internal sealed class SupervisionOfCase(AppDb db, CurrentCall call) : INotificationHandler<HandOverAccepted>, INotificationHandler<CaseAssigned>
{
    public async Task Handle(HandOverAccepted happened, CancellationToken ct)
    {
        var h = happened.HandOver;
        if (h.ToTier == CaseTier.Campus) await Settle(await db.Cases.SingleAsync(c => c.TenantId == h.TenantId && c.Id == h.CaseId, ct), ct);
    }

    public async Task Handle(CaseAssigned happened, CancellationToken ct)
    {
        if (happened.Case.Tier == CaseTier.Campus) await Settle(happened.Case, ct);
    }

    private async Task Settle(TalentCase one, CancellationToken ct)
    {
        var colleagues = await db.CaseColleagues(call.RequiredTenant, ct);
        if (colleagues.FirstOrDefault(c => c.UserId == one.OwnerUserId) is not { } owner || !owner.Roles.WorksIn(CaseTier.Campus)) return;
        var named = await db.Set<CampusSupervision>().AtTenantOf(call).Where(s => s.ConsultantUserId == owner.UserId).Select(s => (Guid?)s.SupervisorUserId).SingleOrDefaultAsync(ct);
        var rule = await db.CampusRules.AtTenantOf(call).Select(r => (int?)r.FirstMessages).SingleOrDefaultAsync(ct);
        one.SuperviseBy(colleagues.FirstOrDefault(c => c.UserId == named && ServiceBook.MaySupervise(c))?.Name, rule ?? CampusRule.UsualFirst);
    }
}
