using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.ReturnPlans;

/// <summary>Keeps a plan under a name: what was entered, from which it is reckoned anew whenever it is opened.</summary>
/// <param name="Fields">What was entered, by name of the field in the plan's address.</param>
/// <param name="Replaces">One of the person's plans that becomes this one, link and all; null for one more.</param>
[SignedIn]
public sealed record SaveReturnPlan(string? Name, IReadOnlyDictionary<string, IReadOnlyList<string>> Fields, Guid? Replaces = null) : ICommand<SaveReturnPlanResult>;

public sealed record SaveReturnPlanResult(Guid Id);

internal sealed class SaveReturnPlanValidator : AbstractValidator<SaveReturnPlan>
{
    public SaveReturnPlanValidator()
    {
        RuleFor(x => x.Name).NotEmpty().Says("SaveReturnPlan_NameMissing").IsPlainText(SavedPlan.NameMax, "SaveReturnPlan_NameUnfit");
        RuleFor(x => x.Fields).Must(PlanFields.AreFit).Says("ViewReturnPlan_TooLong");
        RuleFor(x => x.Fields).Must(PlanFields.HavePlan).Says("SaveReturnPlan_NoPlan");
    }
}

internal sealed class SaveReturnPlanHandler(AppDb db, CurrentCall call, SealedPlan words, PersonalDues dues, TimeProvider clock) : IRequestHandler<SaveReturnPlan, Outcome<SaveReturnPlanResult>>
{
    public async Task<Outcome<SaveReturnPlanResult>> Handle(SaveReturnPlan request, CancellationToken ct)
    {
        var (user, now) = (call.RequiredUserId, clock.GetUtcNow());
        if (!await db.MayKeepCareer(user, ct)) return Outcome.Refused("SaveReturnPlan_ProfileFirst");
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"return-plans:" + user.ToString("N")}, 0))", ct);
        if (request.Replaces is { } replaced)
        {
            if (await db.SavedPlans.SingleOrDefaultAsync(p => p.Id == replaced && p.UserId == user, ct) is not { } plan) return Outcome.NotFound;
            await dues.Note(user, now.AddMonths(SavedPlan.KeptMonths), ct);
            plan.Write(await words.Seal(user, plan.Id, await words.Open(plan, ct) with { Name = request.Name!.Trim(), Fields = request.Fields }, ct), now);
            return new SaveReturnPlanResult(plan.Id);
        }

        if (await db.SavedPlans.CountAsync(p => p.UserId == user, ct) >= SavedPlan.Most) return Outcome.Refused(new TextKey("SaveReturnPlan_TooMany", SavedPlan.Most));
        await dues.Note(user, now.AddMonths(SavedPlan.KeptMonths), ct);
        var id = Guid.CreateVersion7(now);
        db.SavedPlans.Add(SavedPlan.Keep(id, user, await words.Seal(user, id, new(request.Name!.Trim(), request.Fields), ct), now));
        return new SaveReturnPlanResult(id);
    }
}
