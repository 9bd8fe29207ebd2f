using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.ArrivalPlans.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.ArrivalPlans;

/// <summary>The day plan of one of the person's own cases: the same that staff read.</summary>
/// <param name="Id">Of the case.</param>
[SignedIn]
public sealed record ViewMyArrivalPlan(Guid Id) : IQuery<ViewMyArrivalPlanResult>;

/// <param name="Tenant">Whose case it is, and at whose site things are marked.</param>
/// <param name="OwnerName">Who answers for the case.</param>
/// <param name="ArriveOn">Null while there is no plan.</param>
/// <param name="Items">In the order in which they are done.</param>
public sealed record ViewMyArrivalPlanResult(Guid Id, TenantRef Tenant, string? OwnerName, bool IsOpen, DateOnly? ArriveOn, IReadOnlyList<OpenArrivalItem> Items, DateOnly Today);

internal sealed class ViewMyArrivalPlanHandler(AppDb db, CurrentCall call, TenantDirectory tenants, ArrivalBook book, TimeProvider clock) : IRequestHandler<ViewMyArrivalPlan, Outcome<ViewMyArrivalPlanResult>>
{
    public async Task<Outcome<ViewMyArrivalPlanResult>> Handle(ViewMyArrivalPlan request, CancellationToken ct)
    {
        var talent = call.RequiredUserId;
        var one = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.Id && c.TalentUserId == talent, ct);
        if (one is null || await tenants.ById(one.TenantId, ct) is not { } tenant) return Outcome.NotFound;
        var (plan, today) = (await book.Find(one, ct), tenant.DayAt(clock.GetUtcNow()));
        return new ViewMyArrivalPlanResult(one.Id, tenant, one.OwnerName, one.IsOpen, plan?.ArriveOn, plan is null ? [] : await book.Of(plan, today, ct), today);
    }
}
