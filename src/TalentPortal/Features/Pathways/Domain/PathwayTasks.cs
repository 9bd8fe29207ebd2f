using System.Globalization;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Time;

namespace TalentPortal.Features.Pathways.Domain;

/// <summary>Makes tasks of a case from the steps of a way. A step that the case has already, from whatever plan or way, stays as it is.</summary>
public sealed class PathwayTasks(AppDb db, CurrentCall call, CaseDesk desk, TenantPlaybooks playbooks, SealedCase words, CaseTimeline timeline, ConversationBook cases, TimeProvider clock)
{
    /// <summary>Codes of the tasks that a case has.</summary>
    public async Task<IReadOnlySet<string>> In(TalentCase one, CancellationToken ct) => (await desk.TasksOf(one, ct)).Select(task => task.Line).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>Adds what is missing, each with its words, its day and what comes first, and tells it in the timeline. The case is locked.</summary>
    /// <param name="steps">Those that concern the person, in order, without what is done.</param>
    /// <param name="due">By when steps end, where somebody chose a day; the rest is reckoned from today.</param>
    /// <returns>How many were added; none is no fault.</returns>
    public async Task<Outcome<int>> Enter(TalentCase one, PathwayDocument way, IReadOnlyList<PathwayStep> steps, IReadOnlyDictionary<string, DateOnly> due, CancellationToken ct)
    {
        var (tenant, now, plan, all) = (call.RequiredTenant, clock.GetUtcNow(), await playbooks.Plan(ct), await desk.TasksOf(one, ct));
        var (today, calendar) = (tenant.DayAt(now), CaseTime.CalendarOf(tenant));
        var ids = all.Where(task => task.Line is not null).ToDictionary(task => task.Line!, task => task.Id, StringComparer.Ordinal);
        var missing = steps.Where(step => !ids.ContainsKey(way.TaskOf(step))).DistinctBy(way.TaskOf).ToList();
        if (missing.Count == 0) return 0;
        if (all.Count + missing.Count > CaseTask.MostOfCase) return Outcome.Refused(new TextKey("Pathway_TooManyTasks", CaseTask.MostOfCase));

        var before = way.Before(steps);
        var ends = Ends(steps, before, way, plan, all, calendar, today);
        var place = all.Select(task => task.Place + 1).DefaultIfEmpty().Max();
        foreach (var step in missing) ids[way.TaskOf(step)] = Guid.CreateVersion7(now);
        foreach (var step in missing)
        {
            var (code, id) = (way.TaskOf(step), ids[way.TaskOf(step)]);
            // The organisation's own words, party and track, where its plans have the task.
            var line = plan.Find(step.Line);
            var title = line?.Title ?? step.Title;
            var written = await words.SealTask(one, id, new(title.Zh, title.En, null), ct);
            var after = before[step.Code].Select(first => ids[way.TaskOf(way.Find(first)!)]).Distinct().Where(first => first != id).Take(CaseTask.AfterMost);
            db.CaseTasks.Add(CaseTask.Plan(id, one, line?.Track ?? TrackOf(step), line?.Party ?? PartyOf(step), written, DayOf(step), after, place++, now, line is null ? null : plan, code));
        }

        await timeline.Add(one, CaseEntryKind.PathwayTaken, way.Key, missing.Count.ToString(CultureInfo.InvariantCulture), $"{way.Title.Zh}\n{way.Title.En}", ct);
        cases.Changed(one);
        return missing.Count;

        // A day that was chosen, unless it is over: no task is late when it comes into the case.
        DateOnly DayOf(PathwayStep step)
        {
            var soonest = calendar.AddWorkingDays(today, 1).Value;
            if (due.TryGetValue(step.Code, out var day) && day >= soonest) return calendar.IsWorkingDay(day).Value ? day : Later(calendar.AddWorkingDays(day, -1).Value, soonest);
            return Later(calendar.AddWorkingDays(ends[step.Code], 0).Value, soonest);
        }
    }

    private static Dictionary<string, DateOnly> Ends(
        IReadOnlyList<PathwayStep> steps, IReadOnlyDictionary<string, IReadOnlyList<string>> before, PathwayDocument way, TaskPlan plan, IReadOnlyList<CaseTask> all, WorkingCalendar calendar, DateOnly today)
    {
        var known = all.Where(task => task.Line is not null).ToDictionary(task => task.Line!, task => task.ReckonedFrom(today), StringComparer.Ordinal);
        Dictionary<string, DateOnly> ends = new(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            var start = before[step.Code].Select(code => ends[code]).Append(today).Max();
            var (count, isWorking, _) = PathwayPlan.DaysOf(step, plan);
            ends[step.Code] = known.TryGetValue(way.TaskOf(step), out var end) ? end : isWorking ? calendar.AddWorkingDays(start, count).Value : start.AddDays(count);
        }

        return ends;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static CaseTrack TrackOf(PathwayStep step) => step.Party is PathwayParty.Family or PathwayParty.School ? CaseTrack.Family : CaseTrack.Permit;

    private static TaskParty PartyOf(PathwayStep step) => step.Party switch
    {
        PathwayParty.You or PathwayParty.Family => TaskParty.Talent,
        PathwayParty.Employer => TaskParty.Employer,
        PathwayParty.Office => TaskParty.Authority,
        _ => TaskParty.Other,
    };
}
