using FluentValidation;
using MediatR;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases;

/// <summary>What would be added to a case if tasks were taken from the plan of a route.</summary>
/// <param name="Route">Code of a route; null: only which ones there are.</param>
[Requires(CasesPermissions.Work)]
public sealed record ViewTaskPlan(Guid Id, string? Route) : IQuery<ViewTaskPlanResult>;

/// <param name="Plan">Mark of the plans that these are.</param>
/// <param name="Lines">In order; the campus has those of its own tracks.</param>
public sealed record ViewTaskPlanResult(Guid Id, string Plan, IReadOnlyList<TaskRoute> Routes, string? Route, IReadOnlyList<ViewTaskPlanResult.Item> Lines)
{
    /// <param name="DueOn">By when, if the whole plan is taken today.</param>
    /// <param name="IsThere">Whether the case has it already.</param>
    public sealed record Item(TaskLine Line, DateOnly DueOn, bool IsThere);
}

internal sealed class ViewTaskPlanValidator : AbstractValidator<ViewTaskPlan>
{
    public ViewTaskPlanValidator() => RuleFor(x => x.Route).Must(route => route is null || TaskPlan.Current.Routes.Any(one => one.Code == route)).Says("AddTaskPlan_RouteMissing");
}

internal sealed class ViewTaskPlanHandler(CurrentCall call, CaseDesk desk, TenantPlaybooks playbooks, TimeProvider clock) : IRequestHandler<ViewTaskPlan, Outcome<ViewTaskPlanResult>>
{
    public async Task<Outcome<ViewTaskPlanResult>> Handle(ViewTaskPlan request, CancellationToken ct)
    {
        if (await desk.Own(request.Id, ct) is not { } one) return Outcome.NotFound;
        if (!one.IsOpen) return Outcome.Refused("Case_Closed");
        var (plan, tenant, isCampus) = (await playbooks.Plan(ct), call.RequiredTenant, desk.SeesAsCampus(one));
        var (today, there) = (tenant.DayAt(clock.GetUtcNow()), (await desk.TasksOf(one, ct)).Where(t => t.Line is not null).ToDictionary(t => t.Line!, StringComparer.Ordinal));
        List<TaskLine> lines = request.Route is { } route ? [.. plan.Of(route).Where(line => !isCampus || line.Track.IsOfCampus())] : [];
        var dates = plan.Dates(lines.Select(line => line.Code), there.ToDictionary(t => t.Key, t => t.Value.ReckonedFrom(today), StringComparer.Ordinal), CaseTime.CalendarOf(tenant), today);
        return new ViewTaskPlanResult(one.Id, plan.Mark, plan.Routes, request.Route, [.. lines.Select(line => new ViewTaskPlanResult.Item(line, dates[line.Code], there.ContainsKey(line.Code)))]);
    }
}
