using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Time;

namespace TalentPortal.Features.ReturnTimelines.Domain;

/// <summary>What the person's timeline says today: what they chose, with what is done in their case already.</summary>
public sealed class TimelineDesk(AppDb db, SealedTimeline words, SealedCareer career, TimeProvider clock)
{
    /// <summary>By China's calendar: that is where the dates count.</summary>
    private static readonly WorkingCalendar Calendar = WorkingCalendar.China;

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Calendar.Zone).DateTime);

    public Task<ReturnTimeline?> Find(Guid userId, CancellationToken ct) => db.ReturnTimelines.SingleOrDefaultAsync(t => t.UserId == userId, ct);

    public ValueTask<TimelineChoices> Open(ReturnTimeline timeline, CancellationToken ct) => words.Open(timeline, ct);

    /// <summary>Lines that are tasks of a case under way: there they are marked, and nowhere else.</summary>
    public async Task<IReadOnlyDictionary<string, TimelineTask>> Tasks(Guid userId, CancellationToken ct)
    {
        var open = db.Cases.Where(c => c.TalentUserId == userId && c.ClosedAt == null).Select(c => c.Id);
        var rows = await db.CaseTasks.AsNoTracking().Where(t => t.TalentUserId == userId && t.Line != null && open.Contains(t.CaseId))
            .OrderBy(t => t.PlannedAt).Select(t => new { t.CaseId, Line = t.Line!, t.State, t.EndedAt }).ToListAsync(ct);
        Dictionary<string, TimelineTask> tasks = new(StringComparer.Ordinal);
        foreach (var row in rows) tasks[row.Line] = new(row.CaseId, row.State, row.EndedAt is { } at ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Calendar.Zone).DateTime) : null);
        return tasks;
    }

    public ReturnTimelinePlan Plan(TimelineChoices choices, IReadOnlyDictionary<string, TimelineTask> tasks)
    {
        var done = choices.Done.Where(pair => !tasks.ContainsKey(pair.Key)).ToDictionary(StringComparer.Ordinal);
        foreach (var (line, task) in tasks)
            if (task is { State: CaseTaskState.Done, EndedOn: { } on }) done[line] = on;
        var leftOut = choices.LeftOut.Where(code => !tasks.ContainsKey(code)).Concat(tasks.Where(pair => pair.Value.State == CaseTaskState.NotNeeded).Select(pair => pair.Key));
        return ReturnTimelinePlan.Make(TaskPlan.Current, choices.Routes, choices.StartOn, choices.ArriveOn, done, leftOut, Calendar, Today);
    }

    /// <summary>What the profile says already, so that it is not asked again: the start wished for, the way that fits, the last degree.</summary>
    public async Task<TimelineGuess> Guess(Guid userId, CancellationToken ct)
    {
        var sheet = await db.ProfileSheets.AsNoTracking().SingleOrDefaultAsync(s => s.UserId == userId, ct);
        var wishes = await career.OpenIntentions(sheet, ct);
        EducationFacts? last = null;
        foreach (var entry in await db.ProfileEntries.AsNoTracking().Where(e => e.UserId == userId && e.Section == ProfileSection.Education && e.RemovedAt == null).ToListAsync(ct))
            if ((await career.Open(entry, ct)).Facts is EducationFacts { To: { } to } facts && (last?.To is not { } other || other < to)) last = facts;
        var route = wishes.Residence switch { ResidenceGroup.MainlandCitizen => "returnee", ResidenceGroup.Foreigner => "foreigner-b", _ => null };
        return new(wishes.Start is { Precision: not DatePrecision.Year } start ? start.First : null, route, last?.To is { Precision: not DatePrecision.Year } month ? month : null, last?.Country);
    }
}

/// <summary>A line as a task of a case.</summary>
public sealed record TimelineTask(Guid CaseId, CaseTaskState State, DateOnly? EndedOn);

/// <summary>What the profile says already; null where it does not.</summary>
public sealed record TimelineGuess(DateOnly? StartOn, string? Route, PartialDate? Graduation, string? StudyCountry);
