using MediatR;
using TalentPortal.Features.ArrivalPlans.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.ArrivalPlans;

/// <summary>The day plan of a case for whoever answers for it, for the team lead, and for a sender whom the talent lets look on. The person sees each reading in their access log.</summary>
/// <param name="Id">Of the case.</param>
[Personal]
[Requires(ArrivalPlansPermissions.Work)]
public sealed record ViewArrivalPlan(Guid Id) : IQuery<ViewArrivalPlanResult>;

/// <param name="CanWork">Whether the caller answers for the case, and it goes on.</param>
/// <param name="Plan">Null while there is none.</param>
/// <param name="Items">In the order in which they are done.</param>
public sealed record ViewArrivalPlanResult(Guid Id, string Reference, CaseTier Tier, bool CanWork, ViewArrivalPlanResult.Made? Plan, IReadOnlyList<OpenArrivalItem> Items, DateOnly Today)
{
    public sealed record Made(DateOnly ArriveOn, ArrivalAudience Audience, bool WithChildren, string MadeByName, uint Version);
}

internal sealed class ViewArrivalPlanHandler(CurrentCall call, CaseDesk desk, ArrivalBook book, AccessLog access, TimeProvider clock) : IRequestHandler<ViewArrivalPlan, Outcome<ViewArrivalPlanResult>>
{
    public async Task<Outcome<ViewArrivalPlanResult>> Handle(ViewArrivalPlan request, CancellationToken ct)
    {
        // Who is only asked to take a case on reads its packet, and no plan yet.
        if (await desk.See(request.Id, ct) is not var (one, sight, _) || sight.Part == CasePart.Receiver || one.TalentUserId is not { } talent) return Outcome.NotFound;
        var (tenant, plan) = (call.RequiredTenant, await book.Find(one, ct));
        var today = tenant.DayAt(clock.GetUtcNow());
        if (plan is not null) await access.Record(talent, tenant.Name, TalentCase.Purpose, "arrivalPlan", FieldClass.Sensitive, one.Id, ct);
        return new ViewArrivalPlanResult(
            one.Id, one.Reference, one.Tier, sight.Part == CasePart.Owner && one.IsOpen, plan is null ? null : new(plan.ArriveOn, plan.Audience, plan.WithChildren, plan.MadeByName, plan.Version), plan is null ? [] : await book.Of(plan, today, ct), today);
    }
}
