using FluentValidation;
using MediatR;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases;

/// <summary>Takes tasks from the plan of a route into a case, with their words, dates and order as they are now. What the case has already stays as it is.</summary>
/// <param name="Plan">Mark of the plans that were looked at, see <see cref="TaskPlan.Mark"/>; another one is a conflict.</param>
/// <param name="Lines">Codes of those that are wanted.</param>
[Requires(CasesPermissions.Work)]
public sealed record AddTaskPlan(Guid Id, string? Route, string? Plan, IReadOnlyList<string> Lines) : ICommand<AddTaskPlanResult>;

public sealed record AddTaskPlanResult(int Added);

internal sealed class AddTaskPlanValidator : AbstractValidator<AddTaskPlan>
{
    public AddTaskPlanValidator()
    {
        RuleFor(x => x.Route).Must(route => TaskPlan.Current.Routes.Any(one => one.Code == route)).Says("AddTaskPlan_RouteMissing");
        RuleFor(x => x.Plan).NotEmpty().Says("AddTaskPlan_UnknownLine").MaximumLength(TaskPlan.CodeMax).Says("AddTaskPlan_UnknownLine");
        RuleFor(x => x.Lines).Must(lines => lines is { Count: > 0 }).Says("AddTaskPlan_NothingChosen");
        RuleFor(x => x.Lines).Must(lines => lines is null || (lines.Count <= CaseTask.MostOfCase && lines.All(line => line is { Length: > 0 and <= TaskPlan.CodeMax }))).Says("AddTaskPlan_UnknownLine");
    }
}

internal sealed class AddTaskPlanHandler(AppDb db, CurrentCall call, CaseDesk desk, TenantPlaybooks playbooks, SealedCase words, CaseTimeline timeline, TimeProvider clock) : IRequestHandler<AddTaskPlan, Outcome<AddTaskPlanResult>>
{
    public async Task<Outcome<AddTaskPlanResult>> Handle(AddTaskPlan request, CancellationToken ct)
    {
        if (await desk.Own(request.Id, ct) is not { } one) return Outcome.NotFound;
        if (!one.IsOpen) return Outcome.Refused("Case_Closed");
        var (plan, tenant, isCampus, now) = (await playbooks.Plan(ct), call.RequiredTenant, desk.SeesAsCampus(one), clock.GetUtcNow());
        if (request.Plan != plan.Mark) return Outcome.Conflict;
        var all = await desk.TasksOf(one, ct);
        var ids = all.Where(t => t.Line is not null).ToDictionary(t => t.Line!, t => t.Id, StringComparer.Ordinal);
        var known = all.Where(t => t.Line is not null).ToDictionary(t => t.Line!, t => t.ReckonedFrom(tenant.DayAt(now)), StringComparer.Ordinal);
        var chosen = plan.Of(request.Route!).Where(line => request.Lines.Contains(line.Code, StringComparer.Ordinal)).ToList();
        if (chosen.Count < request.Lines.Distinct(StringComparer.Ordinal).Count() || (isCampus && chosen.Exists(line => !line.Track.IsOfCampus()))) return Outcome.Invalid(nameof(request.Lines), "AddTaskPlan_UnknownLine");
        chosen.RemoveAll(line => ids.ContainsKey(line.Code));
        if (chosen.Count == 0) return Outcome.Refused("AddTaskPlan_AllThere");
        if (all.Count + chosen.Count > CaseTask.MostOfCase) return Outcome.Refused(new TextKey("PlanTask_TooMany", CaseTask.MostOfCase));

        var dates = plan.Dates(chosen.Select(line => line.Code), known, CaseTime.CalendarOf(tenant), tenant.DayAt(now));
        foreach (var line in chosen) ids[line.Code] = Guid.CreateVersion7(now);
        var (place, there) = (all.Select(t => t.Place + 1).DefaultIfEmpty().Max(), ids.Keys.ToHashSet(StringComparer.Ordinal));
        foreach (var line in chosen)
        {
            var id = ids[line.Code];
            var written = await words.SealTask(one, id, new(line.Title.Zh, line.Title.En, null), ct);
            db.CaseTasks.Add(CaseTask.Plan(id, one, line.Track, line.Party, written, dates[line.Code], plan.Before(line, there).Select(code => ids[code]), place + line.Place, now, plan, line.Code));
        }

        await timeline.Add(one, CaseEntryKind.TasksPlanned, null, chosen.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), null, ct);
        return new AddTaskPlanResult(chosen.Count);
    }
}
