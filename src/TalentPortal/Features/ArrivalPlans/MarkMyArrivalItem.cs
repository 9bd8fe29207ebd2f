using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.ArrivalPlans.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.ArrivalPlans;

/// <summary>The talent says that something of their day plan is done, whoever was to do it, or takes that back.</summary>
[SignedIn]
public sealed record MarkMyArrivalItem(Guid Id, bool IsDone) : ICommand<Done>;

internal sealed class MarkMyArrivalItemHandler(AppDb db, CurrentCall call, ConversationBook cases, TimeProvider clock) : IRequestHandler<MarkMyArrivalItem, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(MarkMyArrivalItem request, CancellationToken ct)
    {
        var me = call.RequiredUserId;
        if (call.Tenant is null || await db.ArrivalItems.AtTenantOf(call).SingleOrDefaultAsync(i => i.Id == request.Id && i.TalentUserId == me, ct) is not { } item) return Outcome.NotFound;
        var one = await db.Cases.AtTenantOf(call).SingleAsync(c => c.Id == item.CaseId, ct);
        if (!one.IsOpen) return Outcome.Refused("ArrivalPlan_CaseEnded");
        item.Mark(request.IsDone, CallSide.Party, null, clock.GetUtcNow());
        cases.Changed(one);
        return Done.Value;
    }
}
