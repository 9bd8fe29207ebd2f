using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.ArrivalPlans.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.ArrivalPlans;

/// <summary>Takes out of a day plan what does not apply. What is done stays.</summary>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(ArrivalPlansPermissions.Work)]
public sealed record RemoveArrivalItem(Guid Id, uint Version) : ICommand<Done>;

internal sealed class RemoveArrivalItemHandler(AppDb db, CurrentCall call, CaseDesk desk, ConversationBook cases) : IRequestHandler<RemoveArrivalItem, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RemoveArrivalItem request, CancellationToken ct)
    {
        if (call.Tenant is null || await db.ArrivalItems.AtTenantOf(call).SingleOrDefaultAsync(i => i.Id == request.Id, ct) is not { } item || await desk.Own(item.CaseId, ct) is not { } one) return Outcome.NotFound;
        if (item.Version != request.Version) return Outcome.Conflict;
        if (!one.IsOpen) return Outcome.Refused("ArrivalPlan_CaseEnded");
        if (item.IsDone) return Outcome.Refused("ArrivalItem_Done");
        db.Remove(item);
        cases.Changed(one);
        return Done.Value;
    }
}
