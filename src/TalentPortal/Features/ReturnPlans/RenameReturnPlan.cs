using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.ReturnPlans;

/// <summary>Gives one of the person's own plans another name.</summary>
/// <param name="Version">The version that was looked at.</param>
[SignedIn]
public sealed record RenameReturnPlan(Guid Id, string? Name, uint Version) : ICommand<Done>;

internal sealed class RenameReturnPlanValidator : AbstractValidator<RenameReturnPlan>
{
    public RenameReturnPlanValidator() => RuleFor(x => x.Name).NotEmpty().Says("SaveReturnPlan_NameMissing").IsPlainText(SavedPlan.NameMax, "SaveReturnPlan_NameUnfit");
}

internal sealed class RenameReturnPlanHandler(AppDb db, CurrentCall call, SealedPlan words, PersonalDues dues, TimeProvider clock) : IRequestHandler<RenameReturnPlan, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RenameReturnPlan request, CancellationToken ct)
    {
        var (user, now) = (call.RequiredUserId, clock.GetUtcNow());
        if (await db.SavedPlans.SingleOrDefaultAsync(p => p.Id == request.Id && p.UserId == user, ct) is not { } plan) return Outcome.NotFound;
        if (plan.Version != request.Version) return Outcome.Conflict;
        await dues.Note(user, now.AddMonths(SavedPlan.KeptMonths), ct);
        plan.Write(await words.Seal(user, plan.Id, await words.Open(plan, ct) with { Name = request.Name!.Trim() }, ct), now);
        return Done.Value;
    }
}
