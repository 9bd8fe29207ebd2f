using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.ArrivalPlans.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.ArrivalPlans;

/// <summary>The arrival is on another day: what is not done moves along, what is done stays.</summary>
/// <param name="Id">Of the case.</param>
/// <param name="Version">The version of the plan that was looked at; another one is a conflict.</param>
[Requires(ArrivalPlansPermissions.Work)]
public sealed record MoveArrivalPlan(Guid Id, DateOnly? ArriveOn, uint Version) : ICommand<Done>;

internal sealed class MoveArrivalPlanValidator : AbstractValidator<MoveArrivalPlan>
{
    public MoveArrivalPlanValidator() => RuleFor(x => x.ArriveOn).NotNull().Says("MakeArrivalPlan_DateMissing");
}

internal sealed class MoveArrivalPlanHandler(CurrentCall call, CaseDesk desk, ArrivalBook book, ConversationBook cases, TimeProvider clock) : IRequestHandler<MoveArrivalPlan, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(MoveArrivalPlan request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await desk.Own(request.Id, ct) is not { } one || await book.Find(one, ct) is not { } plan) return Outcome.NotFound;
        if (plan.Version != request.Version) return Outcome.Conflict;
        if (!one.IsOpen) return Outcome.Refused("ArrivalPlan_CaseEnded");
        if (!ArrivalPlan.Fits(request.ArriveOn!.Value, tenant.DayAt(clock.GetUtcNow()))) return Outcome.Invalid(nameof(request.ArriveOn), "MakeArrivalPlan_DateUnfit");
        plan.MoveTo(request.ArriveOn.Value, await book.ItemsOf(plan.TenantId, plan.Id, ct));
        cases.Changed(one);
        return Done.Value;
    }
}

/// <summary>The talent is there: the plan follows the day on which that was.</summary>
internal sealed class ArrivalPlanOfArrival(AppDb db, ArrivalBook book) : INotificationHandler<CaseArrived>
{
    public async Task Handle(CaseArrived happened, CancellationToken ct)
    {
        var one = happened.Case;
        if (one.ArrivedOn is not { } on || await db.ArrivalPlans.SingleOrDefaultAsync(p => p.TenantId == one.TenantId && p.Id == one.Id, ct) is not { } plan || plan.ArriveOn == on) return;
        plan.MoveTo(on, await book.ItemsOf(plan.TenantId, plan.Id, ct));
    }
}
