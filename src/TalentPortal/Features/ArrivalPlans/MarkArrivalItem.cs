using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.ArrivalPlans.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.ArrivalPlans;

/// <summary>Whoever answers for a case says that something of its day plan is done, or takes that back.</summary>
[Requires(ArrivalPlansPermissions.Work)]
public sealed record MarkArrivalItem(Guid Id, bool IsDone) : ICommand<Done>;

internal sealed class MarkArrivalItemHandler(AppDb db, CurrentCall call, CaseDesk desk, ConversationBook cases, TimeProvider clock) : IRequestHandler<MarkArrivalItem, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(MarkArrivalItem request, CancellationToken ct)
    {
        if (call.Tenant is null || await db.ArrivalItems.AtTenantOf(call).SingleOrDefaultAsync(i => i.Id == request.Id, ct) is not { } item || await desk.Own(item.CaseId, ct) is not { } one) return Outcome.NotFound;
        if (!one.IsOpen) return Outcome.Refused("ArrivalPlan_CaseEnded");
        item.Mark(request.IsDone, CallSide.Staff, desk.MyName, clock.GetUtcNow());
        cases.Changed(one);
        return Done.Value;
    }
}
