using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.ReturnPlans;

/// <summary>Gives one of the person's own plans a link that opens it without an account until a day; a link that there was before stops working.</summary>
[SignedIn]
public sealed record ShareReturnPlan(Guid Id, int? Days) : ICommand<Done>
{
    /// <summary>For how many days a link can open a plan.</summary>
    internal static IReadOnlyList<int> Choices { get; } = [7, 30, 90];
}

internal sealed class ShareReturnPlanValidator : AbstractValidator<ShareReturnPlan>
{
    public ShareReturnPlanValidator() => RuleFor(x => x.Days).Must(days => days is { } chosen && ShareReturnPlan.Choices.Contains(chosen)).Says("ShareReturnPlan_DaysMissing");
}

internal sealed class ShareReturnPlanHandler(AppDb db, CurrentCall call, SealedPlan words, PlanShareTokens tokens, TimeProvider clock) : IRequestHandler<ShareReturnPlan, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ShareReturnPlan request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        if (await db.SavedPlans.SingleOrDefaultAsync(p => p.Id == request.Id && p.UserId == user, ct) is not { } plan) return Outcome.NotFound;
        var token = tokens.Make(user, plan.Id);
        plan.Share(token, await words.Seal(user, plan.Id, await words.Open(plan, ct) with { Token = token }, ct), clock.GetUtcNow().AddDays(request.Days!.Value));
        return Done.Value;
    }
}
