using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Supervision;

/// <summary>
/// An administrator says for how many days after the arrival the campus sees a case. It holds for the cases that the campus
/// has now too; what has ended for it stays ended. How many first messages are read holds for the cases that come: of those that run both sides were told.
/// </summary>
/// <param name="Version">The version that was looked at, null where nothing was decided; another one is a conflict.</param>
[Requires(SupervisionPermissions.Rules)]
public sealed record SaveCampusRule(int? ViewDays, int? FirstMessages, uint? Version) : ICommand<Done>;

internal sealed class SaveCampusRuleValidator : AbstractValidator<SaveCampusRule>
{
    public SaveCampusRuleValidator()
    {
        RuleFor(x => x.ViewDays).NotNull().Says("SaveCampusRule_DaysMissing").InclusiveBetween(CampusRule.LeastDays, CampusRule.MostDays).Says("SaveCampusRule_DaysUnfit");
        RuleFor(x => x.FirstMessages).NotNull().Says("SaveCampusRule_FirstUnfit").InclusiveBetween(0, CampusRule.MostFirst).Says("SaveCampusRule_FirstUnfit");
    }
}

internal sealed class SaveCampusRuleHandler(AppDb db, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<SaveCampusRule, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SaveCampusRule request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var (now, days) = (clock.GetUtcNow(), request.ViewDays!.Value);
        // Of two who decide for the first time at once, one waits for the other.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"campus-rule " + tenant.Id}, 0))", ct);
        var rule = await db.CampusRules.AtTenantOf(call).SingleOrDefaultAsync(ct);
        if (rule?.Version != request.Version) return Outcome.Conflict;
        var before = rule?.ViewDays ?? CampusRule.UsualDays;
        if (rule is null) db.Add(rule = CampusRule.Of(tenant));
        rule.Change(days, request.FirstMessages!.Value, now);
        audit.Write("supervision.rule", tenant.Id, $"{before} {days} {request.FirstMessages}");
        if (days == before) return Done.Value;
        // By day of arrival: a statement for each, however many cases there are.
        var running = db.Cases.AtTenantOf(call).Where(c => c.ClosedAt == null && c.ArrivedOn != null && c.CampusUntil > now);
        foreach (var group in await running.GroupBy(c => new { c.ArrivedOn, c.CampusMoreDays }).Select(g => g.Key).ToListAsync(ct))
        {
            DateTimeOffset? until = tenant.EndOf(group.ArrivedOn!.Value.AddDays(days + group.CampusMoreDays));
            await running.Where(c => c.ArrivedOn == group.ArrivedOn && c.CampusMoreDays == group.CampusMoreDays).ExecuteUpdateAsync(set => set.SetProperty(c => c.CampusUntil, until), ct);
        }

        return Done.Value;
    }
}
