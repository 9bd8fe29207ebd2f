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
[SignedIn]
public sealed record SaveReturnPlan(string? Name, IReadOnlyDictionary<string, IReadOnlyList<string>> Fields) : ICommand<SaveReturnPlanResult>;

public sealed record SaveReturnPlanResult(Guid Id);

internal sealed class SaveReturnPlanValidator : AbstractValidator<SaveReturnPlan>
{
    public SaveReturnPlanValidator()
    {
        RuleFor(x => x.Name).NotEmpty().Says("SaveReturnPlan_NameMissing").IsPlainText(SavedPlan.NameMax, "SaveReturnPlan_NameUnfit");
        RuleFor(x => x.Fields).Must(PlanFields.AreFit).Says("ViewReturnPlan_TooLong");
        RuleFor(x => x.Fields).Must(fields => PlanTyped.Money(fields.GetValueOrDefault(PlanFields.Salary)?.FirstOrDefault()) is > 0 && fields.GetValueOrDefault(PlanFields.City) is { Count: > 0 }).Says("SaveReturnPlan_NoPlan");
    }
}

internal sealed class SaveReturnPlanHandler(AppDb db, CurrentCall call, SealedPlan words, PersonalDues dues, TimeProvider clock) : IRequestHandler<SaveReturnPlan, Outcome<SaveReturnPlanResult>>
{
    public async Task<Outcome<SaveReturnPlanResult>> Handle(SaveReturnPlan request, CancellationToken ct)
    {
        var (user, now) = (call.RequiredUserId, clock.GetUtcNow());
        if (!await db.MayKeepCareer(user, ct)) return Outcome.Refused("SaveReturnPlan_ProfileFirst");
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"return-plans:" + user.ToString("N")}, 0))", ct);
        if (await db.SavedPlans.CountAsync(p => p.UserId == user, ct) >= SavedPlan.Most) return Outcome.Refused(new TextKey("SaveReturnPlan_TooMany", SavedPlan.Most));
        await dues.Note(user, now.AddMonths(SavedPlan.KeptMonths), ct);
        var id = Guid.CreateVersion7(now);
        db.SavedPlans.Add(SavedPlan.Keep(id, user, await words.Seal(user, id, new(request.Name!.Trim(), request.Fields), ct), now));
        return new SaveReturnPlanResult(id);
    }
}
