using FluentValidation;
using MediatR;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Cases;

/// <summary>Adds a task to a case, or changes one that is open. The talent reads it.</summary>
/// <param name="TaskId">The one to change; null for a new one.</param>
/// <param name="TitleZh">One language is enough.</param>
/// <param name="PartyName">Who that is, where neither talent nor consultant does it.</param>
/// <param name="DueOn">A working day at the tenant.</param>
/// <param name="After">Tasks of the same case that come first.</param>
/// <param name="Version">The version of the task that was looked at; another one is a conflict.</param>
[Requires(CasesPermissions.Work)]
public sealed record PlanTask(
    Guid Id, Guid? TaskId, string? TitleZh, string? TitleEn, CaseTrack Track, TaskParty Party, string? PartyName, DateOnly? DueOn, IReadOnlyList<Guid> After, uint Version = 0) : ICommand<PlanTaskResult>;

public sealed record PlanTaskResult(Guid TaskId);

internal sealed class PlanTaskValidator : AbstractValidator<PlanTask>
{
    public PlanTaskValidator()
    {
        this.BothPlain(x => x.TitleZh, x => x.TitleEn, CaseTask.TitleMax, "Case_WordsUnfit");
        this.OneGiven(x => x.TitleZh, x => x.TitleEn, "PlanTask_TitleMissing");
        RuleFor(x => x.TitleZh).CrossesNoRedLine();
        RuleFor(x => x.TitleEn).CrossesNoRedLine();
        RuleFor(x => x.Track).IsInEnum().Says("PlanTask_TrackMissing");
        RuleFor(x => x.Party).IsInEnum().Says("PlanTask_PartyMissing");
        RuleFor(x => x.PartyName).IsPlainText(CaseTask.PartyMax, "Case_WordsUnfit");
        RuleFor(x => x.DueOn).NotNull().Says("PlanNextAction_DateMissing");
        RuleFor(x => x.After).Must(after => after is { Count: <= CaseTask.AfterMost }).Says("PlanTask_TooManyBefore", CaseTask.AfterMost);
    }
}

internal sealed class PlanTaskHandler(AppDb db, CurrentCall call, CaseDesk desk, SealedCase words, CaseTimeline timeline, TimeProvider clock) : IRequestHandler<PlanTask, Outcome<PlanTaskResult>>
{
    private const int MostYears = 2;

    public async Task<Outcome<PlanTaskResult>> Handle(PlanTask request, CancellationToken ct)
    {
        if (await desk.Own(request.Id, ct) is not { } one) return Outcome.NotFound;
        var (all, isCampus, now) = (await desk.TasksOf(one, ct), desk.SeesAsCampus(one), clock.GetUtcNow());
        var seen = all.Where(t => !isCampus || t.Track.IsOfCampus()).ToDictionary(t => t.Id);
        var task = request.TaskId is { } id ? seen.GetValueOrDefault(id) : null;
        if ((task is null && request.TaskId is not null) || !request.After.All(seen.ContainsKey)) return Outcome.NotFound;
        if (task is not null && task.Version != request.Version) return Outcome.Conflict;
        if (!one.IsOpen) return Outcome.Refused("Case_Closed");
        if (task is null && all.Count >= CaseTask.MostOfCase) return Outcome.Refused(new TextKey("PlanTask_TooMany", CaseTask.MostOfCase));
        if (Wrong(request, task, all, isCampus, now) is { } wrong) return Outcome.Invalid([wrong]);

        var newId = task?.Id ?? Guid.CreateVersion7(now);
        var written = await words.SealTask(one, newId, new(Typed.Tidy(request.TitleZh), Typed.Tidy(request.TitleEn), request.Party is TaskParty.Talent or TaskParty.Consultant ? null : Typed.Tidy(request.PartyName)), ct);
        // What comes first and is not shown to the campus stays first.
        var after = request.After.Distinct().Concat(task?.After.Where(first => !seen.ContainsKey(first)) ?? []);
        if (task is null) db.CaseTasks.Add(CaseTask.Plan(newId, one, request.Track, request.Party, written, request.DueOn!.Value, after, all.Select(t => t.Place + 1).DefaultIfEmpty().Max(), now));
        else if (task.Change(request.Track, request.Party, written, request.DueOn!.Value, after) is { } why) return Outcome.Refused(why);
        // Two at once could make a circle that neither sees: the later one gets a conflict.
        timeline.Touch(one);
        return new PlanTaskResult(newId);
    }

    private Invalidity? Wrong(PlanTask request, CaseTask? task, IReadOnlyList<CaseTask> all, bool isCampus, DateTimeOffset now)
    {
        var (on, tenant) = (request.DueOn!.Value, call.RequiredTenant);
        var today = tenant.DayAt(now);
        if (isCampus && !request.Track.IsOfCampus()) return new(nameof(request.Track), "PlanTask_TrackNotYours");
        if (task is not null && TaskOrder.IsCircle(task.Id, request.After, all)) return new(nameof(request.After), "PlanTask_Circle");
        if (on == task?.DueOn) return null;
        if (on < today || on > today.AddYears(MostYears)) return new(nameof(request.DueOn), "PlanNextAction_DateUnfit");
        return CaseTime.CalendarOf(tenant).IsWorkingDay(on).Value ? null : new(nameof(request.DueOn), "PlanTask_NoWorkingDay");
    }
}
