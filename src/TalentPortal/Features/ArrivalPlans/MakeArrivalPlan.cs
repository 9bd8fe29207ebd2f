using FluentValidation;
using MediatR;
using TalentPortal.Data;
using TalentPortal.Features.ArrivalPlans.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.ArrivalPlans;

/// <summary>Makes the day plan of a case from the template: what applies to whoever arrives, around the day on which they do.</summary>
/// <param name="Id">Of the case.</param>
/// <param name="ArriveOn">Day at the tenant.</param>
[Requires(ArrivalPlansPermissions.Work)]
public sealed record MakeArrivalPlan(Guid Id, DateOnly? ArriveOn, ArrivalAudience? Audience, bool WithChildren) : ICommand<MakeArrivalPlanResult>;

public sealed record MakeArrivalPlanResult(int Items);

internal sealed class MakeArrivalPlanValidator : AbstractValidator<MakeArrivalPlan>
{
    public MakeArrivalPlanValidator()
    {
        RuleFor(x => x.ArriveOn).NotNull().Says("MakeArrivalPlan_DateMissing");
        RuleFor(x => x.Audience).NotNull().Says("MakeArrivalPlan_AudienceMissing").IsInEnum().Says("MakeArrivalPlan_AudienceMissing");
    }
}

internal sealed class MakeArrivalPlanHandler(AppDb db, CurrentCall call, CaseDesk desk, ArrivalBook book, ConversationBook cases, TimeProvider clock) : IRequestHandler<MakeArrivalPlan, Outcome<MakeArrivalPlanResult>>
{
    public async Task<Outcome<MakeArrivalPlanResult>> Handle(MakeArrivalPlan request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await desk.Own(request.Id, ct) is not { } one) return Outcome.NotFound;
        if (!one.IsOpen) return Outcome.Refused("ArrivalPlan_CaseEnded");
        var now = clock.GetUtcNow();
        if (!ArrivalPlan.Fits(request.ArriveOn!.Value, tenant.DayAt(now))) return Outcome.Invalid(nameof(request.ArriveOn), "MakeArrivalPlan_DateUnfit");
        // Of two who make one at once the second sees the first one's.
        await cases.Lock(one.TenantId, one.Id, ct);
        if (await book.Find(one, ct) is not null) return Outcome.Refused("MakeArrivalPlan_There");
        var template = ArrivalTemplate.Current;
        var plan = ArrivalPlan.Make(one, request.ArriveOn.Value, request.Audience!.Value, request.WithChildren, template, desk.MyName, now);
        db.ArrivalPlans.Add(plan);
        var lines = template.For(plan.Audience, plan.WithChildren);
        foreach (var line in lines)
        {
            var id = Guid.CreateVersion7(now);
            var written = await book.Seal(one, id, new(line.Title.Zh, line.Title.En, line.Where.Zh, line.Where.En), ct);
            db.ArrivalItems.Add(ArrivalItem.Plan(id, plan, line.Code, plan.ArriveOn.AddDays(line.Day), null, line.Time, line.Party, written, line.Papers, line.Place));
        }

        cases.Changed(one);
        return new MakeArrivalPlanResult(lines.Count);
    }
}
