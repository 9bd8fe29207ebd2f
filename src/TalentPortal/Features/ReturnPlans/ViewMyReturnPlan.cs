using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.ReturnPlans;

/// <summary>One of the person's own plans: what it asks for, and the link by which others see it.</summary>
[SignedIn]
public sealed record ViewMyReturnPlan(Guid Id) : IQuery<ViewMyReturnPlanResult>;

/// <param name="Query">What was entered, as an address has it.</param>
/// <param name="Token">The secret part of the link; null while none opens the plan.</param>
public sealed record ViewMyReturnPlanResult(Guid Id, string Name, ViewReturnPlan Plan, string Query, DateTimeOffset ChangedAt, string? Token, DateTimeOffset? SharedUntil, uint Version);

internal sealed class ViewMyReturnPlanHandler(AppDb db, CurrentCall call, SealedPlan words, TimeProvider clock) : IRequestHandler<ViewMyReturnPlan, Outcome<ViewMyReturnPlanResult>>
{
    public async Task<Outcome<ViewMyReturnPlanResult>> Handle(ViewMyReturnPlan request, CancellationToken ct)
    {
        var (user, now) = (call.RequiredUserId, clock.GetUtcNow());
        if (await db.SavedPlans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.Id && p.UserId == user, ct) is not { } plan) return Outcome.NotFound;
        var (written, isShared) = (await words.Open(plan, ct), plan.IsSharedAt(now));
        return new ViewMyReturnPlanResult(plan.Id, written.Name, PlanFields.Ask(written.Fields), written.Query, plan.ChangedAt, isShared ? written.Token : null, isShared ? plan.ShareUntil : null, plan.Version);
    }
}
