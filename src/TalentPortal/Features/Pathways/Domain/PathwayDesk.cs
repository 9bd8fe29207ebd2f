using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.ReturnTimelines.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Time;

namespace TalentPortal.Features.Pathways.Domain;

/// <summary>One way as a person goes it, reckoned as of today.</summary>
/// <param name="Asked">All steps, with whether they concern the person.</param>
/// <param name="There">Those that do, without what they left out and what their case does not need.</param>
/// <param name="Target">By when all is to be done; null where no day is known.</param>
/// <param name="IsFromTimeline">The day is the start of the return timeline.</param>
/// <param name="Tasks">Steps that are tasks of a case under way, by the code of the step: there they are marked, and nowhere else.</param>
/// <param name="Version">Null before anything was kept.</param>
public sealed record MyPathway(
    ShelvedPathway Shelved, PathwayAnswers Answers, IReadOnlyList<AskedStep> Asked, IReadOnlyList<PathwayStep> There, PathwayChoices Choices, DateOnly? Target, bool IsFromTimeline, PathwayPlan Plan,
    IReadOnlyDictionary<string, TimelineTask> Tasks, uint? Version)
{
    public PathwayDocument Document => Shelved.Document;

    public int Done => Plan.Steps.Count(step => step.State == PathwayStepState.Done);

    public int Late => Plan.Steps.Count(step => step.State == PathwayStepState.Late);

    /// <summary>Steps of which an answer is still to decide whether they concern the person.</summary>
    public int Undecided => Asked.Count(step => step.Verdict == Verdict.Unknown);
}

/// <summary>A person's checklists: what they chose, with what is done in their case already.</summary>
public sealed class PathwayDesk(AppDb db, SealedPathway words, PathwayShelf shelf, TimelineDesk timelines)
{
    /// <summary>In China: that is where the dates count.</summary>
    public DateOnly Today => timelines.Today;

    /// <summary>One change of a person's checklists at a time.</summary>
    public Task Lock(Guid userId, CancellationToken ct) => db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"pathways:" + userId.ToString("N")}, 0))", ct);

    public Task<PathwayCheck?> Find(Guid userId, string slug, CancellationToken ct) => db.PathwayChecks.SingleOrDefaultAsync(c => c.UserId == userId && c.Slug == slug, ct);

    public ValueTask<PathwayChoices> Open(PathwayCheck check, CancellationToken ct) => words.Open(check, ct);

    /// <summary>The way of an address as the person goes it; null where the site has none of that name.</summary>
    public async Task<MyPathway?> Of(Guid userId, string? slug, CancellationToken ct) => await shelf.Find(slug, ct) is { } found ? await Of(userId, found, ct) : null;

    public async Task<MyPathway> Of(Guid userId, ShelvedPathway found, CancellationToken ct)
    {
        var (document, check) = (found.Document, await Find(userId, found.Document.Key, ct));
        var choices = check is null ? PathwayChoices.None : await Open(check, ct);
        var answers = PathwayAnswers.Read(choices.Answers.ToDictionary(pair => pair.Key, string? (pair) => pair.Value, StringComparer.Ordinal), found.Program, found.Rules.Facts);
        var asked = found.Program.Ask(answers.Sheet, Today, found.Rules);
        var inCases = await timelines.Tasks(userId, ct);
        var tasks = document.Steps.Where(step => inCases.ContainsKey(document.TaskOf(step))).ToDictionary(step => step.Code, step => inCases[document.TaskOf(step)], StringComparer.Ordinal);
        var there = asked.Where(step => step.Verdict == Verdict.Met).Select(step => step.Step).Where(step => tasks.TryGetValue(step.Code, out var task) ? task.State != CaseTaskState.NotNeeded : !choices.LeftOut.Contains(step.Code, StringComparer.Ordinal)).ToList();
        var done = choices.Done.Where(pair => !tasks.ContainsKey(pair.Key)).ToDictionary(StringComparer.Ordinal);
        foreach (var (code, task) in tasks)
            if (task is { State: CaseTaskState.Done, EndedOn: { } on }) done[code] = on;
        var start = choices.TargetOn is null && await timelines.Find(userId, ct) is { } timeline ? (await timelines.Open(timeline, ct)).StartOn : (DateOnly?)null;
        var target = choices.TargetOn ?? start;
        return new(found, answers, asked, there, choices, target, start is not null, PathwayPlan.Make(document, there, TaskPlan.Current, target, done, WorkingCalendar.China, Today), tasks, check?.Version);
    }
}
