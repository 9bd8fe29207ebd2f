using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.ReturnPlans;

/// <summary>Forgets one of the person's own plans, and with it the link.</summary>
[SignedIn]
public sealed record DropReturnPlan(Guid Id) : ICommand<Done>;

internal sealed class DropReturnPlanHandler(AppDb db, CurrentCall call) : IRequestHandler<DropReturnPlan, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(DropReturnPlan request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        // Pressed twice: it is gone.
        await db.SavedPlans.Where(p => p.Id == request.Id && p.UserId == user).ExecuteDeleteAsync(ct);
        return Done.Value;
    }
}
