using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.ReturnPlans;

/// <summary>Takes the link of one of the person's own plans back: whoever has it sees nothing from then on.</summary>
[SignedIn]
public sealed record CloseSharedPlan(Guid Id) : ICommand<Done>;

internal sealed class CloseSharedPlanHandler(AppDb db, CurrentCall call, SealedPlan words) : IRequestHandler<CloseSharedPlan, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(CloseSharedPlan request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        if (await db.SavedPlans.SingleOrDefaultAsync(p => p.Id == request.Id && p.UserId == user, ct) is not { } plan) return Outcome.NotFound;
        plan.Close(await words.Seal(user, plan.Id, await words.Open(plan, ct) with { Token = null }, ct));
        return Done.Value;
    }
}
